package httpd

import (
	"context"
	"net/http"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// batch shares among the operations of one request what it may cost.
type batch struct{ price int }

type batchKey struct{}

// priceSoFar gives what the operations of a context's batch cost so far, the next one's price with them.
func priceSoFar(ctx context.Context, price int) int {
	if shared, is := ctx.Value(batchKey{}).(*batch); is {
		shared.price = min(most, shared.price+price)
		return shared.price
	}
	return price
}

// runAll answers the operations of a batch one after the other, within the price, the rows and the time of a single one.
func (e *endpoint) runAll(ctx context.Context, requests []*request) *answer {
	ctx, cancel := context.WithTimeout(ctx, e.limits.Timeout)
	defer cancel()
	ctx = context.WithValue(ctx, batchKey{}, new(batch))
	ctx = context.WithValue(ctx, rowsKey{}, newRows(e.limits.Rows))
	all := &answer{status: http.StatusOK, legacy: http.StatusOK, batch: make([]*answer, 0, len(requests))}
	for _, r := range requests {
		a := e.runFound(ctx, r)
		if a == nil {
			return nil // the client has gone
		}
		all.batch = append(all.batch, a)
		all.errors = append(all.errors, a.errors...) // for the log
		all.standing = a.standing
		all.retryAfter = max(all.retryAfter, a.retryAfter)
	}
	return all
}

// runFound answers an operation whose document may be named instead of sent.
func (e *endpoint) runFound(ctx context.Context, r *request) *answer {
	if err := e.library.find(r); err != nil {
		return e.fined(ctx, rejected(gqlerror.List{err}))
	}
	return e.run(ctx, &r.RawParams)
}

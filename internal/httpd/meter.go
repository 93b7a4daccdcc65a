package httpd

import (
	"context"
	"errors"
	"math"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/rate"
)

// Rates bounds what each client may ask for over time and at once. A point is a unit of the price of operations
// ([Cost]). Every bound must be positive.
type Rates struct {
	Address rate.Limit // of all who come from one address and show neither key nor token
	Key     rate.Limit // of whoever shows one key or token
	Clients int        // how many addresses, and how many keys, are kept in mind
	AtOnce  int        // requests of one client that are answered at once
}

// DefaultRates let an address ask for twenty of the dearest operations a minute, or thousands of usual ones.
func DefaultRates() Rates {
	return Rates{
		Address: rate.Limit{Points: 5_000_000, Per: time.Minute},
		Key:     rate.Limit{Points: 20_000_000, Per: time.Minute},
		Clients: 100_000,
		AtOnce:  32,
	}
}

func (r Rates) check() error {
	if r.Address.Points <= 0 || r.Address.Per <= 0 || r.Key.Points <= 0 || r.Key.Per <= 0 || r.Clients <= 0 || r.AtOnce <= 0 {
		return errors.New("every rate must be positive")
	}
	return nil
}

// What is charged beside the price of an operation.
const (
	perRequest  = 1   // for each request
	perRefusal  = 100 // for one that is refused before it has a price: looking at it took work too
	perExport   = 50_000
	perTurnAway = 100 // for a key or token that opens nothing
)

// meter keeps the books of all clients.
type meter struct {
	addresses *rate.Buckets
	keys      *rate.Buckets
	running   *occupancy // requests by client
}

func newMeter(rates Rates) *meter {
	return &meter{
		addresses: rate.New(rates.Address, rates.Clients),
		keys:      rate.New(rates.Key, rates.Clients),
		running:   newOccupancy(0, rates.AtOnce),
	}
}

func (m *meter) books(c client) *rate.Buckets {
	if c.keyed {
		return m.keys
	}
	return m.addresses
}

// spend charges the client of a context. A refusal is what to answer where it has too little left.
func (m *meter) spend(ctx context.Context, points int) (rate.Standing, *answer) {
	c := clientOf(ctx)
	standing, wait := m.books(c).Spend(c.name, points, time.Now())
	if wait == 0 {
		return standing, nil
	}
	refusal := comeBack(http.StatusTooManyRequests, wait, refuse(RateLimited,
		"too much was asked for in a short time: this takes %d points, and %d of %d are left; ask again in %s, or for less",
		min(points, standing.Limit), standing.Remaining, standing.Limit, max(wait, time.Second).Round(time.Second)))
	refusal.errors[0].Extensions["limit"] = "Rate"
	refusal.standing = &standing
	return standing, refusal
}

// fine charges the client of a context for what was refused.
func (m *meter) fine(ctx context.Context, points int) rate.Standing {
	c := clientOf(ctx)
	return m.books(c).Fine(c.name, points, time.Now())
}

// begin counts a request in, until end. A refusal is what to answer where its client has spent everything or has as
// many requests running as it may.
func (m *meter) begin(ctx context.Context) (end func(), refusal *answer) {
	if _, refusal := m.spend(ctx, perRequest); refusal != nil {
		return nil, refusal
	}
	end, full := m.running.enter(clientOf(ctx).name)
	if full != roomy {
		err := exceeded("AtOnce", "wait for an answer before the next request", 0, m.running.each)
		return nil, comeBack(http.StatusTooManyRequests, time.Second, withCode(err, RateLimited))
	}
	return end, nil
}

// comeBack answers that a request may be sent again after a while.
func comeBack(status int, wait time.Duration, err *gqlerror.Error) *answer {
	a := failed(status, err)
	a.retryAfter = int(math.Ceil(max(wait, time.Second).Seconds()))
	a.errors[0].Extensions["retryAfter"] = a.retryAfter
	return a
}

// charge takes the price of an operation from its client, and notes how that one stands then.
func (m *meter) charge(ctx context.Context, operation *graphql.OperationContext) *answer {
	r := reckoningOf(operation)
	standing, refusal := m.spend(ctx, max(r.cost.Requested, 1))
	r.stand(standing)
	return refusal
}

// refund gives the price of an operation that found no room back to its client, but for what looking at it took.
func (m *meter) refund(ctx context.Context, operation *graphql.OperationContext) {
	c, r := clientOf(ctx), reckoningOf(operation)
	r.stand(m.books(c).Refund(c.name, max(0, r.standing.Cost-perRefusal), time.Now()))
}

// turnedAway charges an address for a key or token that opens nothing, and gives what to answer where it tried too many.
func (m *meter) turnedAway(ctx context.Context) *answer {
	_, tooMany := m.spend(ctx, perTurnAway)
	return tooMany
}

// requests counts requests of their client that are no operations.
func (m *meter) requests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		end, refusal := m.begin(r.Context())
		if refusal != nil {
			refuseAccess(w, r, refusal)
			return
		}
		defer end()
		next.ServeHTTP(w, r)
	})
}

// fined charges for a refusal, and says in it how the client stands then.
func (e *endpoint) fined(ctx context.Context, refusal *answer) *answer {
	standing := e.meter.fine(ctx, perRefusal)
	refusal.standing = &standing
	return refusal
}

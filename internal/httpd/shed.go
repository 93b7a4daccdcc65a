package httpd

import (
	"context"
	"errors"
	"net/http"
	"runtime"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/lane"
	"verkosto/internal/rate"
)

// Shed bounds how much work a server takes on. Light and heavy operations run in lanes of their own, so that light ones
// pass beside heavy ones; what finds no room in its lane in time is answered with OVERLOADED. Every bound must be
// positive.
type Shed struct {
	Light     int           // light operations that run at once
	Heavy     int           // heavy operations that run at once
	HeavyFrom int           // price from which an operation is heavy
	Queue     int           // operations that wait for room in each lane
	Wait      time.Duration // how long each waits at most
}

// DefaultShed runs a heavy operation on each processor.
func DefaultShed() Shed {
	return Shed{Light: 64, Heavy: runtime.GOMAXPROCS(0), HeavyFrom: 5_000, Queue: 64, Wait: 2 * time.Second}
}

func (s Shed) check() error {
	if min(s.Light, s.Heavy, s.HeavyFrom, s.Queue) <= 0 || s.Wait <= 0 {
		return errors.New("every bound of the load must be positive")
	}
	return nil
}

// lanes are where operations run.
type lanes struct {
	Shed
	light, heavy *lane.Lane
}

func newLanes(shed Shed) *lanes {
	return &lanes{
		Shed:  shed,
		light: lane.New(shed.Light, shed.Queue, shed.Wait),
		heavy: lane.New(shed.Heavy, shed.Queue, shed.Wait),
	}
}

// enter waits for room in the lane for a price. Where there is none in time a refusal is the answer, and where the
// context ended neither is there.
func (l *lanes) enter(ctx context.Context, price int) (*lane.Lane, *answer) {
	chosen, kind := l.light, "light"
	if price >= l.HeavyFrom {
		chosen, kind = l.heavy, "heavy"
	}
	switch err := chosen.Enter(ctx); {
	case err == nil:
		return chosen, nil
	case errors.Is(err, lane.ErrFull):
		return nil, l.overloaded(kind + " requests")
	}
	return nil, nil
}

// begin turns away what would only be read to be turned away: where not even light requests find room.
func (l *lanes) begin() *answer {
	if l.light.Full() {
		return l.overloaded("requests")
	}
	return nil
}

func (l *lanes) overloaded(what string) *answer {
	return comeBack(http.StatusServiceUnavailable, l.Wait, refuse(Overloaded, "too many %s are being answered now; ask again in a moment", what))
}

// execute runs an operation in its lane, within the time that it may take, and for as long as its answer holds no more
// objects than it may. There is no answer where the client left before there was one.
func (e *endpoint) execute(ctx context.Context, operation *graphql.OperationContext) *answer {
	r := reckoningOf(operation)
	ctx, cancel := context.WithTimeout(rate.With(ctx, &r.standing), e.limits.Timeout)
	defer cancel()
	r.left.stop = cancel
	in, refusal := e.lanes.enter(ctx, r.cost.Requested)
	if in == nil {
		if refusal == nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
			refusal = rejected(gqlerror.List{e.timeout()})
		}
		if refusal != nil { // the client waited for it
			e.meter.refund(ctx, operation)
		}
		return refusal
	}
	defer in.Leave()
	return e.perform(ctx, operation)
}

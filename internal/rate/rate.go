// Package rate bounds what each client may spend over time: a token bucket a client, of which only so many are kept.
package rate

import (
	"container/list"
	"context"
	"math"
	"sync"
	"time"
)

// Limit is what a client may spend: up to Points at once, which come back evenly, all of them within Per.
// Both must be positive.
type Limit struct {
	Points int
	Per    time.Duration
}

// each is how long it takes until one point is back, in nanoseconds.
func (l Limit) each() float64 { return float64(l.Per) / float64(l.Points) }

// Standing is what a client has spent and what it has left.
type Standing struct {
	Cost      int       // points that this request was charged
	Limit     int       // points that there are when nothing was spent
	Remaining int       // points left, this request's taken off
	ResetAt   time.Time // when all points are back, if nothing more is spent
}

// Buckets keeps the books of many clients. It may be used by several goroutines.
type Buckets struct {
	limit Limit
	most  int

	mu      sync.Mutex
	clients map[string]*list.Element
	recent  list.List // of *bucket, the one that spent last in front
}

// bucket is what is kept of a client: when all its points will be back says how many are there now. It is the
// "theoretical arrival time" of the generic cell rate algorithm (ITU-T I.371, annex A).
type bucket struct {
	client string
	full   time.Time
}

// New makes books under a limit for at most so many clients. Clients whose points are all back are forgotten, and
// beyond that number those who spent nothing for longest, who then have all their points again.
func New(limit Limit, most int) *Buckets {
	return &Buckets{limit: limit, most: most, clients: make(map[string]*list.Element)}
}

// Spend takes points from a client. Where it has too few nothing is taken, and wait is how long until it has enough.
// More points than the limit are taken for the limit, so that what is allowed at all becomes possible in the end.
func (b *Buckets) Spend(client string, points int, now time.Time) (standing Standing, wait time.Duration) {
	points = min(points, b.limit.Points)
	b.mu.Lock()
	defer b.mu.Unlock()
	full := b.fullAt(client, now)
	missing := points - b.left(full, now)
	if missing > 0 {
		over := full.Sub(now) - time.Duration(float64(b.limit.Points-points)*b.limit.each())
		return b.standing(0, full, now), max(over, 1)
	}
	full = b.charge(client, full, points, now)
	return b.standing(points, full, now), 0
}

// Fine takes points from a client, or what it has left of them.
func (b *Buckets) Fine(client string, points int, now time.Time) Standing {
	b.mu.Lock()
	defer b.mu.Unlock()
	full := b.fullAt(client, now)
	taken := min(points, b.left(full, now))
	if taken > 0 {
		full = b.charge(client, full, taken, now)
	}
	return b.standing(taken, full, now)
}

// Refund gives points back to a client that it spent for nothing. It has no more than all in the end.
func (b *Buckets) Refund(client string, points int, now time.Time) Standing {
	b.mu.Lock()
	defer b.mu.Unlock()
	full := b.fullAt(client, now).Add(-time.Duration(float64(points) * b.limit.each()))
	if full.Before(now) {
		full = now
	}
	if element, known := b.clients[client]; known {
		element.Value.(*bucket).full = full
	}
	return b.standing(0, full, now)
}

// Kept gives how many clients are kept in mind.
func (b *Buckets) Kept() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.clients)
}

// fullAt gives when all points of a client are back.
func (b *Buckets) fullAt(client string, now time.Time) time.Time {
	if element, known := b.clients[client]; known {
		if full := element.Value.(*bucket).full; full.After(now) {
			return full
		}
	}
	return now
}

// left gives the points that are there. One that is back in part is not: only what a duration rounds away is forgiven.
func (b *Buckets) left(full, now time.Time) int {
	return b.limit.Points - int(math.Ceil(float64(full.Sub(now))/b.limit.each()-1e-3))
}

// charge books points and gives when all are back.
func (b *Buckets) charge(client string, full time.Time, points int, now time.Time) time.Time {
	full = full.Add(time.Duration(float64(points) * b.limit.each()))
	if element, known := b.clients[client]; known {
		element.Value.(*bucket).full = full
		b.recent.MoveToFront(element)
	} else {
		b.clients[client] = b.recent.PushFront(&bucket{client, full})
	}
	for oldest := b.recent.Back(); len(b.clients) > b.most || !oldest.Value.(*bucket).full.After(now); oldest = b.recent.Back() {
		if oldest == b.recent.Front() {
			break
		}
		delete(b.clients, b.recent.Remove(oldest).(*bucket).client)
	}
	return full
}

func (b *Buckets) standing(cost int, full, now time.Time) Standing {
	return Standing{Cost: cost, Limit: b.limit.Points, Remaining: b.left(full, now), ResetAt: full}
}

type standingKey struct{}

// With gives a context in which a request knows how its client stands.
func With(ctx context.Context, standing *Standing) context.Context {
	return context.WithValue(ctx, standingKey{}, standing)
}

// From gives how the client of a context's request stands, and false where nobody keeps its books.
func From(ctx context.Context) (Standing, bool) {
	standing, ok := ctx.Value(standingKey{}).(*Standing)
	if !ok {
		return Standing{}, false
	}
	return *standing, true
}

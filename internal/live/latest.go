// Package live tells those who wait for it what changes while a server runs: the data version, what follows from it, and
// how far imports are.
//
// Nothing is queued. Who changes something leaves the newest state behind and goes on; who waits takes the newest state
// when ready for it, and misses what was in between. So a slow reader costs no memory and holds up no writer.
package live

import (
	"context"
	"sync"
)

// Latest holds the newest of a value that changes. The zero value holds the zero value.
type Latest[T any] struct {
	mu      sync.Mutex
	value   T
	changed chan struct{} // closed when the value changes; nil until someone waits
}

// Set puts a value in the place of the one before, and wakes all that wait. It never blocks.
func (l *Latest[T]) Set(value T) {
	l.Change(func(T) (T, bool) { return value, true })
}

// Change makes the next value of the one before, unless change says that there is no other. No other change comes in
// between, so change must be quick.
func (l *Latest[T]) Change(change func(T) (next T, changed bool)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	next, changed := change(l.value)
	if !changed {
		return
	}
	l.value = next
	if l.changed != nil {
		close(l.changed)
		l.changed = nil
	}
}

// Look gives the newest value, and a channel that is closed when there is a newer one.
func (l *Latest[T]) Look() (value T, changed <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.changed == nil {
		l.changed = make(chan struct{})
	}
	return l.value, l.changed
}

// follower decides what one who follows a value is told of it. One goroutine calls both.
type follower[T, E any] struct {
	next func(T) (event E, due bool) // the next event that a state gives rise to
	told func(E) (over bool)         // notes that an event was taken, and says whether it was the last
}

// follow sends events for as long as the context lasts, or until the last of them, and then closes the channel and calls
// done. While nobody takes an event, a newer one takes its place.
func follow[T, E any](ctx context.Context, latest *Latest[T], with follower[T, E], done func()) <-chan E {
	events := make(chan E)
	go func() {
		defer done()
		defer close(events)
		for {
			state, changed := latest.Look()
			event, due := with.next(state)
			out := events
			if !due {
				out = nil // never ready
			}
			select {
			case out <- event:
				if with.told(event) {
					return
				}
			case <-changed:
			case <-ctx.Done():
				return
			}
		}
	}()
	return events
}

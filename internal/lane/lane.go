// Package lane lets a bounded number of requests run at once, and a bounded number more wait for a short time. What
// finds neither is turned away at once, while it has cost nothing: a server that takes all that comes ends up with
// answers that nobody waits for any longer.
package lane

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

// ErrFull is what those get who find no room in time.
var ErrFull = errors.New("there is no room now")

// Lane is one such number. It may be used by several goroutines.
type Lane struct {
	room    chan struct{} // filled by those that run
	queue   int64
	wait    time.Duration
	waiting atomic.Int64
}

// New makes a lane on which so many run at once and so many more wait, in the order in which they came, each for no
// longer than wait.
func New(running, queue int, wait time.Duration) *Lane {
	return &Lane{room: make(chan struct{}, running), queue: int64(queue), wait: wait}
}

// Enter waits for room. Who got in must call [Lane.Leave]. Where there is no room in time the error is [ErrFull], and
// the context's where that ended first.
func (l *Lane) Enter(ctx context.Context) error {
	select {
	case l.room <- struct{}{}:
		return nil
	default:
	}
	defer l.waiting.Add(-1)
	if l.waiting.Add(1) > l.queue {
		return ErrFull
	}
	patience := time.NewTimer(l.wait)
	defer patience.Stop()
	select {
	case l.room <- struct{}{}:
		return nil
	case <-patience.C:
		return ErrFull
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Leave makes room for another.
func (l *Lane) Leave() { <-l.room }

// Full says whether somebody who came now would be turned away.
func (l *Lane) Full() bool { return len(l.room) == cap(l.room) && l.waiting.Load() >= l.queue }

// Load gives how many run and how many wait.
func (l *Lane) Load() (running, waiting int) {
	return len(l.room), int(min(l.waiting.Load(), l.queue))
}

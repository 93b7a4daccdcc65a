// Package memo computes things that are dear and asked for again: equal questions that are asked at
// the same time are computed once, answers are kept as long as there is room, and only so many
// computations run at a time, so that whatever is cheap gets its turn.
package memo

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	"golang.org/x/sync/semaphore"

	"verkosto/internal/network"
)

// Memo remembers answers by key. It is safe for concurrent use.
type Memo struct {
	mutex   sync.Mutex
	kept    kept
	flights map[string]*flight
	figures Figures // but for the bytes

	running *semaphore.Weighted
	waiting *semaphore.Weighted
}

// Limits bounds a memo. Each must be positive.
type Limits struct {
	Bytes   int64 // of answers kept
	Running int64 // computations at a time
	Waiting int64 // computations that run or wait for their turn
}

// New makes an empty memo.
func New(limits Limits) *Memo {
	return &Memo{
		kept:    newKept(limits.Bytes),
		flights: make(map[string]*flight),
		running: semaphore.NewWeighted(limits.Running),
		waiting: semaphore.NewWeighted(limits.Waiting),
	}
}

// Sized is an answer that knows about how many bytes it takes.
type Sized interface{ Size() int64 }

// flight is a computation that goes on. It ends early when nobody waits for it any more.
type flight struct {
	done    chan struct{}
	waiters int
	stop    context.CancelFunc
	value   Sized
	err     error
}

// Get gives the answer for a key: the one that is kept, or what compute gives, which is called once for all that
// ask at the same time. Its context carries the values of the first who asked, and is cancelled when the last of
// them has left. An error is given to those who wait, and not kept. Who leaves gets the error of their context.
func Get[T Sized](ctx context.Context, m *Memo, key string, compute func(context.Context) (T, error)) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, over(err)
	}
	value, err := m.get(ctx, key, func(ctx context.Context) (Sized, error) { return compute(ctx) })
	if err != nil {
		return none, err
	}
	answer, _ := value.(T) // a key stands for answers of one type
	return answer, nil
}

func (m *Memo) get(ctx context.Context, key string, compute func(context.Context) (Sized, error)) (Sized, error) {
	m.mutex.Lock()
	if value, known := m.kept.get(key); known {
		m.figures.Hits++
		m.mutex.Unlock()
		return value, nil
	}
	f := m.flights[key]
	if f == nil {
		m.figures.Misses++
		f = m.start(ctx, key, compute)
	} else {
		m.figures.Hits++
	}
	f.waiters++
	m.mutex.Unlock()

	select {
	case <-f.done:
		return f.value, f.err
	case <-ctx.Done():
		m.leave(key, f)
		return nil, over(ctx.Err())
	}
}

// start begins a flight. The caller holds the mutex.
func (m *Memo) start(ctx context.Context, key string, compute func(context.Context) (Sized, error)) *flight {
	alone, stop := context.WithCancel(context.WithoutCancel(ctx))
	f := &flight{done: make(chan struct{}), stop: stop}
	m.flights[key] = f
	go func() {
		defer stop()
		defer m.land(key, f)
		f.value, f.err = guarded(alone, compute)
	}()
	return f
}

// guarded makes an error of a panic, which outside of a request's own goroutine would end the program.
func guarded(ctx context.Context, compute func(context.Context) (Sized, error)) (value Sized, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			value, err = nil, network.Wrap(network.Internal, fmt.Errorf("panic: %v\n%s", cause, debug.Stack()), "the computation broke off")
		}
	}()
	return compute(ctx)
}

// land keeps a flight's answer and gives it to those who wait.
func (m *Memo) land(key string, f *flight) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.flights[key] == f {
		delete(m.flights, key)
	}
	if f.err == nil {
		m.kept.add(key, f.value)
	}
	close(f.done)
}

// leave ends a flight if nobody else waits for it. Who asks then begins another.
func (m *Memo) leave(key string, f *flight) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if f.waiters--; f.waiters == 0 {
		f.stop()
		if m.flights[key] == f {
			delete(m.flights, key)
		}
	}
}

// Run waits for its turn and does heavy work. Where too many wait already it is an [network.Unavailable] error.
// Work must not run other work, which could wait for it forever.
func (m *Memo) Run(ctx context.Context, work func() error) error {
	if !m.waiting.TryAcquire(1) {
		return network.Errorf(network.Unavailable, "too many analyses are being worked out: ask again in a moment")
	}
	defer m.waiting.Release(1)
	if err := m.running.Acquire(ctx, 1); err != nil {
		return over(err)
	}
	defer m.running.Release(1)
	return work()
}

func over(err error) error {
	return network.Wrap(network.Timeout, err, "the time for the answer is over")
}

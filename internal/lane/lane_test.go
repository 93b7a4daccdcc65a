package lane_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"verkosto/internal/lane"
)

func TestRoomIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := lane.New(2, 1, time.Second)
		for range 2 {
			if err := l.Enter(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		third := make(chan error, 1)
		go func() { third <- l.Enter(t.Context()) }()
		synctest.Wait()
		if running, waiting := l.Load(); running != 2 || waiting != 1 || !l.Full() {
			t.Errorf("%d run and %d wait, full: %t", running, waiting, l.Full())
		}
		if err := l.Enter(t.Context()); !errors.Is(err, lane.ErrFull) {
			t.Errorf("the fourth of two and one got %v", err)
		}
		l.Leave()
		if err := <-third; err != nil {
			t.Errorf("the third got %v when there was room", err)
		}
		if l.Full() {
			t.Error("full although nobody waits")
		}
	})
}

func TestPatienceEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := lane.New(1, 5, 2*time.Second)
		if err := l.Enter(t.Context()); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		if err := l.Enter(t.Context()); !errors.Is(err, lane.ErrFull) || time.Since(began) != 2*time.Second {
			t.Errorf("got %v after %s", err, time.Since(began))
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := l.Enter(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v when the context ended", err)
		}
		if running, waiting := l.Load(); running != 1 || waiting != 0 {
			t.Errorf("%d run and %d wait after all gave up", running, waiting)
		}
	})
}

// TestNeverMoreThanAllowed has many come and go.
func TestNeverMoreThanAllowed(t *testing.T) {
	l := lane.New(3, 100, time.Minute)
	var running, most atomic.Int64
	var wait sync.WaitGroup
	for range 50 {
		wait.Go(func() {
			for range 20 {
				if err := l.Enter(t.Context()); err != nil {
					t.Error(err)
					return
				}
				for now := running.Add(1); ; {
					if seen := most.Load(); now <= seen || most.CompareAndSwap(seen, now) {
						break
					}
				}
				running.Add(-1)
				l.Leave()
			}
		})
	}
	wait.Wait()
	if most.Load() > 3 {
		t.Errorf("%d ran at once, want 3 at most", most.Load())
	}
}

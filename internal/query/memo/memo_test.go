package memo_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"verkosto/internal/network"
	"verkosto/internal/query/memo"
)

// number is an answer of a hundred bytes.
type number int

func (number) Size() int64 { return 100 }

var wide = memo.Limits{Bytes: 1 << 20, Running: 2, Waiting: 4}

func TestEqualQuestionsAreComputedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, computed := memo.New(wide), new(atomic.Int64)
		var askers sync.WaitGroup
		for range 10 {
			askers.Go(func() {
				got, err := memo.Get(t.Context(), m, "a", func(context.Context) (number, error) {
					computed.Add(1)
					time.Sleep(time.Second)
					return 7, nil
				})
				if got != 7 || err != nil {
					t.Errorf("got %d, %v", got, err)
				}
			})
		}
		askers.Wait()
		if got, err := memo.Get(t.Context(), m, "a", func(context.Context) (number, error) { return 8, nil }); got != 7 || err != nil {
			t.Errorf("what was kept is %d, %v", got, err)
		}
		if n := computed.Load(); n != 1 {
			t.Errorf("computed %d times", n)
		}
	})
}

func TestErrorsAreNotKept(t *testing.T) {
	m := memo.New(wide)
	broken := errors.New("broken")
	if _, err := memo.Get(t.Context(), m, "a", func(context.Context) (number, error) { return 0, broken }); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if got, err := memo.Get(t.Context(), m, "a", func(context.Context) (number, error) { return 7, nil }); got != 7 || err != nil {
		t.Errorf("got %d, %v", got, err)
	}
}

func TestAPanicIsAnError(t *testing.T) {
	_, err := memo.Get(t.Context(), memo.New(wide), "a", func(context.Context) (number, error) { panic("oh no") })
	if network.CodeOf(err) != network.Internal || err == nil {
		t.Errorf("got %v", err)
	}
}

func TestWorkEndsWhenTheLastHasLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, stopped := memo.New(wide), new(atomic.Bool)
		work := func(ctx context.Context) (number, error) {
			<-ctx.Done()
			stopped.Store(true)
			return 0, ctx.Err()
		}
		first, leaveFirst := context.WithCancel(t.Context())
		second, leaveSecond := context.WithCancel(t.Context())
		defer leaveSecond()
		var askers sync.WaitGroup
		for _, ctx := range []context.Context{first, second} {
			askers.Go(func() {
				if _, err := memo.Get(ctx, m, "a", work); network.CodeOf(err) != network.Timeout || !errors.Is(err, context.Canceled) {
					t.Errorf("who left got %v", err)
				}
			})
		}
		synctest.Wait()
		leaveFirst()
		synctest.Wait()
		if stopped.Load() {
			t.Error("the work ended though one still waited")
		}
		leaveSecond()
		askers.Wait()
		synctest.Wait()
		if !stopped.Load() {
			t.Error("the work goes on though nobody waits")
		}
		if got, err := memo.Get(t.Context(), m, "a", func(context.Context) (number, error) { return 7, nil }); got != 7 || err != nil {
			t.Errorf("asked again: %d, %v", got, err)
		}
	})
}

func TestWhoComesTooLateGetsNothing(t *testing.T) {
	ctx, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	_, err := memo.Get(ctx, memo.New(wide), "a", func(context.Context) (number, error) { return 7, nil })
	if network.CodeOf(err) != network.Timeout {
		t.Errorf("got %v", err)
	}
}

func TestKeepsWhatWasAskedForLast(t *testing.T) {
	m, computed := memo.New(memo.Limits{Bytes: 3 * 400, Running: 1, Waiting: 1}), 0
	ask := func(key string) {
		t.Helper()
		_, err := memo.Get(t.Context(), m, key, func(context.Context) (number, error) { computed++; return 1, nil })
		if err != nil {
			t.Fatal(err)
		}
	}
	for i := range 3 {
		ask(fmt.Sprint(i))
	}
	ask("0") // is now the youngest
	ask("3") // takes the place of 1
	computed = 0
	for _, key := range []string{"0", "2", "3"} {
		ask(key)
	}
	if computed != 0 {
		t.Errorf("%d of three kept answers were computed again", computed)
	}
	if ask("1"); computed != 1 {
		t.Error("more is kept than there is room for")
	}
}

func TestOnlySomeWorkAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, running, most, refused := memo.New(wide), new(atomic.Int64), new(atomic.Int64), new(atomic.Int64)
		var workers sync.WaitGroup
		for range 6 {
			workers.Go(func() {
				err := m.Run(t.Context(), func() error {
					most.Store(max(most.Load(), running.Add(1)))
					time.Sleep(time.Second)
					running.Add(-1)
					return nil
				})
				if network.CodeOf(err) == network.Unavailable && err != nil {
					refused.Add(1)
				}
			})
		}
		workers.Wait()
		if most.Load() != 2 || refused.Load() != 2 {
			t.Errorf("%d ran at a time, %d were refused; want 2 and 2", most.Load(), refused.Load())
		}
	})
}

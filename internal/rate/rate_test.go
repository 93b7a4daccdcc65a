package rate_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"verkosto/internal/rate"
)

var noon = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

func TestSpend(t *testing.T) {
	books := rate.New(rate.Limit{Points: 100, Per: 100 * time.Second}, 10)
	for _, step := range []struct {
		after  time.Duration // since noon
		client string
		points int
		left   int
		wait   time.Duration
	}{
		{0, "a", 60, 40, 0},
		{0, "a", 40, 0, 0},
		{0, "a", 1, 0, time.Second},
		{0, "b", 100, 0, 0}, // has a bucket of its own
		{10 * time.Second, "a", 11, 10, time.Second},
		{11 * time.Second, "a", 11, 0, 0},
		{111 * time.Second, "a", 1, 99, 0}, // all came back, and no more than all
		{10 * time.Minute, "a", 5_000, 0, 0},
		{10 * time.Minute, "a", 5_000, 0, 100 * time.Second},
	} {
		standing, wait := books.Spend(step.client, step.points, noon.Add(step.after))
		if wait != step.wait || standing.Remaining != step.left || standing.Limit != 100 {
			t.Errorf("%+v: got %+v, wait %s", step, standing, wait)
		}
		if charged := standing.Cost > 0; charged != (wait == 0) {
			t.Errorf("%+v: charged %d", step, standing.Cost)
		}
	}
}

func TestStanding(t *testing.T) {
	books := rate.New(rate.Limit{Points: 60, Per: time.Minute}, 10)
	standing, _ := books.Spend("a", 15, noon)
	if want := (rate.Standing{Cost: 15, Limit: 60, Remaining: 45, ResetAt: noon.Add(15 * time.Second)}); standing != want {
		t.Errorf("stands at %+v, want %+v", standing, want)
	}
	standing = books.Fine("a", 1_000, noon)
	if want := (rate.Standing{Cost: 45, Limit: 60, Remaining: 0, ResetAt: noon.Add(time.Minute)}); standing != want {
		t.Errorf("fined more than there is, stands at %+v, want %+v", standing, want)
	}
	standing = books.Refund("a", 25, noon.Add(10*time.Second))
	if want := (rate.Standing{Limit: 60, Remaining: 35, ResetAt: noon.Add(35 * time.Second)}); standing != want {
		t.Errorf("given back, stands at %+v, want %+v", standing, want)
	}
	for _, client := range []string{"a", "b"} { // more than was spent, and where nothing was
		if standing = books.Refund(client, 1_000, noon.Add(10*time.Second)); standing.Remaining != 60 {
			t.Errorf("given more than all back, %s stands at %+v", client, standing)
		}
	}
	if _, known := rate.From(t.Context()); known {
		t.Error("a context without books has a standing")
	}
	if got, known := rate.From(rate.With(t.Context(), &standing)); !known || got != standing {
		t.Errorf("the context holds %+v", got)
	}
}

// TestMemoryIsBounded has many clients come once: no more are kept than are allowed, and those whose points are back
// are forgotten before.
func TestMemoryIsBounded(t *testing.T) {
	books := rate.New(rate.Limit{Points: 10, Per: 10 * time.Second}, 50)
	for i := range 1_000 {
		books.Spend(fmt.Sprint("client ", i), 5, noon)
	}
	if kept := books.Kept(); kept != 50 {
		t.Errorf("%d clients are kept, want 50", kept)
	}
	books.Spend("late", 1, noon.Add(time.Minute))
	if kept := books.Kept(); kept != 1 {
		t.Errorf("%d clients are kept when all but one have their points back", kept)
	}
}

// TestNoClientSpendsMore lets one client try anything at any time: over no span does it spend more than a full bucket
// and what comes back within the span.
func TestNoClientSpendsMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limit := rate.Limit{Points: rapid.IntRange(1, 1_000_000).Draw(t, "points"), Per: time.Duration(rapid.IntRange(1, 3_600).Draw(t, "per")) * time.Second}
		books := rate.New(limit, 3)
		now, spent := noon, 0
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			now = now.Add(time.Duration(rapid.Int64Range(0, int64(limit.Per)).Draw(t, "pause")))
			standing, wait := books.Spend("a", rapid.IntRange(0, 2*limit.Points).Draw(t, "asked"), now)
			spent += standing.Cost
			back := float64(now.Sub(noon)) / float64(limit.Per) * float64(limit.Points)
			if float64(spent) > float64(limit.Points)+back+40 { // a point of rounding a step
				t.Fatalf("spent %d of %d after %s", spent, limit.Points, now.Sub(noon))
			}
			if standing.Remaining < 0 || standing.Remaining > limit.Points || wait > limit.Per {
				t.Fatalf("stands at %+v, wait %s", standing, wait)
			}
		}
	})
}

func TestManyAtOnce(t *testing.T) {
	books := rate.New(rate.Limit{Points: 1_000, Per: time.Hour}, 10)
	var wait sync.WaitGroup
	var mu sync.Mutex
	let := 0
	for range 8 {
		wait.Go(func() {
			for range 500 {
				if _, wait := books.Spend("a", 1, noon); wait == 0 {
					mu.Lock()
					let++
					mu.Unlock()
				}
			}
		})
	}
	wait.Wait()
	if let != 1_000 {
		t.Errorf("%d of 4,000 were let through, want 1,000", let)
	}
}

func BenchmarkSpend(b *testing.B) {
	books := rate.New(rate.Limit{Points: 1 << 40, Per: time.Minute}, 100_000)
	b.ReportAllocs()
	for b.Loop() {
		books.Spend("203.0.113.9", 20, noon)
	}
}

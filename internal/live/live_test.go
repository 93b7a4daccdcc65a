package live_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"verkosto/internal/live"
	"verkosto/internal/network"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// counter is a store that is nothing but a version.
type counter struct {
	network.Store
	version atomic.Uint64
	asked   chan struct{} // gets something when it was asked, if there is room
	broken  atomic.Bool
}

// watchAsked waits until the store was asked anew, from beginning to end.
func (c *counter) watchAsked() {
	for range cap(c.asked) + 2 {
		<-c.asked
	}
}

func (c *counter) Version(context.Context) (uint64, error) {
	select {
	case c.asked <- struct{}{}:
	default:
	}
	if c.broken.Load() {
		return 0, network.Errorf(network.Unavailable, "the store is away")
	}
	return c.version.Load(), nil
}

func (c *counter) Apply(_ context.Context, batch network.Batch) (network.Change, error) {
	if len(batch.Removed) > 0 {
		return network.Change{}, errors.New("not today")
	}
	return network.Change{Version: c.version.Add(1)}, nil
}

const never = time.Hour

func versionsOf(store live.VersionReader, every time.Duration) *live.Versions {
	return live.NewVersions(store, every, slog.New(slog.NewTextHandler(io.Discard, nil)))
}

// following follows versions until the test ends.
func following(t *testing.T, versions *live.Versions, after *uint64) <-chan *live.DataVersion {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	events, err := versions.Follow(ctx, after)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		for range events { // it is closed when nothing follows any more
		}
	})
	return events
}

func next[T any](t *testing.T, events <-chan T) T {
	t.Helper()
	select {
	case event, open := <-events:
		if !open {
			t.Fatal("the stream is over")
		}
		return event
	case <-time.After(20 * time.Second):
		t.Fatal("nothing came")
		panic("unreachable")
	}
}

func apply(t *testing.T, store network.Writer) {
	t.Helper()
	if _, err := store.Apply(t.Context(), network.Batch{}); err != nil {
		t.Fatal(err)
	}
}

func TestVersionsAreToldAtOnceToWhoWritesHere(t *testing.T) {
	store := new(counter)
	store.version.Store(7)
	versions := versionsOf(store, never)
	events := following(t, versions, nil)
	if got := next(t, events).Version(t.Context()); got != 7 {
		t.Errorf("begins with %d, want the version that there is", got)
	}
	watched := versions.Watch(store)
	apply(t, watched)
	if got := next(t, events).Version(t.Context()); got != 8 {
		t.Errorf("told of %d", got)
	}
	if _, err := watched.Apply(t.Context(), network.Batch{Removed: []network.ID{"source:x"}}); err == nil {
		t.Error("an error was swallowed")
	}
}

func TestSlowFollowersMissWhatWasInBetween(t *testing.T) {
	store := new(counter)
	versions := versionsOf(store, never)
	watched := versions.Watch(store)
	slow := make([]<-chan *live.DataVersion, 100)
	for i := range slow {
		slow[i] = following(t, versions, nil)
		if got := next(t, slow[i]).Version(t.Context()); got != 0 {
			t.Fatalf("begins with %d", got)
		}
	}
	for range 10_000 {
		apply(t, watched) // nobody takes anything, and nothing waits for them
	}
	for i, events := range slow {
		told := next(t, events).Version(t.Context())
		if told < 10_000 { // one that was about to be taken may be older, but only one
			told = next(t, events).Version(t.Context())
		}
		if told != 10_000 {
			t.Errorf("follower %d was told of %d", i, told)
		}
	}
}

func TestVersionsAfterOne(t *testing.T) {
	for _, c := range []struct {
		after, now uint64
		told       bool
	}{{3, 5, true}, {5, 5, false}, {9, 5, false}} {
		t.Run(fmt.Sprintf("%d of %d", c.after, c.now), func(t *testing.T) {
			store := new(counter)
			store.version.Store(c.now)
			versions := versionsOf(store, never)
			events := following(t, versions, &c.after)
			if c.told {
				if got := next(t, events).Version(t.Context()); got != int(c.now) {
					t.Errorf("told of %d", got)
				}
				return
			}
			store.version.Store(c.after)
			apply(t, versions.Watch(store))
			if got := next(t, events).Version(t.Context()); got != int(c.after)+1 {
				t.Errorf("told of %d first, which is not after %d", got, c.after)
			}
		})
	}
}

func TestWhatOthersWriteIsFoundByAsking(t *testing.T) {
	store := &counter{asked: make(chan struct{}, 1)}
	versions := versionsOf(store, time.Millisecond)
	events := following(t, versions, nil)
	next(t, events)
	store.broken.Store(true)
	store.version.Store(4)
	store.watchAsked() // it goes on asking
	store.broken.Store(false)
	if got := next(t, events).Version(t.Context()); got != 4 {
		t.Errorf("told of %d", got)
	}
	store.version.Store(2) // a follower of the database that lags behind
	store.watchAsked()
	store.version.Store(5)
	if got := next(t, events).Version(t.Context()); got != 5 {
		t.Errorf("told of %d, which is older than what was told", got)
	}
}

func TestAStoreThatIsAwayCannotBeFollowed(t *testing.T) {
	store := new(counter)
	store.broken.Store(true)
	if _, err := versionsOf(store, never).Follow(t.Context(), nil); network.CodeOf(err) != network.Unavailable {
		t.Errorf("followed: %v", err)
	}
	derived := live.NewDerived(versionsOf(store, never), func(context.Context) (int, error) { return 1, nil })
	if _, err := derived.Follow(t.Context()); network.CodeOf(err) != network.Unavailable {
		t.Errorf("followed: %v", err)
	}
}

func TestPositionsAreMarkedByWhatIsTold(t *testing.T) {
	store := new(counter)
	store.version.Store(6)
	position := new(live.Position)
	if _, known := position.Version(); known {
		t.Error("something was told already")
	}
	next(t, following(t, versionsOf(store, never), nil)).Version(live.WithPosition(t.Context(), position))
	if told, known := position.Version(); !known || told != 6 {
		t.Errorf("stands at %d, %v", told, known)
	}
	if told, known := live.At(3).Version(); !known || told != 3 {
		t.Errorf("stands at %d, %v", told, known)
	}
	if live.PositionOf(t.Context()) != nil {
		t.Error("a context has a position that it wasn't given")
	}
}

func TestWhatFollowsFromTheDataIsWorkedOutOnceForAll(t *testing.T) {
	store := new(counter)
	versions := versionsOf(store, time.Millisecond)
	watched := versions.Watch(store)
	var worked atomic.Int64
	var failing atomic.Bool
	derived := live.NewDerived(versions, func(context.Context) (uint64, error) {
		if failing.Load() {
			return 0, errors.New("not today")
		}
		worked.Add(1)
		return store.version.Load() / 10, nil
	})
	ctx, cancel := context.WithCancel(t.Context())
	followers := make([]<-chan *uint64, 50)
	for i := range followers {
		events, err := derived.Follow(ctx)
		if err != nil {
			t.Fatal(err)
		}
		followers[i] = events
	}
	for _, events := range followers {
		if got := *next(t, events); got != 0 {
			t.Errorf("begins with %d", got)
		}
	}
	failing.Store(true)
	for range 10 {
		apply(t, watched)
	}
	failing.Store(false)
	for _, events := range followers {
		if got := *next(t, events); got != 1 { // versions 1 to 9 make no difference
			t.Errorf("told of %d", got)
		}
	}
	if most := int64(12); worked.Load() > most {
		t.Errorf("worked out %d times for 11 versions", worked.Load())
	}
	cancel()
	for _, events := range followers {
		for range events {
		}
	}
}

func TestImportsAreTold(t *testing.T) {
	imports := new(live.Imports)
	ctx, cancel := context.WithCancel(t.Context())
	before := imports.Begin("one", 2)
	all := imports.Follow(ctx, nil)
	show := func(p *live.ImportProgress) string {
		text := p.Import + " " + string(p.State)
		if p.Document != nil {
			text += " " + *p.Document + " " + string(*p.Stage)
		}
		if p.Share != nil {
			text += fmt.Sprintf(" %.2f", *p.Share)
		}
		return text
	}
	expect := func(events <-chan *live.ImportProgress, want string) {
		t.Helper()
		if got := show(next(t, events)); got != want {
			t.Errorf("told %q, want %q", got, want)
		}
	}
	expect(all, "1 RUNNING")
	before.Report("a.csv", "CHECKING", 50, 200)
	expect(all, "1 RUNNING a.csv CHECKING 0.25")
	before.Report("a.csv", "READING", 50, 0)
	expect(all, "1 RUNNING a.csv READING")
	name := "two"
	named := imports.Follow(ctx, &name)
	other := imports.Begin("two", 1)
	before.End(nil)
	before.End(errors.New("too late"))
	before.Report("b.csv", "READING", 1, 1)
	expect(all, "2 RUNNING")
	expect(all, "1 COMPLETED a.csv READING")
	other.End(errors.New("the disk is full"))
	expect(all, "2 FAILED")
	for p := range named { // it may have missed that the import was running
		if p.State == live.Failed && *p.ClientMutationID != "two" {
			t.Errorf("told of another: %v", show(p))
		}
	}
	late := imports.Follow(ctx, &name)
	expect(late, "2 FAILED")
	if _, open := <-late; open {
		t.Error("goes on after the end")
	}
	cancel()
	for range all {
	}
}

func TestImportsThatAreOverAreForgotten(t *testing.T) {
	imports := new(live.Imports)
	for i := range 1000 {
		imports.Begin(fmt.Sprint(i), 1).End(nil)
	}
	for name, known := range map[string]bool{"999": true, "970": true, "900": false} {
		ctx, cancel := context.WithCancel(t.Context())
		events := imports.Follow(ctx, &name)
		if known {
			next(t, events)
		} else {
			cancel()
			if p, open := <-events; open {
				t.Errorf("still remembers %v", p)
			}
		}
		cancel()
		for range events {
		}
	}
}

func TestNobodyNeedsToTellOfImports(t *testing.T) {
	var none *live.Imports
	running := none.Begin("", 1)
	running.Report("a", "READING", 1, 2)
	running.End(nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range none.Follow(ctx, nil) {
		t.Error("told of something")
	}
}

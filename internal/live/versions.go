package live

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"verkosto/internal/network"
)

// VersionReader is what versions are read from: a store, or a reader of one.
type VersionReader interface {
	// Version gives the data version.
	Version(ctx context.Context) (uint64, error)
}

// Versions tells of new data versions: at once of what this process writes through [Versions.Watch], and after a while
// of what others write to the same store, for which it asks the store now and then as long as someone follows. There is
// one of it for a server, however many follow. It tells of growth alone: a lower version is that of a follower of the
// database that lags behind.
type Versions struct {
	reader VersionReader
	every  time.Duration
	log    *slog.Logger
	latest Latest[uint64]
	poll   shared
}

// DefaultPoll is how often a store is asked for its version while someone follows.
const DefaultPoll = 2 * time.Second

// NewVersions tells of the versions of a store, which it asks every so often, [DefaultPoll] if that is 0.
func NewVersions(reader VersionReader, every time.Duration, log *slog.Logger) *Versions {
	if every <= 0 {
		every = DefaultPoll
	}
	v := &Versions{reader: reader, every: every, log: log}
	v.poll.work = v.ask
	return v
}

// Follow gives the versions after one, the newest first and then each that is newer when it can be taken, until the
// context ends. Without one to begin after, the version that there is now comes first. Where the store can't tell its
// version, that is the error.
func (v *Versions) Follow(ctx context.Context, after *uint64) (<-chan *DataVersion, error) {
	release := v.poll.join() //nolint:contextcheck // it is for all who follow, and outlives this one
	now, err := v.reader.Version(ctx)
	if err != nil {
		release()
		return nil, err
	}
	v.tell(now)
	begun := after != nil
	var known uint64
	if begun {
		known = *after
	}
	return follow(ctx, &v.latest, follower[uint64, *DataVersion]{
		next: func(version uint64) (*DataVersion, bool) { return &DataVersion{version}, !begun || version > known },
		told: func(d *DataVersion) bool {
			begun, known = true, d.version
			return false
		},
	}, release), nil
}

// tell makes a version known, unless there is a newer one.
func (v *Versions) tell(version uint64) {
	v.latest.Change(func(last uint64) (uint64, bool) { return version, version > last })
}

// ask asks the store for its version now and then. That it can't be asked is logged once until it can again.
func (v *Versions) ask(ctx context.Context) {
	ticker := time.NewTicker(v.every)
	defer ticker.Stop()
	failing := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		version, err := v.reader.Version(ctx)
		if err != nil && ctx.Err() == nil && !failing {
			v.log.WarnContext(ctx, "the data version can't be read; who follows it is told later", "error", err)
		}
		if failing = err != nil; !failing {
			v.tell(version)
		}
	}
}

// Watch gives a store that tells of the versions which its writes lead to.
func (v *Versions) Watch(store network.Store) network.Store { return watched{store, v} }

type watched struct {
	network.Store
	versions *Versions
}

// Apply implements [network.Writer].
func (w watched) Apply(ctx context.Context, batch network.Batch) (network.Change, error) {
	change, err := w.Store.Apply(ctx, batch)
	if err == nil {
		w.versions.tell(change.Version)
	}
	return change, err
}

// DataVersion is a version of the data that someone is told of.
type DataVersion struct{ version uint64 }

// Version gives the version, and notes it in the [Position] that the context carries, since it is being told.
func (d *DataVersion) Version(ctx context.Context) int {
	PositionOf(ctx).mark(d.version)
	return int(d.version) // versions are counted up one by one
}

// shared is work that goes on in one goroutine as long as anyone needs it.
type shared struct {
	work func(context.Context)

	mu    sync.Mutex
	users int
	stop  context.CancelFunc
}

// join begins the work if nobody needed it so far. Whoever joined must call release, once.
func (s *shared) join() (release func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.users++; s.users == 1 {
		ctx, stop := context.WithCancel(context.Background())
		s.stop = stop
		go s.work(ctx)
	}
	return s.leave
}

func (s *shared) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.users--; s.users == 0 {
		s.stop()
	}
}

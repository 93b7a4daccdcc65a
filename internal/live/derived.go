package live

import (
	"context"
	"log/slog"
	"time"
)

// Derived is a value that follows from the data, and that is worked out once for each data version as long as someone
// follows it.
type Derived[T comparable] struct {
	versions *Versions
	derive   func(context.Context) (T, error)
	log      *slog.Logger
	latest   Latest[known[T]]
	work     shared
}

// known is a value, once it was worked out.
type known[T comparable] struct {
	value T
	is    bool
}

// derivedWithin bounds the time to work a value out.
const derivedWithin = 30 * time.Second

// NewDerived makes a value that derive works out.
func NewDerived[T comparable](versions *Versions, derive func(context.Context) (T, error)) *Derived[T] {
	d := &Derived[T]{versions: versions, derive: derive, log: versions.log}
	d.work.work = d.keep
	return d
}

// Follow gives the value as it is now and then each that is different, until the context ends. Where the store can't tell
// its version, that is the error.
func (d *Derived[T]) Follow(ctx context.Context) (<-chan *T, error) {
	if _, err := d.versions.reader.Version(ctx); err != nil {
		return nil, err
	}
	release := d.work.join() //nolint:contextcheck // it is for all who follow, and outlives this one
	var last known[T]
	return follow(ctx, &d.latest, follower[known[T], *T]{
		next: func(state known[T]) (*T, bool) { return &state.value, state.is && state != last },
		told: func(value *T) bool {
			last = known[T]{*value, true}
			return false
		},
	}, release), nil
}

// keep works the value out again after each version. One that could not be worked out is tried again when the store
// would be asked for its version.
func (d *Derived[T]) keep(ctx context.Context) {
	d.latest.Set(known[T]{}) // what was known when someone last followed may be long past
	versions, err := d.versions.Follow(ctx, nil)
	for err != nil && d.pause(ctx) {
		versions, err = d.versions.Follow(ctx, nil)
	}
	if err != nil {
		return
	}
	for range versions {
		for !d.renew(ctx) && d.pause(ctx) {
		}
	}
}

// renew works the value out, and says whether it could be.
func (d *Derived[T]) renew(ctx context.Context) bool {
	within, cancel := context.WithTimeout(ctx, derivedWithin)
	defer cancel()
	value, err := d.derive(within)
	if err != nil {
		if ctx.Err() == nil {
			d.log.WarnContext(ctx, "what follows from the data can't be worked out; who follows it is told later", "error", err)
		}
		return false
	}
	d.latest.Change(func(before known[T]) (known[T], bool) {
		now := known[T]{value, true}
		return now, now != before
	})
	return true
}

// pause waits for as long as lies between two looks at the store, and says whether to go on.
func (d *Derived[T]) pause(ctx context.Context) bool {
	timer := time.NewTimer(d.versions.every)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// Package steps lets those who answer a question tell which steps they took, without knowing who listens, or whether
// anyone does. Where nobody does, that costs a look into the context.
package steps

import "context"

// Statement is a step that a database takes.
type Statement struct {
	Name string // of the file that holds it, never its text or values

	// Explain asks the database how it would carry the statement out, in words for people. Nil where it can't tell.
	Explain func(context.Context) (string, error)
}

// Watcher listens to steps. Its methods may be called side by side.
type Watcher interface {
	// Began is told of a statement that begins. It gives the context to run it in, and what to call when it is over.
	Began(ctx context.Context, statement Statement) (context.Context, func(error))

	// Chose is told how the step at hand is carried out, such as by which index, in words without values.
	Chose(ctx context.Context, how string)
}

type watcherKey struct{}

// WithWatcher gives a context whose steps a watcher listens to.
func WithWatcher(ctx context.Context, watcher Watcher) context.Context {
	return context.WithValue(ctx, watcherKey{}, watcher)
}

// Begin tells that a statement begins. The statement is run in the context that comes back, and then the function is
// called with its error.
func Begin(ctx context.Context, statement func() Statement) (context.Context, func(error)) {
	if watcher, listens := ctx.Value(watcherKey{}).(Watcher); listens {
		return watcher.Began(ctx, statement())
	}
	return ctx, func(error) {}
}

// Chose tells how the step at hand is carried out. The words are only looked for where someone listens.
func Chose(ctx context.Context, how func() string) {
	if watcher, listens := ctx.Value(watcherKey{}).(Watcher); listens {
		watcher.Chose(ctx, how())
	}
}

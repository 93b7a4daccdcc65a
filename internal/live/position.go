package live

import "context"

// Position is how far the reader of one stream has come, for streams that can be taken up again: the data version that it
// was told last. One goroutine uses it, the one that the stream is written by. The methods of a nil one do nothing.
type Position struct {
	version uint64
	known   bool
}

// At gives the position of a reader that has come to a version.
func At(version uint64) *Position { return &Position{version, true} }

// Version gives the version that was told last, and false if none was.
func (p *Position) Version() (uint64, bool) {
	if p == nil {
		return 0, false
	}
	return p.version, p.known
}

func (p *Position) mark(version uint64) {
	if p != nil {
		p.version, p.known = version, true
	}
}

type positionKey struct{}

// WithPosition gives a context in which a stream is told to a reader at a position.
func WithPosition(ctx context.Context, p *Position) context.Context {
	return context.WithValue(ctx, positionKey{}, p)
}

// PositionOf gives the position that a context carries, nil if none.
func PositionOf(ctx context.Context) *Position {
	p, _ := ctx.Value(positionKey{}).(*Position)
	return p
}

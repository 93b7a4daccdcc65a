package live

import (
	"context"
	"sync/atomic"
)

// Position is how far the reader of one stream has come, for streams that can be taken up again: the data version that it
// was told last. The methods of a nil one do nothing.
type Position struct{ version atomic.Pointer[uint64] }

// At gives the position of a reader that has come to a version.
func At(version uint64) *Position {
	p := new(Position)
	p.mark(version)
	return p
}

// Version gives the version that was told last, and false if none was.
func (p *Position) Version() (uint64, bool) {
	if p == nil {
		return 0, false
	}
	told := p.version.Load()
	if told == nil {
		return 0, false
	}
	return *told, true
}

func (p *Position) mark(version uint64) {
	if p != nil {
		p.version.Store(&version)
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

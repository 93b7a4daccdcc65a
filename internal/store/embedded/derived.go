package embedded

import (
	"sync"

	"verkosto/internal/network"
)

// derived is what is computed from one version of the graph as a whole, each part when it
// is first asked for. Readers share it; a part that is being computed is waited for.
type derived struct {
	mutex sync.Mutex
	parts map[any]*part
}

// part is one computed thing. A computation that its caller's context cut short is not kept.
type part struct {
	mutex sync.Mutex
	value any
}

func newDerived() *derived { return &derived{parts: make(map[any]*part)} }

// ready gives a part if it was computed already.
func ready[T any](d *derived, key any) (T, bool) {
	d.mutex.Lock()
	p := d.parts[key]
	d.mutex.Unlock()
	if p == nil || !p.mutex.TryLock() {
		var zero T
		return zero, false
	}
	defer p.mutex.Unlock()
	value, computed := p.value.(T)
	return value, computed
}

// part gives a part, computed if it was not yet.
func derive[T any](v *view, key any, compute func() T) T {
	d := v.derived
	d.mutex.Lock()
	p := d.parts[key]
	if p == nil {
		p = new(part)
		d.parts[key] = p
	}
	d.mutex.Unlock()
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if value, computed := p.value.(T); computed {
		return value
	}
	value := compute()
	if v.err == nil {
		p.value = value
	}
	return value
}

// Keys of parts.
type (
	codesOf   struct{ kind network.Kind }
	degreesOf struct{}
	metaOf    struct{}
)

// codes gives the nodes of a kind by their code.
func (d *derived) codes(v *view, kind network.Kind) map[string][]slot {
	return derive(v, codesOf{kind}, func() map[string][]slot {
		codes := make(map[string][]slot, len(v.kinds[kind]))
		for _, s := range v.kinds[kind] {
			code := codeOf(v.vertices[s].node)
			codes[code] = append(codes[code], s)
		}
		return codes
	})
}

package httpd

import (
	"context"
	"sync"
)

// occupancy counts what is in at once, in all and by whose it is. It may be used by several goroutines.
type occupancy struct {
	most int // in all; 0 for any number
	each int // of one name

	mu    sync.Mutex
	all   int
	names map[string]int // of those that are in, so no more than there are
	empty chan struct{}  // closed when nothing is in any more; nil until someone waits for it
}

// fullness says why there is no room.
type fullness int

const (
	roomy      fullness = iota // there is
	fullForAll                 // as much is in as may be
	fullForOne                 // so much is of this name
)

func newOccupancy(most, each int) *occupancy {
	return &occupancy{most: most, each: each, names: make(map[string]int)}
}

// enter counts in what is of a name, until leave, which must be called once. Where there is no room there is no leave. What
// is nobody's, whose name is "", counts in all alone.
func (o *occupancy) enter(name string) (leave func(), full fullness) {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.most > 0 && o.all >= o.most:
		return nil, fullForAll
	case name != "" && o.names[name] >= o.each:
		return nil, fullForOne
	}
	o.all++
	o.names[name]++
	return func() { o.leave(name) }, roomy
}

func (o *occupancy) leave(name string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.all--
	if o.names[name]--; o.names[name] == 0 {
		delete(o.names, name)
	}
	if o.all == 0 && o.empty != nil {
		close(o.empty)
		o.empty = nil
	}
}

// wait waits until nothing is in, or gives the context's error where that ends first.
func (o *occupancy) wait(ctx context.Context) error {
	o.mu.Lock()
	if o.all == 0 {
		o.mu.Unlock()
		return nil
	}
	if o.empty == nil {
		o.empty = make(chan struct{})
	}
	empty := o.empty
	o.mu.Unlock()
	select {
	case <-empty:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

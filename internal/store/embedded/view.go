package embedded

import (
	"context"
	"errors"

	"verkosto/internal/network"
)

// view is one call's look at the network. Its error is that of the first step that failed:
// loops end where step gives false, and the call ends with the error.
type view struct {
	*graph
	ctx      context.Context
	store    *Store
	withFile bool // the file is locked too and may be read
	steps    int
	err      error
}

// errNeedsFile says that a call turned out to need the file.
var errNeedsFile = errors.New("the file is needed")

// read calls a function with a view of the network as it is between two batches. The
// function is called again, with the file, if it needs that.
func (s *Store) read(ctx context.Context, answer func(*view) error) error {
	err := s.look(ctx, answer)
	if errors.Is(err, errNeedsFile) {
		return s.readFile(ctx, answer)
	}
	return err
}

// readFile is read for calls that need the file in any case.
func (s *Store) readFile(ctx context.Context, answer func(*view) error) error {
	s.file.RLock()
	defer s.file.RUnlock()
	return s.look(ctx, func(v *view) error {
		v.withFile = true
		return answer(v)
	})
}

func (s *Store) look(ctx context.Context, answer func(*view) error) error {
	s.memory.RLock()
	defer s.memory.RUnlock()
	if err := s.usable(ctx); err != nil {
		return err
	}
	v := &view{graph: s.graph, ctx: ctx, store: s}
	if err := answer(v); err != nil {
		return err
	}
	return v.err
}

// step counts a step of a long loop, and says whether to go on.
func (v *view) step() bool {
	if v.steps++; v.steps%checkEvery == 0 && v.err == nil {
		v.err = contextError(v.ctx)
	}
	return v.err == nil
}

// fail keeps the first error.
func (v *view) fail(err error) {
	if v.err == nil {
		v.err = err
	}
}

// checkKeys bounds the keys of a call.
func checkKeys(ids []network.ID) error {
	if len(ids) > network.MaxKeys {
		return network.Errorf(network.InvalidArgument, "%d keys are too many for one call: pass at most %d", len(ids), network.MaxKeys)
	}
	return nil
}

// Nodes implements [network.Reader].
func (s *Store) Nodes(ctx context.Context, ids []network.ID) (map[network.ID]network.Node, error) {
	if err := checkKeys(ids); err != nil {
		return nil, err
	}
	nodes := make(map[network.ID]network.Node, len(ids))
	err := s.read(ctx, func(v *view) error {
		for _, id := range ids {
			if node := v.node(id); node != nil {
				nodes[id] = node
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return nodes, nil
}

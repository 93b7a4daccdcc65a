package neo4j

import (
	"context"
	"errors"
	"sync/atomic"

	"verkosto/internal/network"
)

// joined are the identities of the network, which organisations are one, in one of their versions. A store keeps the last
// that it has seen, to read the ids of a caller by: two ids for each organisation that was joined into
// another, whatever else the network has.
type joined struct {
	version int64
	*network.Identities
}

// errParted says that a statement met other identities than those by which it was written.
var errParted = network.Errorf(network.Conflict, "organisations were joined or parted meanwhile")

// view reads the network by one version of its identities.
type view struct {
	*Store
	known  *joined
	saw    network.Seen  // by what it asked last
	streak *atomic.Int64 // of what it asked last
	whole  bool          // reads nodes wholly, though all may be remembered
	spare  bool          // read nodes without their bodies last
}

// ask does what [Store.ask] does, but fails with errParted where the identities are others now.
func (v *view) ask(ctx context.Context, what, operation string, params map[string]any) ([]any, error) {
	v.streak = v.memory.streak(operation)
	v.spare = !v.whole && v.streak.Load() >= steady
	found, err := v.look(ctx, what, reading(operation, v.spare), params)
	if err == nil && found.saw.Identities != v.known.version {
		return nil, errParted
	}
	v.saw = found.saw
	return found.rows, err
}

// of gives ids as they are served, in their order.
func (v *view) of(ids []network.ID) []network.ID {
	if ids == nil || v.known.Identities == nil {
		return ids
	}
	served := make([]network.ID, len(ids))
	for i, id := range ids {
		served[i] = v.known.Of(id)
	}
	return served
}

// projects gives a filter that asks by the ids that are served.
func (v *view) projects(filter *network.ProjectFilter) *network.ProjectFilter {
	served, _ := v.known.Filter(filter).(*network.ProjectFilter)
	return served
}

// served lets a call read by the identities of the network. Ids that a caller gives may be of before, and are
// read by the identities that this process knows; where the database has others by now, it learns
// those and the call is made again. So it is where nodes were left out that turn out not to be remembered.
func served[T any](ctx context.Context, s *Store, call func(*view) (T, error)) (T, error) {
	for whole := false; ; {
		result, err := call(&view{Store: s, known: s.joined.Load(), whole: whole})
		switch {
		case errors.Is(err, errSpared):
			whole = true
			continue
		case !errors.Is(err, errParted):
			return result, err
		}
		if err := s.learn(ctx); err != nil {
			return result, err
		}
	}
}

// learn reads the identities of the network.
func (s *Store) learn(ctx context.Context) error {
	found, err := s.look(ctx, "read which organisations are one", cypherJoined, nil)
	if err != nil {
		return err
	}
	s.joined.Store(&joined{found.saw.Identities, identitiesOf(found.rows)})
	return nil
}

// identitiesOf gives identities from pairs of an organisation and the one that it was joined into.
func identitiesOf(pairs []any) *network.Identities {
	matches := make([]*network.Match, 0, len(pairs))
	for _, pair := range pairs {
		columns := row(pair)
		matches = append(matches, merger(network.ID(text(columns[0])), network.ID(text(columns[1]))))
	}
	return network.NewIdentities(matches)
}

// merger gives a match that joins an organisation into another.
func merger(from, into network.ID) *network.Match {
	return &network.Match{ID: network.MatchID(from, into), Organisations: []network.ID{from, into}, Automatic: true}
}

// underGiven gives results under the ids by which they were asked for.
func underGiven[T any](v *view, asked []network.ID, found map[network.ID]T) map[network.ID]T {
	if v.known.Identities == nil {
		return found
	}
	given := make(map[network.ID]T, len(found))
	for _, id := range asked {
		if result, is := found[v.known.Of(id)]; is {
			given[id] = result
		}
	}
	return given
}

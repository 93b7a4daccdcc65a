package resolution

import (
	"context"
	"fmt"
	"strings"
	"time"

	"verkosto/internal/network"
)

// Decision is what a person decided about two organisations.
type Decision struct {
	Organisations [2]network.ID   // by ids they are stated under
	Verdict       network.Verdict // VerdictSame or VerdictDifferent
	By            string          // who decided
	Note          string          // why; may be empty
	At            time.Time
}

// Decide keeps a decision, in place of an earlier one about the same two. It stays, whatever is imported, until it is
// undone or decided otherwise. Organisations that the store does not have are a [network.NotFound] error, a decision that
// says nothing is [network.InvalidArgument].
func Decide(ctx context.Context, store Store, decision Decision) error {
	if err := decision.check(ctx, store); err != nil {
		return err
	}
	batch, err := network.Decide(decision.Verdict, decision.Organisations[0], decision.Organisations[1], decision.By, decision.Note, decision.At.Truncate(time.Second))
	if err != nil {
		return err
	}
	if _, err := store.Apply(ctx, batch); err != nil {
		return fmt.Errorf("keep the decision about %s and %s: %w", decision.Organisations[0], decision.Organisations[1], err)
	}
	return nil
}

func (d Decision) check(ctx context.Context, store Store) error {
	if strings.TrimSpace(d.By) == "" {
		return network.Errorf(network.InvalidArgument, "the decision needs the name of who decides")
	}
	known, err := store.Nodes(ctx, d.Organisations[:])
	if err != nil {
		return fmt.Errorf("look for %s and %s: %w", d.Organisations[0], d.Organisations[1], err)
	}
	for _, id := range d.Organisations {
		if _, is := known[id].(*network.Organisation); !is {
			return network.Errorf(network.NotFound, "the network has no organisation %q", id)
		}
	}
	return nil
}

// Undo takes back what was decided about two organisations: the rules hold again. Where nothing was decided it is a
// [network.NotFound] error.
func Undo(ctx context.Context, store Store, a, b network.ID) error {
	source := network.DecisionID(network.MatchID(a, b))
	known, err := store.Nodes(ctx, []network.ID{source})
	if err != nil {
		return fmt.Errorf("look for the decision about %s and %s: %w", a, b, err)
	}
	if known[source] == nil {
		return network.Errorf(network.NotFound, "nothing was decided about %s and %s", a, b)
	}
	if _, err := store.Apply(ctx, network.Batch{Removed: []network.ID{source}}); err != nil {
		return fmt.Errorf("undo the decision about %s and %s: %w", a, b, err)
	}
	return nil
}

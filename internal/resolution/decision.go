package resolution

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
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
func Decide(ctx context.Context, store Store, decision Decision) (*network.Match, error) {
	if err := decision.check(ctx, store); err != nil {
		return nil, err
	}
	a, b := decision.Organisations[0], decision.Organisations[1]
	match := &network.Match{
		ID: network.MatchID(a, b), Organisations: []network.ID{min(a, b), max(a, b)},
		Decision: decision.Verdict, DecidedBy: decision.By, DecidedAt: decision.At.UTC().Truncate(time.Second), Note: decision.Note,
	}
	encoded, err := network.EncodeNode(match)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(encoded)
	source := &network.Source{
		ID: network.DecisionID(match.ID), Format: network.FormatDecision, Rank: network.RankDecision, Title: "Decision by " + decision.By,
		SHA256: hex.EncodeToString(sum[:]), ReadAt: match.DecidedAt,
	}
	_, err = store.Apply(ctx, network.Batch{
		Sources:   []*network.Source{source},
		Citations: []network.Citation{{Source: source.ID, Node: match, Method: network.MethodPerson, Confidence: 1}},
		Complete:  []network.ID{source.ID},
	})
	if err != nil {
		return nil, fmt.Errorf("keep the decision about %s: %w", match.ID, err)
	}
	return match, nil
}

func (d Decision) check(ctx context.Context, store Store) error {
	a, b := d.Organisations[0], d.Organisations[1]
	switch {
	case d.Verdict != network.VerdictSame && d.Verdict != network.VerdictDifferent:
		return network.Errorf(network.InvalidArgument, "%q is no decision: two organisations are SAME or DIFFERENT", d.Verdict)
	case strings.TrimSpace(d.By) == "":
		return network.Errorf(network.InvalidArgument, "the decision needs the name of who decides")
	case a == b:
		return network.Errorf(network.InvalidArgument, "a decision is about two organisations, %s is one", a)
	}
	known, err := store.Nodes(ctx, d.Organisations[:])
	if err != nil {
		return fmt.Errorf("look for %s and %s: %w", a, b, err)
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

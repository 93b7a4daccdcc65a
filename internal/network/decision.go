package network

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Decide gives the batch that states a person's decision about two organisations, SAME or DIFFERENT: a
// source of its own ([DecisionID]), which takes the place of a decision made before. Removing the source
// undoes the decision. Two that are not different organisations, or another verdict, are [InvalidArgument]
// errors.
func Decide(verdict Verdict, a, b ID, by, note string, at time.Time) (Batch, error) {
	if a.Kind() != KindOrganisation || b.Kind() != KindOrganisation || a == b {
		return Batch{}, Errorf(InvalidArgument, "a decision is about two organisations, not %q and %q", clip(string(a)), clip(string(b)))
	}
	if verdict != VerdictSame && verdict != VerdictDifferent {
		return Batch{}, Errorf(InvalidArgument, "%q is no decision: decide SAME or DIFFERENT", clip(string(verdict)))
	}
	match := &Match{
		ID: MatchID(a, b), Organisations: []ID{min(a, b), max(a, b)},
		Decision: verdict, DecidedBy: by, DecidedAt: at.UTC(), Note: note,
	}
	encoded, err := EncodeNode(match)
	if err != nil {
		return Batch{}, err
	}
	sum := sha256.Sum256(encoded)
	source := &Source{
		ID: DecisionID(match.ID), Format: FormatDecision, Rank: RankDecision, SHA256: hex.EncodeToString(sum[:]), ReadAt: at.UTC(),
	}
	return Batch{
		Sources:   []*Source{source},
		Citations: []Citation{{Source: source.ID, Node: match, Method: MethodPerson, Confidence: 1}},
		Complete:  []ID{source.ID},
	}, nil
}

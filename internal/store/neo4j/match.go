package neo4j

import (
	"slices"

	"verkosto/internal/network"
)

func (p *properties) match(n *network.Match) {
	p.text("name", string(n.Verdict())) // a caption
	p.text("verdict", string(n.Verdict()))
	p.texts("organisations", strs(n.Organisations))
	p.values["score"], p.values["sortScore"] = n.Score, network.ScoreKey(n.Score)
	p.values["automatic"], p.values["decided"], p.values["joined"] = n.Automatic, n.Decision != "", n.Joined()
	p.text("decidedBy", n.DecidedBy)
	p.text("note", n.Note)
	reasons := make([]string, 0, len(n.Reasons))
	for _, reason := range n.Reasons {
		reasons = append(reasons, string(reason.Code))
	}
	p.texts("reasons", reasons)
}

func (f *filter) match(p *network.MatchFilter, n string) conditions {
	all := slices.Concat(
		f.itself(n, p.IDs, nil),
		oneOf(f, n, "verdict", p.Verdicts),
		f.isSo(n, "automatic", p.Automatic),
		f.isSo(n, "decided", p.Decided),
		f.isSo(n, "joined", p.Joined),
		f.anyOf(n, "path to likened", p.Organisations),
		composed(p.And, p.Or, p.Not, func(part *network.MatchFilter) conditions { return f.match(part, n) }),
	)
	if p.MinScore != nil {
		all = append(all, fragment("at least", n, "property", "score", "p", f.param(*p.MinScore)))
	}
	return all
}

// isSo is the condition that something holds of a node, or that it doesn't.
func (f *filter) isSo(n, property string, wanted *bool) conditions {
	if wanted == nil {
		return nil
	}
	return conditions{fragment("is", n, "property", property, "p", f.param(*wanted))}
}

package query

import (
	"context"
	"slices"
	"strings"

	"verkosto/internal/network"
)

// statementsRead bounds how many citations and matches of an organisation its identities are told from.
const statementsRead = 1000

// Identity is one id under which sources state an organisation.
type Identity struct {
	ID             network.ID
	Stated         *network.Organisation // what is stated under the id; nil where that is not among the most believed
	Match          *network.Match        // by which it was joined with others, the one decided or most likely; nil of one that is joined with none
	Participations int                   // stated under the id
}

// Identities gives for each organisation the first ids under which it is stated, its own before the others, those by
// id. What is stated under them is told by the thousand most believed citations.
func (q *Queries) Identities(ctx context.Context, organisations []network.ID, first int) (map[network.ID][]Identity, error) {
	if _, err := pageSize("first", first); err != nil {
		return nil, err
	}
	window := network.Window{First: statementsRead}
	cited, err := byKeys(organisations, func(chunk []network.ID) (map[network.ID]network.Page[network.Citation], error) {
		return q.reader.Citations(ctx, network.CitationQuery{Of: chunk, Window: window})
	})
	if err != nil {
		return nil, err
	}
	joined := true
	matched, err := byParents(network.Selection{
		Kind: network.KindMatch, Of: organisations, Via: network.LinkLikens, Filter: &network.MatchFilter{Joined: &joined},
	}, func(part network.Selection) (map[network.ID]network.Page[network.Node], error) {
		return q.reader.List(ctx, part, network.Order{Field: network.ByScore, Direction: network.Descending}, window)
	})
	if err != nil {
		return nil, err
	}
	counted, err := q.Tally(ctx, network.TallyQuery{
		Selection: network.Selection{Kind: network.KindParticipation, Of: organisations, Via: network.LinkBy},
		Facets:    []network.FacetField{network.FacetStatedAs}, Top: maxBuckets,
	})
	if err != nil {
		return nil, err
	}
	identities := make(map[network.ID][]Identity, len(organisations))
	for _, id := range organisations {
		found := identitiesOf(id, cited[id], matched[id], counted[id])
		identities[id] = found[:min(first, len(found))]
	}
	return identities, nil
}

// known is what is known of the ids of one organisation.
type known map[network.ID]*Identity

func (k known) identity(id network.ID) *Identity {
	if k[id] == nil {
		k[id] = &Identity{ID: id}
	}
	return k[id]
}

// identitiesOf puts together what is known of each id of one organisation.
func identitiesOf(
	canonical network.ID, cited network.Page[network.Citation], matched network.Page[network.Node], counted network.Tally,
) []Identity {
	ids := make(known)
	stated := make(map[network.ID][]network.Node)
	for _, item := range cited.Items {
		id := item.Node.Node.NodeID()
		stated[id] = append(stated[id], item.Node.Node)
	}
	for id, nodes := range stated {
		ids.identity(id).Stated, _ = network.MergeNodes(nodes).(*network.Organisation)
	}
	for _, item := range matched.Items {
		if match, is := item.Node.(*network.Match); is && match.Same() {
			ids.join(match)
		}
	}
	for _, facet := range counted.Facets {
		for _, bucket := range facet.Buckets {
			ids.identity(network.ID(bucket.Value)).Participations = bucket.Count
		}
	}
	return ids.inOrder(canonical)
}

// join takes a match for the two that it joins: one that a person decided in place of others, else the first.
func (k known) join(match *network.Match) {
	for _, id := range match.Organisations {
		joined := k.identity(id)
		if joined.Match == nil || joined.Match.Decision == "" && match.Decision != "" {
			joined.Match = match
		}
	}
}

// inOrder gives the ids in order, without the canonical one where nothing is stated under it.
func (k known) inOrder(canonical network.ID) []Identity {
	found := make([]Identity, 0, len(k))
	for _, one := range k {
		if one.ID != canonical || one.Stated != nil || one.Participations > 0 || len(k) == 1 {
			found = append(found, *one)
		}
	}
	slices.SortFunc(found, func(a, b Identity) int {
		switch {
		case a.ID == canonical:
			return -1
		case b.ID == canonical:
			return 1
		default:
			return strings.Compare(string(a.ID), string(b.ID))
		}
	})
	return found
}

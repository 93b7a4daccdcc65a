package export

import (
	"context"
	"fmt"

	"verkosto/internal/network"
)

// members knows which nodes are drawn. What it has found out it keeps, up to a bound, since
// the same organisations come again and again.
type members struct {
	reader  Reader
	request *Request
	exist   map[network.ID]bool // nodes that are in the store, or not
	near    map[network.ID]bool // nodes that are next to a project that passes, or not
}

// mostKept bounds what is kept of either.
const mostKept = 20_000

func newMembers(reader Reader, request *Request) *members {
	return &members{reader: reader, request: request, exist: make(map[network.ID]bool), near: make(map[network.ID]bool)}
}

// known makes sure that it is known of each id whether such a node is in the store. Of kinds that
// are not drawn none counts as there.
func (m *members) known(ctx context.Context, ids []network.ID) error {
	return learn(m.exist, ids, func(unknown []network.ID) error {
		asked := unknown[:0]
		for _, id := range unknown {
			if m.request.draws(id.Kind()) {
				asked = append(asked, id)
			}
		}
		found, err := m.reader.Nodes(ctx, asked)
		if err != nil {
			return fmt.Errorf("read the ends of edges: %w", err)
		}
		for id := range found {
			m.exist[id] = true
		}
		return nil
	})
}

// drawn makes sure that it is known of each id whether such a node is drawn.
func (m *members) drawn(ctx context.Context, ids []network.ID) error {
	if m.request.Filter == nil {
		return m.known(ctx, ids)
	}
	return learn(m.near, ids, func(unknown []network.ID) error {
		byKind := make(map[network.Kind][]network.ID)
		for _, id := range unknown {
			if kind := id.Kind(); m.request.draws(kind) {
				byKind[kind] = append(byKind[kind], id)
			}
		}
		for kind, ids := range byKind {
			found, err := m.besides(ctx, kind, ids)
			if err != nil {
				return err
			}
			for id := range found {
				m.near[id] = true
			}
		}
		return nil
	})
}

// isDrawn says whether a node is drawn that drawn was asked about last.
func (m *members) isDrawn(id network.ID) bool {
	if m.request.Filter == nil {
		return m.exist[id]
	}
	return m.near[id]
}

// learn notes no for those ids of which nothing is kept, and asks which of them are a yes. Ids
// come a page at a time, so what is kept stays bounded.
func learn(kept map[network.ID]bool, ids []network.ID, ask func([]network.ID) error) error {
	if len(kept) > mostKept {
		clear(kept)
	}
	var unknown []network.ID
	for _, id := range ids {
		if _, known := kept[id]; !known && id != "" {
			kept[id] = false
			unknown = append(unknown, id)
		}
	}
	for len(unknown) > 0 {
		some := min(len(unknown), nodesAtOnce)
		if err := ask(unknown[:some:some]); err != nil {
			return err
		}
		unknown = unknown[some:]
	}
	return nil
}

// tie is one way in which a node can be next to a project that passes: it is linked to by
// projects, participations or fundings.
type tie struct {
	kind network.Kind
	via  network.Link
}

var ties = map[network.Kind][]tie{
	network.KindOrganisation: {{network.KindParticipation, network.LinkBy}, {network.KindFunding, network.LinkFrom}},
	network.KindFund:         {{network.KindProject, network.LinkUnder}, {network.KindFunding, network.LinkFrom}},
	network.KindPerson:       {{network.KindParticipation, network.LinkContact}},
	network.KindMunicipality: {{network.KindProject, network.LinkTargets}},
	network.KindSubRegion:    {{network.KindProject, network.LinkTargets}},
	network.KindRegion:       {{network.KindProject, network.LinkTargets}},
}

// besides gives those of some nodes of a kind that are next to a project that passes.
func (m *members) besides(ctx context.Context, kind network.Kind, ids []network.ID) (map[network.ID]bool, error) {
	found := make(map[network.ID]bool)
	for _, tie := range ties[kind] {
		var filter network.Filter = m.request.Filter
		switch tie.kind {
		case network.KindParticipation:
			filter = &network.ParticipationFilter{Project: m.request.Filter}
		case network.KindFunding:
			filter = &network.FundingFilter{Project: m.request.Filter}
		}
		tallies, err := m.reader.Tally(ctx, network.TallyQuery{
			Selection: network.Selection{Kind: tie.kind, Filter: filter, Of: ids, Via: tie.via}, Top: 1,
		})
		if err != nil {
			return nil, fmt.Errorf("count %s of %d nodes from %s: %w", tie.kind, len(ids), ids[0], err)
		}
		for id, tally := range tallies {
			if tally.Count > 0 {
				found[id] = true
			}
		}
	}
	return found, nil
}

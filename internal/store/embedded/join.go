package embedded

import (
	"context"
	"slices"

	"verkosto/internal/network"
)

// identify works out who is one with whom after the batch, and adds to the plan the ids under which
// something else is served then.
func (p *plan) identify(ctx context.Context, bodies func(context.Context, []int32) (map[int32][]byte, error)) error {
	stated := slices.Clone(p.order)
	if err := p.identities(ctx, bodies); err != nil {
		return err
	}
	if p.graph.joined == nil && p.joined == nil {
		return nil
	}
	for _, draft := range stated {
		p.node(p.graph.joined.Of(draft.id))
		p.node(p.joined.Of(draft.id))
	}
	changed := p.graph.joined.Changed(p.joined)
	if len(changed) == 0 {
		p.joined = p.graph.joined
		return nil
	}
	for _, organisation := range changed {
		p.follow(organisation)
		for _, s := range p.graph.madeWith(organisation) {
			p.follow(p.graph.vertices[s].id)
		}
	}
	return nil
}

// identities makes the identities that all matches add up to after the batch, if any match is in it.
func (p *plan) identities(ctx context.Context, bodies func(context.Context, []int32) (map[int32][]byte, error)) error {
	matches, changed, err := allAfter[*network.Match](ctx, p, network.KindMatch, bodies)
	if err == nil && changed {
		p.joined = network.NewIdentities(matches)
	}
	return err
}

// follow adds to the plan what is stated under an id that is served under another now, and what speaks of it.
func (p *plan) follow(id network.ID) {
	before := p.graph.joined.Of(id)
	p.resolve(id, before)
	at := p.graph.own(before)
	if at == none {
		return
	}
	for _, bundle := range p.graph.vertices[at].in {
		for _, s := range bundle.holders {
			holder := p.graph.vertices[s].id
			if namesEnd(bundle.link) && holder.Organisation() == before {
				continue // its own id is made with the key, so it is followed by itself
			}
			for _, member := range p.graph.joined.Members(holder) {
				p.resolve(member, holder)
			}
		}
	}
}

// namesEnd says whether the holders of a link have an id that is made with the key of the organisation at its
// end, unless a document gave them one of its own.
func namesEnd(link network.Link) bool {
	return link == network.LinkBy || link == network.LinkFrom || link == network.LinkWorksFor
}

// resolve adds to the plan an id with those under which it was served and is served afterwards.
func (p *plan) resolve(id, before network.ID) {
	for _, id := range [...]network.ID{id, before, p.joined.Of(id)} {
		p.node(id).resolved = true
	}
}

// madeWith gives the vertices whose ids are made with an organisation's key, other than its own. What
// they are is only looked at when organisations are joined or parted, and then for all ids that came since the
// last time.
func (g *graph) madeWith(organisation network.ID) []slot {
	for ; g.sorted < len(g.vertices); g.sorted++ {
		if v := &g.vertices[g.sorted]; v.kind != network.KindOrganisation {
			if with := v.id.Organisation(); with != "" {
				g.byKey[with] = append(g.byKey[with], slot(g.sorted))
			}
		}
	}
	return g.byKey[organisation]
}

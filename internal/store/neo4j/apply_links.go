package neo4j

import (
	"maps"
	"slices"

	"verkosto/internal/network"
)

// linkRow is a link to write or to take away.
type linkRow struct {
	from network.ID
	network.LinkTo
}

func (l linkRow) encode() map[string]any {
	return map[string]any{"from": string(l.from), "to": string(l.Target), "link": string(l.Link)}
}

// relink brings relationships in line with the links of the nodes that changed. A link to a node that is
// not stated (yet) waits at an Awaited node, so that every relationship with the name
// of a link has both its ends.
func (w *writing) relink() error {
	if err := w.compareLinks(); err != nil {
		return err
	}
	if err := runRows(w, cypherUnlink, w.toUnlink, linkRow.encode); err != nil {
		return err
	}
	if err := w.linkNew(); err != nil {
		return err
	}
	added := w.ids(func(n *nodeState) bool { return w.awaited > 0 && n.before == "" && n.after != "" })
	withdrawn := w.ids(func(n *nodeState) bool { return n.before != "" && n.after == "" })
	for _, turn := range []struct {
		statement string
		ids       []string
	}{{cypherClaimAwaited, added}, {cypherDisown, withdrawn}} {
		for part := range slices.Chunk(turn.ids, chunk) {
			holders, err := w.runIDs(turn.statement, part)
			if err != nil {
				return err
			}
			around, err := w.runIDs(cypherSurroundings, strs(holders))
			if err != nil {
				return err
			}
			w.soil(holders...)
			w.move(holders...)
			w.soil(around...)
		}
	}
	return nil
}

// soil marks nodes of which something derived may differ.
func (w *writing) soil(ids ...network.ID) {
	for _, id := range ids {
		w.dirty[id] = true
	}
}

// move marks those of some nodes by which projects are where they are, for they may lie elsewhere.
func (w *writing) move(ids ...network.ID) {
	for _, id := range ids {
		if id.Kind() == network.KindOrganisation || slices.Contains(placeKinds, id.Kind()) {
			w.moved[id] = true
		}
	}
}

// compareLinks finds the links that come and go.
func (w *writing) compareLinks() error {
	for _, id := range slices.Sorted(maps.Keys(w.nodes)) {
		state := w.nodes[id]
		if state.before == state.after {
			continue
		}
		before, err := linksIn(id, state.before)
		if err != nil {
			return err
		}
		after, err := linksIn(id, state.after)
		if err != nil {
			return err
		}
		w.soil(id)
		if !slices.Equal(before, after) && state.before != "" {
			w.move(id)
		}
		for _, link := range before {
			w.soil(link.Target)
			if !slices.Contains(after, link) {
				w.toUnlink = append(w.toUnlink, linkRow{id, link})
			}
		}
		for _, link := range after {
			w.soil(link.Target)
			if !slices.Contains(before, link) {
				w.toLink = append(w.toLink, linkRow{id, link})
			}
		}
	}
	return nil
}

// linksIn gives the links of a node that is given as JSON, but for those to what can never be an id.
func linksIn(id network.ID, body string) ([]network.LinkTo, error) {
	if body == "" {
		return nil, nil
	}
	node, err := decode(string(id), body)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(node.Links(), func(link network.LinkTo) bool {
		_, err := network.ParseID(string(link.Target))
		return err != nil
	}), nil
}

// linkNew writes the links that are new. They come in the order of their targets, so that those
// which very many link to are each visited once.
func (w *writing) linkNew() error {
	there, err := w.thoseThere(w.toLink)
	if err != nil {
		return err
	}
	slices.SortStableFunc(w.toLink, func(a, b linkRow) int {
		if a.Target == b.Target {
			return 0
		}
		if a.Target < b.Target {
			return -1
		}
		return 1
	})
	var now, later []linkRow
	for _, link := range w.toLink {
		if there[link.Target] {
			now = append(now, link)
		} else {
			later = append(later, link)
		}
	}
	if err := runRows(w, cypherLink, now, linkRow.encode); err != nil {
		return err
	}
	return runRows(w, cypherAwait, later, linkRow.encode)
}

// thoseThere gives the targets that are stated.
func (w *writing) thoseThere(links []linkRow) (map[network.ID]bool, error) {
	there := make(map[network.ID]bool)
	asked := make(map[network.ID]bool)
	var ask []string
	for _, link := range links {
		if state := w.nodes[link.Target]; state != nil {
			there[link.Target] = state.after != ""
			continue
		}
		if !asked[link.Target] {
			asked[link.Target] = true
			ask = append(ask, string(link.Target))
		}
	}
	for part := range slices.Chunk(ask, chunk) {
		found, err := w.runIDs(cypherExisting, part)
		if err != nil {
			return nil, err
		}
		for _, id := range found {
			there[id] = true
		}
	}
	return there, nil
}

// withdraw takes away the nodes that no source states any more, and the sources that go.
func (w *writing) withdraw() error {
	gone := w.ids(func(n *nodeState) bool { return n.there && n.after == "" })
	for id, source := range w.sources {
		if source.before != nil && source.after == nil {
			gone = append(gone, string(id))
		}
	}
	for part := range slices.Chunk(gone, chunk) {
		if _, err := w.run(cypherHide, map[string]any{"ids": part}); err != nil {
			return err
		}
		if _, err := w.run(cypherWithdraw, map[string]any{"ids": part}); err != nil {
			return err
		}
		w.touched = true
	}
	return nil
}

package neo4j

import (
	"maps"
	"slices"

	"verkosto/internal/network"
)

// Citations stay under the ids that sources state; a node is what the citations of all the ids add up to that are served as
// one. When matches change, the citations of organisations that are joined or parted, and of all that is made
// with their ids, move to another node, and whatever speaks of them is added up anew.

// loadIdentities takes the identities of the database, unless they are those that are known.
func (w *writing) loadIdentities(version int64) error {
	if w.known.version == version {
		return nil
	}
	records, err := w.run(cypherJoined, nil)
	if err != nil {
		return err
	}
	pairs := make([]any, len(records))
	for i, record := range records {
		pairs[i] = record.Values[0]
	}
	w.known = &joined{version, identitiesOf(pairs)}
	return nil
}

// madeOf gives the organisation with whose id a node's is made, as [network.ID.Organisation] reads it, or that of a
// participation with another sort of id; "" for none.
func madeOf(node network.Node) any {
	made := node.NodeID().Organisation()
	if part, is := node.(*network.Participation); is && made == "" {
		made = part.Organisation
	}
	return orNil(string(made))
}

// identify writes the citations of matches, and works out which organisations are one by them.
func (w *writing) identify() error {
	if err := w.citeMatches(); err != nil {
		return err
	}
	found, around, err := w.changedMatches()
	if err != nil || len(found) == 0 {
		return err
	}
	apart, err := w.gather(found, around)
	if err != nil {
		return err
	}
	matches := slices.DeleteFunc(slices.Collect(maps.Values(found)), func(m *network.Match) bool { return m == nil })
	for _, id := range w.known.Changed(nil) {
		if !apart[id] {
			matches = append(matches, merger(id, w.known.Of(id)))
		}
	}
	identities := network.NewIdentities(matches)
	return w.resolveBy(identities, w.known.Changed(identities))
}

// citeMatches writes the new citations of matches before all others.
func (w *writing) citeMatches() error {
	var matches, others []*claim
	for _, claimed := range w.fresh {
		if claimed.nodeID.Kind() == network.KindMatch {
			matches = append(matches, claimed)
			w.nodes[claimed.nodeID].contested = true
		} else {
			others = append(others, claimed)
		}
	}
	w.fresh = others
	if err := w.place(); err != nil {
		return err
	}
	return w.cite(matches)
}

// place makes nodes of contested states that are not there, to be filled when they are added up.
func (w *writing) place() error {
	var rows []*nodeState
	for _, id := range w.ids(func(n *nodeState) bool { return n.contested && !n.there }) {
		rows = append(rows, w.nodes[network.ID(id)])
	}
	return runRows(w, cypherPlace, rows, func(n *nodeState) map[string]any {
		n.there = true
		return map[string]any{"id": string(n.id), "label": labels[n.id.Kind()]}
	})
}

// changedMatches gives the matches that the batch may change as they are now, nil for those that are gone, and
// the organisations that they speak of now or spoke of before.
func (w *writing) changedMatches() (found map[network.ID]*network.Match, around []network.ID, err error) {
	found = make(map[network.ID]*network.Match)
	ids := w.ids(func(n *nodeState) bool { return n.contested && n.id.Kind() == network.KindMatch })
	for part := range slices.Chunk(ids, chunk) {
		records, err := w.run(cypherStatements, map[string]any{"ids": part})
		if err != nil {
			return nil, nil, err
		}
		for _, record := range records {
			id := network.ID(text(record.Values[0]))
			nodes, _, err := resolvedFrom(id, texts(record.Values[2]), nil)
			if err != nil {
				return nil, nil, err
			}
			found[id] = nil
			if match, is := network.MergeNodes(nodes).(*network.Match); is {
				found[id] = match
				around = append(around, match.Organisations...)
			}
			was, err := matchIn(id, w.nodes[id].before)
			if err != nil {
				return nil, nil, err
			}
			around = append(around, was.Organisations...)
		}
	}
	return found, around, nil
}

// matchIn gives a match from its body, an empty one for none.
func matchIn(id network.ID, body string) (*network.Match, error) {
	if body == "" {
		return new(network.Match), nil
	}
	node, err := decode(string(id), body)
	if err != nil {
		return nil, err
	}
	return node.(*network.Match), nil
}

// gather adds to found the matches of all organisations that are connected with some by matches that hold them to be the
// same, and gives the organisations.
func (w *writing) gather(found map[network.ID]*network.Match, from []network.ID) (map[network.ID]bool, error) {
	seen := make(map[network.ID]bool)
	for len(from) > 0 {
		homes := make(map[network.ID]bool)
		for _, id := range from {
			if home := w.known.Of(id); !seen[id] {
				homes[home] = true
				for _, member := range w.known.Members(home) {
					seen[member] = true
				}
			}
		}
		from = nil
		for part := range slices.Chunk(slices.Sorted(maps.Keys(homes)), chunk) {
			records, err := w.run(cypherLikening, map[string]any{"ids": strs(part)})
			if err != nil {
				return nil, err
			}
			for _, record := range records {
				id := network.ID(text(record.Values[0]))
				if _, is := found[id]; is {
					continue
				}
				if found[id], err = matchIn(id, text(record.Values[1])); err != nil {
					return nil, err
				}
				if found[id].Same() {
					from = append(from, found[id].Organisations...)
				}
			}
		}
	}
	return seen, nil
}

// resolveBy lets everything follow new identities, in which some organisations are served under other ids.
func (w *writing) resolveBy(identities *network.Identities, changed []network.ID) error {
	if len(changed) == 0 {
		return nil
	}
	before := w.known
	w.parted = changed
	w.known = &joined{before.version + 1, identities}
	if err := w.contestHolders(before, changed); err != nil {
		return err
	}
	if err := w.rehome(changed); err != nil {
		return err
	}
	return w.keepIdentities(changed)
}

// contestHolders contests what organisations were served as, for they may have spoken of what they were joined with, and
// all that speaks of them.
func (w *writing) contestHolders(before *joined, changed []network.ID) error {
	homes := make(map[network.ID]bool)
	for _, id := range changed {
		homes[before.Of(id)] = true
	}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(homes)), chunk) {
		rows := make([]any, len(part))
		for i, home := range part {
			rows[i] = map[string]any{"id": string(home), "people": string(network.PersonID(home, ""))}
		}
		records, err := w.run(cypherHolders, map[string]any{"rows": rows})
		if err != nil {
			return err
		}
		var holders []network.ID
		for _, record := range records {
			holders = append(holders, network.ID(text(record.Values[0])))
		}
		if err := w.contest(holders); err != nil {
			return err
		}
	}
	return nil
}

// contest lets nodes be added up anew.
func (w *writing) contest(ids []network.ID) error {
	return w.touch(ids, func(n *nodeState) { n.contested = true })
}

// rehome moves the citations of organisations, and of all that is made with their ids, to the nodes that they are
// served as.
func (w *writing) rehome(changed []network.ID) error {
	for part := range slices.Chunk(changed, chunk) {
		records, err := w.run(cypherMade, map[string]any{"ids": strs(part)})
		if err != nil {
			return err
		}
		var moved, touched []network.ID
		var citations []string
		for _, record := range records {
			home, now := network.ID(text(record.Values[2])), w.known.Of(network.ID(text(record.Values[1])))
			touched = append(touched, home, now)
			if home != now {
				citations, moved = append(citations, text(record.Values[0])), append(moved, now)
			}
		}
		if err := w.contest(touched); err != nil {
			return err
		}
		if err := w.place(); err != nil {
			return err
		}
		at := -1
		if err := runRows(w, cypherRehome, citations, func(id string) map[string]any {
			at++
			return map[string]any{"id": id, "home": string(moved[at])}
		}); err != nil {
			return err
		}
	}
	return nil
}

// keepIdentities writes which organisations are joined into which.
func (w *writing) keepIdentities(changed []network.ID) error {
	encode := func(id network.ID) map[string]any {
		return map[string]any{"id": string(id), "into": string(w.known.Of(id))}
	}
	var joins, parts []network.ID
	for _, id := range changed {
		if w.known.Of(id) != id {
			joins = append(joins, id)
		} else {
			parts = append(parts, id)
		}
	}
	if err := runRows(w, cypherJoin, joins, encode); err != nil {
		return err
	}
	if err := runRows(w, cypherPartAgain, parts, encode); err != nil {
		return err
	}
	_, err := w.run(cypherNextIdentities, map[string]any{"joined": w.known.version})
	return err
}

// shareClaims gives each node the new citations of it, by the id under which it is served now.
func (w *writing) shareClaims() error {
	var ids []network.ID
	for _, claimed := range w.fresh {
		ids = append(ids, w.known.Of(claimed.nodeID))
	}
	if err := w.touch(ids, func(*nodeState) {}); err != nil {
		return err
	}
	for i, claimed := range w.fresh {
		state := w.nodes[ids[i]]
		state.claims = append(state.claims, claimed)
	}
	return nil
}

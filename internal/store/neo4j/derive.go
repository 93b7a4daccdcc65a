package neo4j

import (
	"maps"
	"slices"

	"verkosto/internal/network"
)

// What follows here is derived from the facts and kept beside them, because it makes reading quick:
// who takes part in what and with whom, which places lie within which, counts, sums and sort keys.

// derive brings everything derived in line with the nodes that changed.
func (w *writing) derive() error {
	if err := w.derivePlaces(); err != nil {
		return err
	}
	if err := w.deriveParts(); err != nil {
		return err
	}
	return w.refresh()
}

// derivePlaces works out anew which places lie within which, if any place changed.
func (w *writing) derivePlaces() error {
	for id := range w.nodes {
		state := w.nodes[id]
		if slices.Contains(placeKinds, id.Kind()) && state.before != state.after {
			_, err := w.run(cypherWithin, nil)
			return err
		}
	}
	return nil
}

// deriveParts keeps the relationships PARTNER_IN and PARTNERS_WITH.
func (w *writing) deriveParts() error {
	var taking, leaving []linkRow
	pairs := make(map[[2]network.ID]int64)
	projects := w.dirtyOf(network.KindProject)
	for part := range slices.Chunk(projects, chunk) {
		records, err := w.run(cypherParticipants, map[string]any{"ids": part, "others": noPartners})
		if err != nil {
			return err
		}
		for _, record := range records {
			project := network.ID(text(record.Values[0]))
			before, now := idsIn(record.Values[1]), idsIn(record.Values[2])
			gone := without(before, now)
			come := without(now, before)
			for _, organisation := range come {
				taking = append(taking, linkRow{organisation, network.LinkTo{Target: project}})
			}
			for _, organisation := range gone {
				leaving = append(leaving, linkRow{organisation, network.LinkTo{Target: project}})
			}
			if len(come)+len(gone) > 0 {
				countPairs(pairs, before, -1)
				countPairs(pairs, now, 1)
				w.soil(before...)
				w.soil(now...)
			}
		}
	}
	encode := func(l linkRow) map[string]any {
		return map[string]any{"organisation": string(l.from), "project": string(l.Target)}
	}
	if err := runRows(w, cypherTakePart, taking, encode); err != nil {
		return err
	}
	if err := runRows(w, cypherLeave, leaving, encode); err != nil {
		return err
	}
	return w.writePairs(pairs)
}

// noPartners are the roles that make no partners.
var noPartners = []string{string(network.RoleAuthority), string(network.RoleFunder)}

// countPairs adds to the count of projects that each two organisations share.
func countPairs(pairs map[[2]network.ID]int64, organisations []network.ID, by int64) {
	for i, a := range organisations {
		for _, b := range organisations[i+1:] {
			pair := [2]network.ID{min(a, b), max(a, b)}
			if pairs[pair] += by; pairs[pair] == 0 {
				delete(pairs, pair)
			}
		}
	}
}

func (w *writing) writePairs(pairs map[[2]network.ID]int64) error {
	var more, less [][2]network.ID
	for pair, by := range pairs {
		if by > 0 {
			more = append(more, pair)
		} else {
			less = append(less, pair)
		}
	}
	encode := func(pair [2]network.ID) map[string]any {
		return map[string]any{"a": string(pair[0]), "b": string(pair[1]), "more": pairs[pair], "less": -pairs[pair]}
	}
	if err := runRows(w, cypherPair, more, encode); err != nil {
		return err
	}
	return runRows(w, cypherPart, less, encode)
}

// refresh works out the counts, sums and sort keys of dirty nodes.
func (w *writing) refresh() error {
	if err := w.soilDependants(); err != nil {
		return err
	}
	params := map[string]any{"absent": noText, "noNumber": int64(noNumber)}
	for _, r := range []struct {
		statement string
		kinds     []network.Kind
	}{
		{cypherRefreshProjects, []network.Kind{network.KindProject}},
		{cypherRefreshOrganisations, []network.Kind{network.KindOrganisation}},
		{cypherRefreshFunders, []network.Kind{network.KindOrganisation, network.KindFund}},
		{cypherRefreshPlaces, placeKinds},
		{cypherRefreshParticipations, []network.Kind{network.KindParticipation}},
		{cypherRefreshFundings, []network.Kind{network.KindFunding}},
	} {
		for part := range slices.Chunk(w.dirtyOf(r.kinds...), chunk) {
			params["ids"] = part
			if _, err := w.run(r.statement, params); err != nil {
				return err
			}
		}
	}
	return nil
}

// soilDependants marks what takes sort keys over from nodes that changed.
func (w *writing) soilDependants() error {
	changed := w.ids(func(n *nodeState) bool {
		kind := n.id.Kind()
		return (kind == network.KindProject || kind == network.KindOrganisation) && n.before != "" && n.after != "" && n.before != n.after
	})
	for part := range slices.Chunk(changed, chunk) {
		dependants, err := w.runIDs(cypherDependants, part)
		if err != nil {
			return err
		}
		w.soil(dependants...)
	}
	return nil
}

// dirtyOf gives the dirty nodes of some kinds, in a fixed order.
func (w *writing) dirtyOf(kinds ...network.Kind) []string {
	var found []string
	for _, id := range slices.Sorted(maps.Keys(w.dirty)) {
		if slices.Contains(kinds, id.Kind()) {
			found = append(found, string(id))
		}
	}
	return found
}

func idsIn(value any) []network.ID {
	list := row(value)
	ids := make([]network.ID, 0, len(list))
	for _, id := range list {
		ids = append(ids, network.ID(text(id)))
	}
	return ids
}

// without gives the ids of a list that are not in another.
func without(list, other []network.ID) []network.ID {
	in := make(map[network.ID]bool, len(other))
	for _, id := range other {
		in[id] = true
	}
	var rest []network.ID
	for _, id := range list {
		if !in[id] {
			rest = append(rest, id)
		}
	}
	return rest
}

// rebuild works out everything derived for all nodes, and what their citations add up to.
func (w *writing) rebuild() error {
	after := ""
	for {
		ids, err := w.page(after)
		if err != nil || len(ids) == 0 {
			return err
		}
		after = string(ids[len(ids)-1])
		part := newWriting(w.transaction, new(stated))
		part.soil(ids...)
		stated := slices.DeleteFunc(ids, func(id network.ID) bool { return id.Kind() == network.KindSource })
		if err := part.touch(stated, func(n *nodeState) { n.contested = true }); err != nil {
			return err
		}
		for _, step := range []func() error{part.addUp, part.updateNodes, part.relink, part.derive} {
			if err := step(); err != nil {
				return err
			}
		}
	}
}

func (w *writing) page(after string) ([]network.ID, error) {
	records, err := w.run(cypherMigratePage, map[string]any{"after": after, "limit": int64(chunk)})
	if err != nil {
		return nil, err
	}
	ids := make([]network.ID, 0, len(records))
	for _, record := range records {
		ids = append(ids, network.ID(text(record.Values[0])))
	}
	return ids, nil
}

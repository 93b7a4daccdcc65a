package neo4j

import (
	"maps"
	"slices"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// Organisations and funds keep sums over participations and fundings, which may be very many. A
// batch therefore adds to them only what it changes; sums of nodes that are new are taken from all.

// granted is an amount that counts for a node, in units.
type granted struct {
	units, stated int64
}

// sum brings the sums in line with the participations and fundings that changed.
func (w *writing) sum() error {
	organisations, funders := make(map[network.ID]granted), make(map[network.ID]granted)
	for _, state := range w.nodes {
		if state.before == state.after {
			continue
		}
		if err := w.count(state.id, state.before, -1, organisations, funders); err != nil {
			return err
		}
		if err := w.count(state.id, state.after, 1, organisations, funders); err != nil {
			return err
		}
	}
	added := w.ids(func(n *nodeState) bool {
		return n.before == "" && n.after != "" && n.id.Kind() == network.KindOrganisation
	})
	if err := w.sumUp(cypherSumOrganisations, cypherAdjustOrganisations, added, organisations); err != nil {
		return err
	}
	added = append(added, w.ids(func(n *nodeState) bool { return n.before == "" && n.after != "" && n.id.Kind() == network.KindFund })...)
	return w.sumUp(cypherSumFunders, cypherAdjustFunders, added, funders)
}

// count adds what a node says is granted, times by, to the sum of its organisation or funder.
func (w *writing) count(id network.ID, body string, by int64, organisations, funders map[network.ID]granted) error {
	if body == "" || id.Kind() != network.KindParticipation && id.Kind() != network.KindFunding {
		return nil
	}
	node, err := decode(string(id), body)
	if err != nil {
		return err
	}
	switch n := node.(type) {
	case *network.Participation:
		return add(organisations, n.Organisation, n.Granted, by)
	case *network.Funding:
		return add(funders, n.Funder, n.Granted, by)
	}
	return nil
}

func add(sums map[network.ID]granted, to network.ID, amount *decimal.Decimal, by int64) error {
	if amount == nil {
		return nil
	}
	count, err := units(*amount)
	sums[to] = granted{sums[to].units + by*count, sums[to].stated + by}
	return err
}

// sumUp sums up for nodes that are new, and adjusts the sums of the others.
func (w *writing) sumUp(sum, adjust string, added []string, sums map[network.ID]granted) error {
	for part := range slices.Chunk(added, chunk) {
		if _, err := w.run(sum, map[string]any{"ids": part}); err != nil {
			return err
		}
	}
	isNew := make(map[string]bool, len(added))
	for _, id := range added {
		isNew[id] = true
	}
	var others []network.ID
	for _, id := range slices.Sorted(maps.Keys(sums)) {
		if !isNew[string(id)] && sums[id] != (granted{}) {
			others = append(others, id)
		}
	}
	return runRows(w, adjust, others, func(id network.ID) map[string]any {
		return map[string]any{"id": string(id), "units": sums[id].units, "stated": sums[id].stated}
	})
}

// sumAll sums up for all dirty nodes.
func (w *writing) sumAll() error {
	organisations := w.dirtyOf(network.KindOrganisation)
	if err := w.sumUp(cypherSumOrganisations, cypherAdjustOrganisations, organisations, nil); err != nil {
		return err
	}
	return w.sumUp(cypherSumFunders, cypherAdjustFunders, append(organisations, w.dirtyOf(network.KindFund)...), nil)
}

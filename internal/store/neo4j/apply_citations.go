package neo4j

import (
	"cmp"
	"slices"

	"verkosto/internal/network"
)

// writeCitations writes the citations that are new.
func (w *writing) writeCitations() error {
	for _, claimed := range w.fresh {
		state := w.nodes[w.known.Of(claimed.nodeID)]
		if state.before != "" && claimed.opinion != state.opinion {
			state.contested = true
		}
	}
	return w.cite(w.fresh)
}

// cite writes citations of nodes that are there.
func (w *writing) cite(claims []*claim) error {
	return runRows(w, cypherCreateCitations, claims, func(c *claim) map[string]any {
		return map[string]any{"source": string(c.source), "home": string(w.known.Of(c.nodeID)), "properties": present(map[string]any{
			"id": c.id, "source": string(c.source), "node": string(c.nodeID), "made": madeOf(c.node), "key": c.key,
			"line": int64(c.line), "revision": cmp.Or(c.revision, w.sources[c.source].revision), "body": c.body, "detail": c.detail,
			"place": orNil(network.ReviewKey(c.citation, c.key)),
		})}
	})
}

// dropCitations withdraws what complete sources no longer state, and what removed ones stated.
func (w *writing) dropCitations() error {
	var outdated, removed []string
	for _, id := range w.batch.complete {
		if state := w.sources[id]; state != nil && state.after != nil && state.revision > 1 {
			outdated = append(outdated, string(id))
		}
	}
	for id := range w.batch.removed {
		if state := w.sources[id]; state != nil && state.before != nil {
			removed = append(removed, string(id))
		}
	}
	slices.Sort(removed)
	for _, drop := range []struct {
		statement string
		sources   []string
	}{{cypherDropOutdated, outdated}, {cypherDropRemoved, removed}} {
		about, err := w.runIDs(drop.statement, drop.sources)
		if err != nil {
			return err
		}
		if len(about) > 0 {
			w.visible = true
		}
		if err := w.touch(about, func(n *nodeState) { n.contested = true }); err != nil {
			return err
		}
	}
	return nil
}

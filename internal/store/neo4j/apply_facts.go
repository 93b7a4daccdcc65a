package neo4j

import (
	"maps"
	"slices"

	"verkosto/internal/network"
)

// loadSources reads the sources that the batch speaks of and the store has.
func (w *writing) loadSources() error {
	wanted := make(map[network.ID]bool)
	for _, source := range w.batch.sources {
		wanted[source.ID] = true
	}
	for _, claimed := range w.batch.claims {
		wanted[claimed.source] = true
	}
	for _, id := range w.batch.complete {
		wanted[id] = true
	}
	maps.Copy(wanted, w.batch.removed)
	if w.batch.entry != nil {
		for i := range w.batch.entry.Replaced {
			wanted[w.batch.entry.Replaced[i].ID] = true
		}
	}
	return w.knowSources(wanted)
}

// knowSources reads sources as they are in the database, those that are not known yet.
func (w *writing) knowSources(wanted map[network.ID]bool) error {
	maps.DeleteFunc(wanted, func(id network.ID, _ bool) bool { return w.sources[id] != nil })
	records, err := w.run(cypherKnown, map[string]any{"ids": known(slices.Sorted(maps.Keys(wanted)))})
	if err != nil {
		return err
	}
	for _, record := range records {
		id := network.ID(text(record.Values[0]))
		if id.Kind() != network.KindSource {
			continue
		}
		node, err := decode(record.Values[0], record.Values[1])
		if err != nil {
			return err
		}
		source := node.(*network.Source)
		w.sources[id] = &sourceState{before: source, after: source, revision: integer(record.Values[3])}
	}
	return nil
}

// checkSources takes the sources of the batch that come in another version than the store's, and
// refuses citations of sources that nobody knows.
func (w *writing) checkSources() error {
	for _, source := range w.batch.sources {
		state := w.sources[source.ID]
		if state == nil {
			state = new(sourceState)
			w.sources[source.ID] = state
		}
		if state.after != nil && state.after.SHA256 == source.SHA256 {
			continue
		}
		renewed := *source
		renewed.Complete = false
		state.after, state.write = &renewed, true
		state.revision++
	}
	for i, claimed := range w.batch.claims {
		if w.sources[claimed.source] == nil {
			return network.Errorf(network.InvalidArgument,
				"citation %d is of the source %q, which is neither in the batch nor in the store", i, claimed.source)
		}
	}
	for _, id := range w.batch.complete {
		if state := w.sources[id]; state != nil && !state.after.Complete {
			whole := *state.after
			whole.Complete = true
			state.after, state.write = &whole, true
		}
	}
	return nil
}

// loadNodes reads the nodes that the batch states and the store has.
func (w *writing) loadNodes() error {
	for _, claimed := range w.batch.claims {
		if w.batch.removed[claimed.source] {
			continue
		}
		if id := w.known.Of(claimed.nodeID); w.nodes[id] == nil {
			w.nodes[id] = &nodeState{id: id}
		}
	}
	return w.load(w.ids(func(*nodeState) bool { return true }))
}

// load reads nodes as they are in the database.
func (w *writing) load(ids []string) error {
	for part := range slices.Chunk(ids, chunk) {
		records, err := w.run(cypherKnown, map[string]any{"ids": part})
		if err != nil {
			return err
		}
		for _, record := range records {
			state := w.nodes[network.ID(text(record.Values[0]))]
			state.before, state.opinion = text(record.Values[1]), text(record.Values[2])
			state.after, state.there = state.before, true
		}
		if err := w.reveal(part); err != nil {
			return err
		}
	}
	return nil
}

// sortClaims finds out which citations are new, which move, and which the store has as they are.
func (w *writing) sortClaims() error {
	var ids []string
	for _, claimed := range w.batch.claims {
		if !w.batch.removed[claimed.source] && w.sources[claimed.source].before != nil && w.nodes[w.known.Of(claimed.nodeID)].there {
			ids = append(ids, claimed.id)
		}
	}
	found := make(map[string]kept, len(ids))
	for part := range slices.Chunk(ids, chunk) {
		records, err := w.run(cypherKnownCitations, map[string]any{"ids": part})
		if err != nil {
			return err
		}
		for _, record := range records {
			found[text(record.Values[0])] = kept{integer(record.Values[1]), integer(record.Values[2]), text(record.Values[3])}
		}
	}
	return w.moveClaims(found)
}

// kept is a citation as the store has it.
type kept struct {
	revision, line int64
	detail         string
}

// moveClaims lets the citations that the store has be those of the newer version of their source, and keeps
// the new ones for later.
func (w *writing) moveClaims(found map[string]kept) error {
	var restated []*claim
	for _, claimed := range w.batch.claims {
		if w.batch.removed[claimed.source] {
			continue
		}
		state := w.nodes[w.known.Of(claimed.nodeID)]
		as, isKept := found[claimed.id]
		switch {
		case !isKept:
			w.fresh = append(w.fresh, claimed)
			w.visible = true
		case as.revision != w.sources[claimed.source].revision:
			restated = append(restated, claimed)
			if as.line != int64(claimed.line) || as.detail != claimed.detail {
				w.visible = true
				state.contested = state.contested || as.line != int64(claimed.line) && state.opinion == ""
			}
		}
	}
	return runRows(w, cypherMoveCitations, restated, func(c *claim) map[string]any {
		return map[string]any{"id": c.id, "revision": w.sources[c.source].revision, "line": int64(c.line), "detail": c.detail}
	})
}

// putSources writes the sources that are new or different, but not those that go.
func (w *writing) putSources() error {
	var ids, reranked []network.ID
	for _, id := range slices.Sorted(maps.Keys(w.sources)) {
		state := w.sources[id]
		if w.batch.removed[id] {
			state.after, state.write = nil, false
			continue
		}
		if state.write {
			ids = append(ids, id)
		}
		if state.before != nil && network.CompareSources(state.before, state.after) != 0 {
			reranked = append(reranked, id)
		}
	}
	var wrong error
	err := runRows(w, cypherPutSources, ids, func(id network.ID) map[string]any {
		state := w.sources[id]
		values, err := propertiesOf(state.after, []byte(bodyOf(state.after)))
		if err != nil {
			wrong = err
		}
		values["revision"] = state.revision
		return map[string]any{"id": string(id), "properties": values}
	})
	if err != nil || wrong != nil {
		return firstOf(wrong, err)
	}
	believedOtherwise, err := w.runIDs(cypherReranked, strs(reranked))
	if err != nil {
		return err
	}
	return w.touch(believedOtherwise, func(n *nodeState) { n.contested = true })
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// touch takes nodes of the store into the batch that it does not state itself.
func (w *writing) touch(ids []network.ID, do func(*nodeState)) error {
	var unknown []string
	for _, id := range ids {
		if w.nodes[id] == nil {
			w.nodes[id] = &nodeState{id: id}
			unknown = append(unknown, string(id))
		}
	}
	if err := w.load(unknown); err != nil {
		return err
	}
	for _, id := range ids {
		do(w.nodes[id])
	}
	return nil
}

// createNodes writes the nodes that are new.
func (w *writing) createNodes() error {
	var created []*nodeState
	for _, id := range w.ids(func(n *nodeState) bool { return !n.there && len(n.claims) > 0 }) {
		created = append(created, w.nodes[network.ID(id)])
	}
	var wrong error
	err := runRows(w, cypherCreateNodes, created, func(state *nodeState) map[string]any {
		values, err := w.createdProperties(state)
		if err != nil {
			wrong = firstOf(wrong, err)
			return map[string]any{"label": "Entity", "properties": map[string]any{}}
		}
		state.there = true
		return map[string]any{"label": labels[state.id.Kind()], "properties": values}
	})
	return firstOf(wrong, err)
}

// createdProperties works out what the citations of the batch say of a new node.
func (w *writing) createdProperties(state *nodeState) (map[string]any, error) {
	citations := make([]network.Citation, len(state.claims))
	state.opinion = state.claims[0].opinion
	for i, claimed := range state.claims {
		citations[i] = *claimed.citation
		if claimed.opinion != state.opinion || w.known.Resolve(claimed.node) != claimed.node {
			state.opinion = ""
		}
	}
	node, body := state.claims[0].node, []byte(state.claims[0].body)
	if state.opinion == "" {
		node = w.known.Merge(citations, func(id network.ID) *network.Source { return w.sources[id].after })
		var err error
		if body, err = network.EncodeNode(node); err != nil {
			return nil, err
		}
	}
	state.after = string(body)
	values, err := propertiesOf(node, body)
	if err != nil {
		return nil, err
	}
	values["opinion"] = orNil(state.opinion)
	return present(values), nil
}

// present leaves out the properties that take others away, of which a new node has none.
func present(values map[string]any) map[string]any {
	maps.DeleteFunc(values, func(_ string, value any) bool { return value == nil })
	return values
}

func orNil(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// addUp works out again what the citations of contested nodes add up to.
func (w *writing) addUp() error {
	return w.addUpThose(func(*nodeState) bool { return true })
}

func (w *writing) addUpThose(meant func(*nodeState) bool) error {
	contested := w.ids(func(n *nodeState) bool { return n.contested && meant(n) })
	for part := range slices.Chunk(contested, chunk) {
		records, err := w.run(cypherStatements, map[string]any{"ids": part})
		if err != nil {
			return err
		}
		for _, record := range records {
			state := w.nodes[network.ID(text(record.Values[0]))]
			if err := state.addUp(texts(record.Values[2]), w.known.Identities); err != nil {
				return err
			}
		}
	}
	return nil
}

// addUp takes what is said of a node, each thing once, the most believed first.
func (n *nodeState) addUp(said []string, identities *network.Identities) error {
	n.after, n.opinion = "", ""
	nodes, plain, err := resolvedFrom(n.id, said, identities)
	switch {
	case err != nil || len(said) == 0:
		return err
	case len(said) == 1 && plain:
		n.after, n.opinion = said[0], hash(said[0])
		return nil
	}
	body, err := network.EncodeNode(network.MergeNodes(nodes))
	n.after = string(body)
	return err
}

// resolvedFrom gives what is said of a node the way it is served, and whether that is just as it is said.
func resolvedFrom(id network.ID, said []string, identities *network.Identities) (nodes []network.Node, plain bool, err error) {
	plain = true
	for _, body := range said {
		stated, err := decode(string(id), body)
		if err != nil {
			return nil, false, err
		}
		node := identities.Resolve(stated)
		nodes, plain = append(nodes, node), plain && node == stated
	}
	return nodes, plain, nil
}

// updateNodes writes the nodes that were there before and are different now.
func (w *writing) updateNodes() error {
	var changed []*nodeState
	for _, id := range w.ids(func(n *nodeState) bool { return n.contested && n.after != "" }) {
		changed = append(changed, w.nodes[network.ID(id)])
	}
	var wrong error
	err := runRows(w, cypherUpdateNodes, changed, func(state *nodeState) map[string]any {
		node, err := decode(string(state.id), state.after)
		if err != nil {
			wrong = firstOf(wrong, err)
			return nil
		}
		values, err := propertiesOf(node, []byte(state.after))
		wrong = firstOf(wrong, err)
		values["opinion"] = orNil(state.opinion)
		return map[string]any{"id": string(state.id), "properties": values}
	})
	return firstOf(wrong, err)
}

package query

import (
	"iter"
	"maps"
	"slices"

	"verkosto/internal/network"
)

// chunks cuts keys into what one call to a store may carry.
func chunks(ids []network.ID) iter.Seq[[]network.ID] { return slices.Chunk(ids, network.MaxKeys) }

// byKeys asks for all keys, in as few calls as the store allows.
func byKeys[T any](ids []network.ID, ask func([]network.ID) (map[network.ID]T, error)) (map[network.ID]T, error) {
	if len(ids) <= network.MaxKeys {
		return ask(ids)
	}
	all := make(map[network.ID]T, len(ids))
	for chunk := range chunks(ids) {
		part, err := ask(chunk)
		if err != nil {
			return nil, err
		}
		maps.Copy(all, part)
	}
	return all, nil
}

// byParents asks about all parents of a selection, in as few calls as the store allows.
func byParents[T any](
	selection network.Selection, ask func(network.Selection) (map[network.ID]T, error),
) (map[network.ID]T, error) {
	if selection.Of == nil {
		return ask(selection)
	}
	return byKeys(selection.Of, func(chunk []network.ID) (map[network.ID]T, error) {
		selection.Of = chunk
		return ask(selection)
	})
}

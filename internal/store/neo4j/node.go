package neo4j

import (
	"context"

	"verkosto/internal/network"
)

// decode gives the node with an id from its body.
func decode(id, body any) (network.Node, error) {
	kind := network.ID(text(id)).Kind()
	node, err := network.DecodeNode(kind, []byte(text(body)))
	if err != nil {
		return nil, network.Wrap(network.Internal, err, "read "+text(id)+" from the database")
	}
	return node, nil
}

// Nodes implements [network.Reader].
func (s *Store) Nodes(ctx context.Context, ids []network.ID) (map[network.ID]network.Node, error) {
	if err := checkKeys(ids); err != nil {
		return nil, err
	}
	return served(ctx, s, func(v *view) (map[network.ID]network.Node, error) {
		nodes, err := v.nodes(ctx, unique(v.of(ids)))
		if err != nil {
			return nil, err
		}
		return underGiven(v, ids, nodes), nil
	})
}

// unique gives ids that a node may have, each once, in the order in which they come.
func unique(ids []network.ID) []string {
	seen := make(map[network.ID]bool, len(ids))
	once := make([]network.ID, 0, len(ids))
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			once = append(once, id)
		}
	}
	return known(once)
}

package query

import (
	"context"

	"verkosto/internal/network"
)

// Bounds of the drawn network.
const (
	maxAround = 1000
	maxDepth  = 6
	maxDrawn  = 2000
)

// DrawingQuery asks for the network around some nodes.
type DrawingQuery struct {
	Around []network.ID           // 1 to 1,000
	Depth  int                    // steps to go, 0 to 6
	Kinds  []network.Kind         // of nodes beside Around; nil draws all
	Filter *network.ProjectFilter // only these projects are entered
	Limit  int                    // nodes, 1 to 2,000
}

// DrawnNode is a node of a drawing.
type DrawnNode struct {
	network.Node
	Depth  int // steps from the start
	Degree int // edges in the drawing
}

// Drawing is a network ready to be drawn: the nodes to start from, then by depth those
// that are found, the most connected first; all edges between them; and how many found nodes
// were left out.
type Drawing struct {
	Nodes   []DrawnNode
	Edges   []network.Edge
	Omitted int
}

// Draw grows the network around nodes, breadth first, with one call to the store per
// step and one for the edges. Unknown ids are a [network.NotFound] error. It stops growing at
// the limit; what lies behind the nodes left out is not looked for.
func (q *Queries) Draw(ctx context.Context, query DrawingQuery) (Drawing, error) {
	if err := query.check(); err != nil {
		return Drawing{}, err
	}
	start, err := q.Nodes(ctx, query.Around)
	if err != nil {
		return Drawing{}, err
	}
	var drawing Drawing
	there := make(map[network.ID]bool, len(query.Around))
	for _, id := range query.Around {
		node := start[id]
		if node == nil {
			return Drawing{}, network.Errorf(network.NotFound, "there is no node %q to start from", id)
		}
		if !there[node.NodeID()] { // which is another id if it was joined into another
			there[node.NodeID()] = true
			drawing.Nodes = append(drawing.Nodes, DrawnNode{Node: node})
		}
	}
	if err := q.grow(ctx, query, &drawing); err != nil {
		return Drawing{}, err
	}
	drawing.Edges, err = q.reader.Edges(ctx, drawing.ids(0))
	if err != nil {
		return Drawing{}, err
	}
	drawing.countDegrees()
	return drawing, nil
}

func (q *Queries) grow(ctx context.Context, query DrawingQuery, drawing *Drawing) error {
	frontier := 0
	for depth := 1; depth <= query.Depth && frontier < len(drawing.Nodes); depth++ {
		of := drawing.ids(frontier)
		frontier = len(drawing.Nodes)
		room := max(query.Limit-len(drawing.Nodes), 0)
		found, err := q.reader.Neighbours(ctx, network.NeighbourQuery{
			Of: of, Except: drawing.ids(0), Kinds: query.Kinds, Projects: query.Filter, Most: max(room, 1),
		})
		if err != nil {
			return err
		}
		kept := found.Nodes[:min(room, len(found.Nodes))]
		for _, node := range kept {
			drawing.Nodes = append(drawing.Nodes, DrawnNode{Node: node, Depth: depth})
		}
		drawing.Omitted += found.Omitted + len(found.Nodes) - len(kept)
	}
	return nil
}

func (q DrawingQuery) check() error {
	switch {
	case len(q.Around) < 1 || len(q.Around) > maxAround:
		return network.Errorf(network.InvalidArgument, "around has %d ids: give 1 to %d", len(q.Around), maxAround)
	case q.Depth < 0 || q.Depth > maxDepth:
		return network.Errorf(network.InvalidArgument, "depth is %d: go 0 to %d steps", q.Depth, maxDepth)
	case q.Limit < 1 || q.Limit > maxDrawn:
		return network.Errorf(network.InvalidArgument, "limit is %d: ask for 1 to %d nodes", q.Limit, maxDrawn)
	case len(q.Around) > q.Limit:
		return network.Errorf(network.InvalidArgument, "limit is %d, but around alone has %d ids", q.Limit, len(q.Around))
	}
	for _, kinds := range [][]network.Kind{q.Kinds, kindsOf(q.Around)} {
		for _, kind := range kinds {
			if kind == network.KindParticipation || kind == network.KindFunding || kind == network.KindSource || kind == network.KindMatch || kind == network.KindAnnotation {
				return network.Errorf(network.InvalidArgument, "%s is no node of a drawn network: participations and fundings are its edges, and sources are not in it", kind)
			}
		}
	}
	return nil
}

func kindsOf(ids []network.ID) []network.Kind {
	kinds := make([]network.Kind, len(ids))
	for i, id := range ids {
		kinds[i] = id.Kind()
	}
	return kinds
}

// ids gives the ids of the nodes from an index on.
func (d *Drawing) ids(from int) []network.ID {
	ids := make([]network.ID, 0, len(d.Nodes)-from)
	for _, node := range d.Nodes[from:] {
		ids = append(ids, node.NodeID())
	}
	return ids
}

func (d *Drawing) countDegrees() {
	index := make(map[network.ID]int, len(d.Nodes))
	for i, node := range d.Nodes {
		index[node.NodeID()] = i
	}
	for _, edge := range d.Edges {
		d.Nodes[index[edge.Source]].Degree++
		d.Nodes[index[edge.Target]].Degree++
	}
}

// Label gives what to write on a drawn node: see [network.Label].
func Label(node network.Node) string { return network.Label(node) }

package export

import (
	"context"
	"io"
)

// Network is a network that can be written in a format, of which the head is known.
type Network struct {
	Head   Head
	Format Format

	Nodes int // written so far
	Edges int // written so far

	reader Reader
}

// Open reads the head of an export. A request that makes no sense is a
// [network.InvalidArgument] error. What the reader hides, such as the contacts of people, is
// in no export.
func Open(ctx context.Context, reader Reader, format Format, request Request) (*Network, error) {
	if err := request.check(); err != nil {
		return nil, err
	}
	head, err := headOf(ctx, reader, request)
	if err != nil {
		return nil, err
	}
	return &Network{Head: head, Format: format, reader: reader}, nil
}

// Write writes the network: nodes by kind and id, each once, then edges, each once and both
// of its ends among the nodes. The same data and request give the same bytes. Memory
// does not grow with the network.
//
// The reader gives no snapshot, so Write looks at the data version while it reads and when it has read all:
// where the network has changed since [Open] it fails with a [network.Conflict] error. Then, as with
// any other error, what it wrote is not the whole and must be thrown away.
func (n *Network) Write(ctx context.Context, w io.Writer) error {
	out := &output{ctx: ctx, w: w, buf: make([]byte, 0, flushAt+flushAt/4)}
	encoder := n.Format.new(out)
	if err := encoder.begin(&n.Head); err != nil {
		return err
	}
	d := &drawing{
		reader: n.reader, head: &n.Head, members: newMembers(n.reader, &n.Head.Request), sink: &counted{encoder, n},
	}
	if err := d.draw(ctx, n.Format.table); err != nil {
		return err
	}
	if err := d.unchanged(ctx); err != nil {
		return err
	}
	if err := encoder.end(); err != nil {
		return err
	}
	return out.flush()
}

// draw hands over all that a format holds: nodes and edges, or those of one table.
func (d *drawing) draw(ctx context.Context, table string) error {
	nodes, edges := d.nodes, d.edges
	if d.head.Request.Projection == ProjectionOrganisations {
		nodes, edges = d.organisations, d.partnerships
	}
	if table == "" || table == nodeTable {
		if err := nodes(ctx); err != nil {
			return err
		}
	}
	if table == "" || table == edgeTable {
		return edges(ctx)
	}
	return nil
}

// counted counts what goes into a sink.
type counted struct {
	sink
	network *Network
}

func (c *counted) node(n *Node) error {
	c.network.Nodes++
	return c.sink.node(n)
}

func (c *counted) edge(e *Edge) error {
	c.network.Edges++
	return c.sink.edge(e)
}

package export

import (
	"archive/zip"
	"fmt"
	"io"
	"slices"

	"github.com/klauspost/compress/flate"
)

// The columns of the two tables, in order. Those before the attributes are never empty.
var (
	nodeColumns = slices.Concat([]Attribute{
		{"id", Text, "id of the node"},
		{"label", Text, "what to write on the node"},
	}, nodeAttributes[:])
	edgeColumns = slices.Concat([]Attribute{
		{"id", Text, "id of the edge: of the participation or funding where it stands for one"},
		{"source", Text, "id of the node that the edge starts at"},
		{"target", Text, "id of the node that the edge ends at"},
	}, edgeAttributes[:])
)

// The columns before the attributes.
const (
	nodeKeys = 2
	edgeKeys = 3
)

// The names of the tables.
const (
	nodeTable = "nodes"
	edgeTable = "edges"
)

// table writes the rows of one table.
type table interface {
	// row writes a row with a value for each column, "" where absent. It keeps none of them.
	row(values []string) error
	// close ends the table.
	close() error
}

// dialect is a way to write tables.
type dialect struct {
	extension string // of a file with one table
	method    uint16 // of compression in an archive
	open      func(w io.Writer, head *Head, name string) (table, error)
}

// tables writes one table, or both into a zip archive behind a description of them
// (datapackage.json).
type tables struct {
	*output
	dialect dialect
	only    string      // name of the only table, "" for both
	archive *zip.Writer // nil for one
	head    *Head
	current table
	inEdges bool
	cells   []string // of a row, used again
}

// bothTables and oneTable give what makes an encoder of a dialect.
func bothTables(d dialect) func(*output) encoder {
	return func(o *output) encoder { return &tables{output: o, dialect: d} }
}

func oneTable(d dialect, name string) func(*output) encoder {
	return func(o *output) encoder { return &tables{output: o, dialect: d, only: name} }
}

func (t *tables) begin(head *Head) error {
	t.head = head
	if t.only != "" {
		return t.openTable(t.only)
	}
	t.archive = zip.NewWriter(t.output)
	t.archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestSpeed)
	})
	member, err := t.archive.Create(packageFile)
	if err != nil {
		return fmt.Errorf("begin the archive: %w", err)
	}
	if err := describeTables(member, head, t.dialect); err != nil {
		return err
	}
	return t.openTable(nodeTable)
}

func (t *tables) openTable(name string) (err error) {
	t.inEdges = name == edgeTable
	var w io.Writer = t.output
	if t.archive != nil {
		w, err = t.archive.CreateHeader(&zip.FileHeader{Name: t.dialect.file(name), Method: t.dialect.method})
		if err != nil {
			return fmt.Errorf("add the %s to the archive: %w", name, err)
		}
	}
	t.current, err = t.dialect.open(w, t.head, name)
	return err
}

// file gives the name of the file that holds a table.
func (d *dialect) file(name string) string { return name + "." + d.extension }

func (t *tables) node(n *Node) error {
	t.cells = append(append(t.cells[:0], string(n.ID), n.Label), n.values[:]...)
	return t.current.row(t.cells)
}

func (t *tables) edge(e *Edge) error {
	if !t.inEdges {
		if err := t.toEdges(); err != nil {
			return err
		}
	}
	t.cells = append(append(t.cells[:0], e.ID, string(e.Source), string(e.Target)), e.values[:]...)
	return t.current.row(t.cells)
}

func (t *tables) toEdges() error {
	if err := t.current.close(); err != nil {
		return err
	}
	return t.openTable(edgeTable)
}

func (t *tables) end() error {
	if t.archive != nil && !t.inEdges {
		if err := t.toEdges(); err != nil {
			return err
		}
	}
	if err := t.current.close(); err != nil || t.archive == nil {
		return err
	}
	return t.archive.Close()
}

// columnsOf gives the columns of a table, and how many of them are never empty.
func columnsOf(name string) (columns []Attribute, keys int) {
	if name == nodeTable {
		return nodeColumns, nodeKeys
	}
	return edgeColumns, edgeKeys
}

package export

import (
	"archive/zip"
	"io"

	"verkosto/internal/network"
)

// neo4jDialect is the CSV that `neo4j-admin database import` reads: its header has the types,
// and the parts that columns play.
var neo4jDialect = dialect{extension: "neo4j.csv", method: zip.Deflate, open: openNeo4j}

// neo4jTypes are the names of types in headers.
var neo4jTypes = map[Type]string{
	Text: "", Integer: ":long", Amount: ":double", Degrees: ":double", Boolean: ":boolean", Day: ":date",
}

// neo4jParts are the names of columns that play a part.
var neo4jParts = map[string]map[string]string{
	nodeTable: {"id": "id:ID", "kind": ":LABEL"},
	edgeTable: {"source": ":START_ID", "target": ":END_ID", "kind": ":TYPE"},
}

var neo4jLabels = map[string]string{
	string(network.KindProject): "Project", string(network.KindOrganisation): "Organisation",
	string(network.KindMunicipality): "Municipality", string(network.KindSubRegion): "SubRegion",
	string(network.KindRegion): "Region", string(network.KindFund): "Fund", string(network.KindPerson): "Person",
}

// neo4jTable writes the rows of a table, of which those of nodes have labels for kinds.
type neo4jTable struct {
	csvTable
	labels bool
}

func openNeo4j(w io.Writer, _ *Head, name string) (table, error) {
	columns, _ := columnsOf(name)
	names := make([]string, len(columns))
	for i, column := range columns {
		names[i] = column.Name + neo4jTypes[column.Type]
		if part := neo4jParts[name][column.Name]; part != "" {
			names[i] = part
		}
	}
	t := &neo4jTable{csvTable{w: w, columns: columns, newline: "\n"}, name == nodeTable}
	if err := t.record(names); err != nil {
		return nil, err
	}
	return t, nil
}

func (t *neo4jTable) row(values []string) error {
	if kind := &values[nodeKeys+nodeKind]; t.labels {
		*kind = neo4jLabels[*kind]
	}
	return t.csvTable.row(values)
}

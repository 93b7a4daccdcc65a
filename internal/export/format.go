package export

import (
	"slices"
	"strings"

	"verkosto/internal/network"
)

// encoder writes a network in a format: the head, all nodes, all edges, the end.
type encoder interface {
	begin(head *Head) error
	sink
	end() error
}

// Format is a format that networks are written in.
type Format struct {
	Name      string // to ask for it by, such as "gexf"
	Extension string // of file names, such as "csv.zip"
	Media     string // its media type
	Whole     bool   // it holds nodes and edges; else one of both, or neither
	Text      string // what it is, for people

	table string // the only table that it holds, "" for both
	new   func(*output) encoder
}

// The media types of formats.
const (
	mediaGEXF    = "application/gexf+xml"
	mediaGraphML = "application/graphml+xml"
	mediaJSON    = "application/json"
	mediaJSONLD  = "application/ld+json"
	mediaZip     = "application/zip"
	mediaCSV     = "text/csv; charset=utf-8; header=present"
	mediaParquet = "application/vnd.apache.parquet"
)

var formats = []Format{
	{"gexf", "gexf", mediaGEXF, true, "GEXF 1.3 with times, for Gephi", "", newGEXF},
	{"graphml", "graphml", mediaGraphML, true, "GraphML, for networkx, igraph and yEd", "", newGraphML},
	{"cytoscape", "cyjs", mediaJSON, true, "JSON of Cytoscape.js and Cytoscape", "", newCytoscape},
	{"graphology", "graphology.json", mediaJSON, true, "JSON of graphology, for Sigma.js", "", newGraphology},
	{"jsonld", "jsonld", mediaJSONLD, true, "JSON-LD in terms of schema.org", "", newJSONLD},
	{"csv", "csv.zip", mediaZip, true, "nodes.csv and edges.csv in an archive", "", bothTables(csvDialect)},
	{"csv-nodes", "nodes.csv", mediaCSV, false, "nodes.csv alone", nodeTable, oneTable(csvDialect, nodeTable)},
	{"csv-edges", "edges.csv", mediaCSV, false, "edges.csv alone", edgeTable, oneTable(csvDialect, edgeTable)},
	{"parquet", "parquet.zip", mediaZip, true, "nodes.parquet and edges.parquet in an archive", "", bothTables(parquetDialect)},
	{"parquet-nodes", "nodes.parquet", mediaParquet, false, "nodes.parquet alone", nodeTable, oneTable(parquetDialect, nodeTable)},
	{"parquet-edges", "edges.parquet", mediaParquet, false, "edges.parquet alone", edgeTable, oneTable(parquetDialect, edgeTable)},
	{"neo4j", "neo4j.zip", mediaZip, true, "CSV for neo4j-admin database import in an archive", "", bothTables(neo4jDialect)},
	{"neo4j-nodes", "nodes.neo4j.csv", mediaCSV, false, "its nodes alone", nodeTable, oneTable(neo4jDialect, nodeTable)},
	{"neo4j-edges", "edges.neo4j.csv", mediaCSV, false, "its relationships alone", edgeTable, oneTable(neo4jDialect, edgeTable)},
	{"datapackage", "datapackage.json", mediaJSON, false, "what the columns of the CSV mean, data version, filter and licences", "none", newDescription},
}

// Formats gives all formats. Where several have a media type, the one to prefer comes first.
func Formats() []Format { return slices.Clone(formats) }

// FormatNamed gives the format with a name. There is none for an unknown name, which is a
// [network.NotFound] error.
func FormatNamed(name string) (Format, error) {
	return find(name, func(f Format) string { return f.Name })
}

// FormatOf gives the format of files with an extension, such as "csv.zip". There is none for an
// unknown one, which is a [network.NotFound] error.
func FormatOf(extension string) (Format, error) {
	return find(extension, func(f Format) string { return f.Extension })
}

func find(wanted string, by func(Format) string) (Format, error) {
	names := make([]string, len(formats))
	for i, format := range formats {
		if by(format) == wanted {
			return format, nil
		}
		names[i] = by(format)
	}
	return Format{}, network.Errorf(network.NotFound, "there is no such format: known are %s", strings.Join(names, ", "))
}

// MediaType gives the media type without parameters.
func (f Format) MediaType() string {
	media, _, _ := strings.Cut(f.Media, ";")
	return media
}

package export

import (
	"encoding/json"
	"fmt"
	"io"
)

// packageFile is the name under which tables are described.
const packageFile = "datapackage.json"

// dataPackage is a description of tables by the Data Package standard
// (https://datapackage.org/standard/data-package/).
type dataPackage struct {
	Profile     string            `json:"$schema"`
	Name        string            `json:"name"`
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Version     string            `json:"version"`
	Licences    []packageLicence  `json:"licenses,omitempty"`
	Verkosto    map[string]string `json:"verkosto"` // the head, each part under its name
	Resources   []packageResource `json:"resources"`
}

type packageLicence struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

type packageResource struct {
	Name   string `json:"name"`
	Path   string `json:"path"`
	Type   string `json:"type,omitempty"`
	Format string `json:"format"`
	Schema struct {
		Fields      []packageField `json:"fields"`
		PrimaryKey  []string       `json:"primaryKey"`
		ForeignKeys []foreignKey   `json:"foreignKeys,omitempty"`
	} `json:"schema"`
}

type packageField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
}

type foreignKey struct {
	Fields    []string `json:"fields"`
	Reference struct {
		Resource string   `json:"resource"`
		Fields   []string `json:"fields"`
	} `json:"reference"`
}

// packageTypes are the names of types.
var packageTypes = map[Type]string{
	Text: "string", Integer: "integer", Amount: "number", Degrees: "number", Boolean: "boolean", Day: "date",
}

// describeTables writes the description of both tables in a dialect.
func describeTables(w io.Writer, head *Head, d dialect) error {
	described := dataPackage{
		Profile:     "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:        "network",
		Title:       "A network of projects, exported by Verkosto",
		Description: head.description(),
		Version:     fmt.Sprint(head.DataVersion),
		Verkosto:    make(map[string]string),
	}
	for _, licence := range head.Licences {
		described.Licences = append(described.Licences, packageLicence{licence.Name, fmt.Sprintf("%s (%s)", licence.Name, inWords(licence.Sources))})
	}
	for _, remark := range head.remarks() {
		described.Verkosto[remark.name] = remark.text
	}
	for _, name := range []string{nodeTable, edgeTable} {
		described.Resources = append(described.Resources, resourceOf(name, d))
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(described); err != nil {
		return fmt.Errorf("describe the tables: %w", err)
	}
	return nil
}

func resourceOf(name string, d dialect) packageResource {
	resource := packageResource{Name: name, Path: d.file(name), Format: d.extension}
	if d.extension == csvDialect.extension {
		resource.Type = "table"
	}
	resource.Schema.PrimaryKey = []string{"id"}
	columns, _ := columnsOf(name)
	for _, column := range columns {
		resource.Schema.Fields = append(resource.Schema.Fields, packageField{column.Name, packageTypes[column.Type], column.Text})
	}
	if name == edgeTable {
		for _, end := range []string{"source", "target"} {
			key := foreignKey{Fields: []string{end}}
			key.Reference.Resource, key.Reference.Fields = nodeTable, []string{"id"}
			resource.Schema.ForeignKeys = append(resource.Schema.ForeignKeys, key)
		}
	}
	return resource
}

// description writes what tables are described by, without the tables.
type description struct{ *output }

func newDescription(o *output) encoder { return description{o} }

func (d description) begin(head *Head) error { return describeTables(d.output, head, csvDialect) }
func (d description) node(*Node) error       { return nil }
func (d description) edge(*Edge) error       { return nil }
func (d description) end() error             { return nil }

package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"golang.org/x/text/encoding"

	"verkosto/internal/network"
)

// Mapping says how a table states projects: which of its columns holds which fact, and how numbers, dates and lists are written in
// it. docs/mapping.md has its form.
type Mapping struct {
	Title   string // of the source
	columns map[string]string
	values  map[string]string // facts that are the same for all rows
	dates   string
	decimal string
	list    string // what separates the items of a list in a cell; "" for none

	encoding encoding.Encoding // of a table of text; nil to find out
	lines    map[string]int    // of the mapping, by column
}

// MappingError says what is wrong with a mapping, and in which of its lines.
type MappingError struct {
	Line   int
	Reason string
}

// Error gives line and reason.
func (e *MappingError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Reason) }

// mappedFacts are the facts of a project that a column can hold.
var mappedFacts = []string{
	"code", "period", "fund", "name.fi", "name.sv", "name.en", "acronym", "summary", "programme", "priority_axis", "specific_objective", "start", "end", "status",
	"website", "keywords", "total_cost", "granted", "realised", "planned_public", "realised_public", "region", "subregion", "municipality",
}

// mappedRoles are those whose organisations a column can name, and mappedBody what it can say of them.
var (
	mappedRoles = []string{"coordinator", "implementer", "partner", "authority", "funder"}
	mappedBody  = []string{"name", "business_id", "pic", "vat", "country", "post_code", "city", "website"}
)

// dateForms are the ways to write dates that a mapping can name.
var dateForms = map[string]string{"YYYY-MM-DD": "2006-1-2", "D.M.YYYY": "2.1.2006", "DD/MM/YYYY": "2/1/2006", "MM/DD/YYYY": "1/2/2006", "YYYYMMDD": "20060102", "YYYY": "2006"}

// ParseMapping reads a mapping in YAML. What is wrong with it is a [*MappingError].
func ParseMapping(content []byte) (*Mapping, error) {
	file, err := parser.ParseBytes(content, 0)
	if err != nil {
		return nil, &MappingError{Line: 1, Reason: "this is no YAML: " + strings.ReplaceAll(err.Error(), "\n", " ")}
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		return nil, &MappingError{Line: 1, Reason: "write one mapping, with the member columns"}
	}
	m := &Mapping{columns: make(map[string]string), values: make(map[string]string), lines: make(map[string]int), dates: dateForms["YYYY-MM-DD"], decimal: "."}
	if err := eachMember(file.Docs[0].Body, m.member); err != nil {
		return nil, err
	}
	if !m.states("code") {
		return nil, &MappingError{Line: 1, Reason: "no column holds the fact code, which tells projects from each other"}
	}
	return m, nil
}

// states tells whether a column holds a fact.
func (m *Mapping) states(fact string) bool {
	for _, held := range m.columns {
		if held == fact {
			return true
		}
	}
	return false
}

// eachMember gives the members of a YAML mapping, which must have texts for keys, each once.
func eachMember(node ast.Node, see func(key string, value ast.Node, line int) error) error {
	var members []*ast.MappingValueNode
	switch n := node.(type) {
	case *ast.MappingNode:
		members = n.Values
	case *ast.MappingValueNode:
		members = []*ast.MappingValueNode{n}
	default:
		return &MappingError{Line: lineOf(node), Reason: "write members, each as name: value"}
	}
	seen := make(map[string]bool)
	for _, member := range members {
		key, line := textOf(member.Key), lineOf(member.Key)
		if seen[key] {
			return &MappingError{Line: line, Reason: fmt.Sprintf("%q comes twice", key)}
		}
		seen[key] = true
		if err := see(key, member.Value, line); err != nil {
			return err
		}
	}
	return nil
}

func lineOf(node ast.Node) int {
	if node == nil || node.GetToken() == nil || node.GetToken().Position == nil {
		return 1
	}
	return node.GetToken().Position.Line
}

// textOf gives the text of a plain or quoted value.
func textOf(node ast.Node) string {
	if s, ok := node.(*ast.StringNode); ok {
		return s.Value
	}
	if node == nil || node.GetToken() == nil {
		return ""
	}
	return node.GetToken().Value
}

// member takes a member of the mapping as a whole.
func (m *Mapping) member(key string, value ast.Node, line int) error {
	text := textOf(value)
	switch key {
	case "title":
		m.Title = text
	case "decimal":
		if text != "," && text != "." {
			return &MappingError{Line: line, Reason: `decimal is "," or "."`}
		}
		m.decimal = text
	case "list":
		m.list = text
	case "encoding":
		known, found := mappedEncodings[strings.ToLower(text)]
		if !found {
			return &MappingError{Line: line, Reason: fmt.Sprintf("encoding %q is not known: write %s, or leave it out to have it found out", text, encodingNames())}
		}
		m.encoding = known
	case "dates":
		form, known := dateForms[text]
		if !known {
			return &MappingError{Line: line, Reason: fmt.Sprintf("dates %q are not known: write YYYY-MM-DD, D.M.YYYY, DD/MM/YYYY, MM/DD/YYYY, YYYYMMDD or YYYY", text)}
		}
		m.dates = form
	case "columns":
		return eachMember(value, func(column string, fact ast.Node, line int) error {
			if m.states(textOf(fact)) {
				return &MappingError{Line: line, Reason: fmt.Sprintf("two columns hold the fact %q", textOf(fact))}
			}
			m.lines[column] = line
			return m.fact(m.columns, column, textOf(fact), textOf(fact), line)
		})
	case "values":
		return eachMember(value, func(fact string, constant ast.Node, line int) error {
			return m.fact(m.values, fact, textOf(constant), fact, line)
		})
	default:
		return &MappingError{Line: line, Reason: fmt.Sprintf("there is no member %q: write title, columns, values, dates, decimal, list or encoding", key)}
	}
	return nil
}

// fact notes that a column holds a fact, or that a fact is the same for all rows.
func (m *Mapping) fact(to map[string]string, key, value, fact string, line int) error {
	if !knownFact(fact) {
		return &MappingError{Line: line, Reason: fmt.Sprintf("there is no fact %q: write one of %s, or one of %s with a dot and one of %s", fact,
			strings.Join(mappedFacts, ", "), strings.Join(mappedRoles, ", "), strings.Join(mappedBody, ", "))}
	}
	to[key] = value
	return nil
}

func knownFact(fact string) bool {
	role, said, ofBody := strings.Cut(fact, ".")
	return slices.Contains(mappedFacts, fact) || ofBody && slices.Contains(mappedRoles, role) && slices.Contains(mappedBody, said)
}

// roleOf gives the role that a mapping names.
func roleOf(name string) network.Role { return network.Role(strings.ToUpper(name)) }

// Package probe makes GraphQL operations from a schema: for tests that go through all of it, also through what comes to
// it later.
package probe

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Probe makes operations on a schema.
type Probe struct {
	Schema *ast.Schema

	// Values are literals for arguments, by "Type.field(argument)" or by "(argument)" alone. An argument that is in neither
	// form is left out, or is given something that fits its type where it is required.
	Values map[string]string

	// Ways lead to types that they can be told for: a selection on Query with a %s where fields of the type stand.
	Ways map[string]string
}

// Operation is an operation and what it is there for.
type Operation struct{ Name, Text string }

// Walk gives for each field of each object and interface that queries reach an operation that asks for it and, under it,
// for all that is at most so many nodes further, in the order of their names.
func (p *Probe) Walk(nodes int) []Operation {
	var operations []Operation
	ways := p.ways()
	for _, name := range slices.Sorted(maps.Keys(ways)) {
		for _, field := range p.fields(name) {
			selection := p.selection(name, field, nodes, map[string]bool{name: true})
			operations = append(operations, Operation{name + "." + field.Name, "{" + strings.ReplaceAll(ways[name], "%s", selection) + "}"})
		}
	}
	return operations
}

// Root gives an operation for each field of a root type, with the scalars right under it.
func (p *Probe) Root(root *ast.Definition, keyword string) []Operation {
	var operations []Operation
	if root == nil {
		return nil
	}
	for _, field := range p.fields(root.Name) {
		operations = append(operations, Operation{root.Name + "." + field.Name, keyword + "{" + p.selection(root.Name, field, 0, map[string]bool{}) + "}"})
	}
	return operations
}

// ways gives for each composite type that queries reach the shortest way to it.
func (p *Probe) ways() map[string]string {
	ways := map[string]string{p.Schema.Query.Name: "%s"}
	maps.Copy(ways, p.Ways)
	queue := slices.Sorted(maps.Keys(ways))
	for len(queue) > 0 {
		from := queue[0]
		queue = queue[1:]
		for _, field := range p.fields(from) {
			reached := p.Schema.Types[field.Type.Name()]
			if !reached.IsCompositeType() {
				continue
			}
			into := strings.ReplaceAll(ways[from], "%s", p.call(from, field)+"{%s}")
			for _, to := range append(p.possible(reached), reached) {
				if _, known := ways[to.Name]; known || to.Kind == ast.Union {
					continue
				}
				ways[to.Name] = into
				if to != reached {
					ways[to.Name] = strings.ReplaceAll(into, "%s", "...on "+to.Name+"{%s}")
				}
				queue = append(queue, to.Name)
			}
		}
	}
	return ways
}

func (p *Probe) possible(of *ast.Definition) []*ast.Definition {
	if !of.IsAbstractType() {
		return nil
	}
	return p.Schema.GetPossibleTypes(of)
}

// fields gives the fields of a type without those of introspection.
func (p *Probe) fields(of string) []*ast.FieldDefinition {
	return slices.DeleteFunc(slices.Clone(p.Schema.Types[of].Fields), func(f *ast.FieldDefinition) bool {
		return strings.HasPrefix(f.Name, "__")
	})
}

// selection asks for a field and what is under it: all scalars, and all objects that are no nodes; nodes only so many
// steps further. What is on the path already isn't entered again.
func (p *Probe) selection(of string, field *ast.FieldDefinition, nodes int, path map[string]bool) string {
	kind := p.Schema.Types[field.Type.Name()]
	if !kind.IsCompositeType() {
		return p.call(of, field)
	}
	if kind.IsAbstractType() {
		nodes = 0 // what lies behind each of its types is asked for from there
	}
	below := []string{"__typename"}
	for _, definition := range append(p.possible(kind), kind) {
		if part := p.expand(definition, nodes, path); part != "" && definition != kind {
			below = append(below, "...on "+definition.Name+"{"+part+"}")
		} else if part != "" {
			below = append(below, part)
		}
	}
	return p.call(of, field) + "{" + strings.Join(below, " ") + "}"
}

func (p *Probe) expand(kind *ast.Definition, nodes int, path map[string]bool) string {
	var parts []string
	for i, field := range p.fields(kind.Name) {
		under := p.Schema.Types[field.Type.Name()]
		left := nodes
		if p.isNode(under) {
			left--
		}
		if under.IsCompositeType() && (left < 0 || path[under.Name]) {
			continue
		}
		path[under.Name] = under.IsCompositeType() && !p.isNode(under)
		selection := p.selection(kind.Name, field, left, path)
		delete(path, under.Name)
		parts = append(parts, alias(kind.Name, i)+selection)
	}
	return strings.Join(parts, " ")
}

// alias keeps apart the fields of types that are asked for side by side, which may differ in type and arguments.
func alias(of string, number int) string { return strings.ToLower(of) + strconv.Itoa(number) + ":" }

// isNode says whether a type is one of the things that have an id, or stands for them.
func (p *Probe) isNode(of *ast.Definition) bool {
	return of.Name == "Node" || slices.Contains(of.Interfaces, "Node")
}

// call writes a field with its arguments.
func (p *Probe) call(of string, field *ast.FieldDefinition) string {
	return p.callWith(of, field, "", "")
}

// callWith writes a field with its arguments, one of which has a literal of its own.
func (p *Probe) callWith(of string, field *ast.FieldDefinition, name, literal string) string {
	var arguments []string
	for _, argument := range field.Arguments {
		value := literal
		if argument.Name != name {
			value = p.value(of, field.Name, argument)
		}
		if value != "" {
			arguments = append(arguments, argument.Name+":"+value)
		}
	}
	if len(arguments) == 0 {
		return field.Name
	}
	return field.Name + "(" + strings.Join(arguments, ",") + ")"
}

func (p *Probe) value(of, field string, argument *ast.ArgumentDefinition) string {
	for _, key := range []string{of + "." + field + "(" + argument.Name + ")", "(" + argument.Name + ")"} {
		if value, told := p.Values[key]; told {
			return value
		}
	}
	if argument.Type.NonNull && argument.DefaultValue == nil {
		return p.literal(argument.Type)
	}
	return ""
}

// literal gives something of a type.
func (p *Probe) literal(of *ast.Type) string {
	if of.Elem != nil {
		return "[" + p.literal(of.Elem) + "]"
	}
	definition := p.Schema.Types[of.Name()]
	switch definition.Kind {
	case ast.Enum:
		return definition.EnumValues[0].Name
	case ast.InputObject:
		return p.object(definition, "", "")
	}
	switch definition.Name {
	case "Int", "Float":
		return "1"
	case "Boolean":
		return "true"
	case "ID":
		return `"organisation:name/nobody"`
	case "Date":
		return `"2020"`
	case "DateTime":
		return `"2020-01-01T00:00:00Z"`
	case "Decimal":
		return `"1"`
	case "BusinessId":
		return `"0211675-2"`
	case "URL":
		return `"https://example.org/"`
	}
	return `"a"`
}

// object gives an input object with what it requires, and one field with a literal of its own.
func (p *Probe) object(definition *ast.Definition, name, literal string) string {
	var fields []string
	for _, field := range definition.Fields {
		switch {
		case field.Name == name:
			fields = append(fields, field.Name+":"+literal)
		case field.Type.NonNull && field.DefaultValue == nil:
			fields = append(fields, field.Name+":"+p.literal(field.Type))
		}
	}
	return "{" + strings.Join(fields, ",") + "}"
}

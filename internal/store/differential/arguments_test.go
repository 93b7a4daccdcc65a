package differential_test

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// arguments gives the arguments of a field, all of them variables, and how many objects it may
// answer for each parent.
func (g *generator) arguments(parent *ast.Definition, field *ast.FieldDefinition, alias string, at level) (text string, objects int) {
	var given []string
	give := func(name string, value any) string {
		argument := field.Arguments.ForName(name)
		variable := g.name("v")
		g.seen[parent.Name+"."+field.Name+"."+name] = true
		g.declared = append(g.declared, "$"+variable+": "+argument.Type.String())
		given = append(given, name+": $"+variable)
		if value != nil {
			g.request.variables[variable] = value
		}
		return variable
	}
	objects = 1
	room := max(1, min(100, maxParents/at.parents))
	coordinate := parent.Name + "." + field.Name
	switch {
	case coordinate == "Query.network":
		objects = 1 + g.rand.IntN(min(room, 60))
		give("around", g.drawSome("drawn", g.schema.Types["ID"], 1, min(3, objects)))
		give("limit", objects)
		if g.chance(80) {
			give("depth", g.rand.IntN(4))
		}
		if g.chance(40) {
			give("kinds", g.pickSome(drawnKinds, 1, 4))
		}
	case coordinate == "Query.paths":
		objects = 1 + g.rand.IntN(10)
		give("limit", objects)
		give("maxLength", 2+g.rand.IntN(7))
	case coordinate == "Query.organisation":
		g.oneKey(field, give)
	case field.Arguments.ForName("after") != nil:
		objects = g.page(field, alias, room, give)
	case field.Arguments.ForName("first") != nil:
		objects = 1 + g.rand.IntN(20)
		give("first", objects)
	}
	for _, argument := range field.Arguments {
		switch argument.Name {
		case "first", "after", "last", "before", "around", "limit", "maxLength", "depth", "kinds", "businessId", "pic":
			if coordinate != "Query.search" || argument.Name != "kinds" {
				continue
			}
		}
		if argument.Type.NonNull || g.chance(45) {
			give(argument.Name, g.value(coordinate+"."+argument.Name, argument.Type, inputDepth))
		}
	}
	if coordinate == "Query.nodes" {
		objects = mostValues
	}
	if len(given) == 0 {
		return "", objects
	}
	return "(" + strings.Join(given, ", ") + ")", objects
}

// oneKey gives just one of the keys of an organisation.
func (g *generator) oneKey(field *ast.FieldDefinition, give func(string, any) string) {
	argument := pick(g, field.Arguments)
	give(argument.Name, g.draw(argument.Name, g.schema.Types[argument.Type.Name()]))
}

// page gives the arguments of a page, and how many nodes it may have.
func (g *generator) page(field *ast.FieldDefinition, alias string, room int, give func(string, any) string) int {
	size := 1 + g.rand.IntN(room)
	if g.chance(60) {
		size = min(size, 1+g.rand.IntN(6))
	}
	backward := field.Arguments.ForName("last") != nil && g.chance(40)
	switch {
	case backward:
		give("last", size)
	case room < 20 || g.chance(85):
		give("first", size)
	default:
		size = 20
	}
	if unordered(g.schema.Types[field.Type.Name()], &ast.FieldDefinition{Name: "nodes"}) {
		return size // cursors of a search are each store's own
	}
	var cursors list
	if g.chance(40) != backward {
		cursors.after = give("after", nil)
	}
	if field.Arguments.ForName("before") != nil && g.chance(40) == backward {
		cursors.before = give("before", nil)
	}
	if cursors != (list{}) {
		g.request.lists[alias] = cursors
	}
	return size
}

// Bounds of inputs.
const (
	inputDepth = 2 // filters within filters
	mostValues = 5 // of a list
)

// value gives a value of an input type. A list may be empty where the contract has a meaning for it.
func (g *generator) value(coordinate string, typ *ast.Type, depth int) any {
	g.seen[coordinate] = true
	definition := g.schema.Types[typ.Name()]
	switch {
	case definition.Kind == ast.InputObject && typ.Elem != nil:
		values := make([]any, 0, 3)
		for range g.rand.IntN(4) {
			values = append(values, g.input(definition, topics[coordinate], depth-1))
		}
		return values
	case definition.Kind == ast.InputObject:
		return g.input(definition, topics[coordinate], depth-1)
	case definition.Kind == ast.Enum && typ.Elem != nil:
		return g.pickSome(enumValues(definition), leastOf(g, typ), 4)
	case definition.Kind == ast.Enum:
		return pick(g, enumValues(definition))
	case definition.Name == "Boolean":
		return g.chance(50)
	case definition.Name == "Int":
		return 1 + g.rand.IntN(5)
	case definition.Name == "Float":
		return 0.5 + g.rand.Float64()
	case typ.Elem != nil:
		return g.drawSome(topics[coordinate], definition, leastOf(g, typ), mostValues)
	default:
		return g.draw(topics[coordinate], definition)
	}
}

// leastOf is how many values a list has at least: a few filters ask for nothing at all.
func leastOf(g *generator, typ *ast.Type) int {
	if !typ.NonNull && g.chance(4) {
		return 0
	}
	return 1
}

func enumValues(definition *ast.Definition) []string {
	values := make([]string, 0, len(definition.EnumValues))
	for _, value := range definition.EnumValues {
		values = append(values, value.Name)
	}
	return values
}

// drawSome draws some values of a topic.
func (g *generator) drawSome(topic string, typ *ast.Definition, least, most int) []any {
	values := make([]any, 0, most)
	for range least + g.values.IntN(most-least+1) {
		if value := g.draw(topic, typ); !slices.Contains(values, any(value)) {
			values = append(values, value)
		}
	}
	return values
}

// pickSome picks some of a few values, each once.
func (g *generator) pickSome(from []string, least, most int) []any {
	values := make([]any, 0, most)
	for _, i := range g.rand.Perm(len(from))[:min(len(from), least+g.rand.IntN(most-least+1))] {
		values = append(values, from[i])
	}
	return values
}

// input gives an input object: one or two conditions of a filter, all that an order needs. Its ids are of a topic,
// if it is one of another's.
func (g *generator) input(definition *ast.Definition, topic string, depth int) map[string]any {
	object := make(map[string]any)
	give := func(field *ast.FieldDefinition) {
		coordinate := definition.Name + "." + field.Name
		if definition.Name == "IdSet" {
			g.seen[coordinate] = true
			object[field.Name] = g.drawSome(topic, g.schema.Types["ID"], 1, pick(g, []int{1, mostValues}))
			return
		}
		object[field.Name] = g.value(coordinate, field.Type, depth)
	}
	for _, field := range definition.Fields {
		if field.Type.NonNull && (field.DefaultValue == nil || g.chance(70)) {
			give(field)
		}
	}
	if len(object) > 0 {
		return object
	}
	optional := slices.DeleteFunc(slices.Clone(definition.Fields), func(field *ast.FieldDefinition) bool {
		return depth <= 0 && strings.HasSuffix(field.Type.Name(), "Filter")
	})
	for range 1 + g.rand.IntN(2) {
		give(pick(g, optional))
	}
	return object
}

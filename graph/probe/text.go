package probe

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Slot is a place of the schema where a client gives text: an argument, or a field of an input object.
type Slot struct {
	Name string // such as Query.project(code) or ProjectFilter.codes
	Type string // of the text: String, ID or a scalar that is written as one

	before, after string
}

// Put gives the operation with a text in its place.
func (s Slot) Put(text string) string {
	literal, _ := json.Marshal(text) // a string of JSON is one of GraphQL
	return s.before + string(literal) + s.after
}

// here stands for the text while an operation is built.
const here = "\x00"

// Slots gives every place where a client gives text, in the order of their names: each argument of each field, and each
// field of each input object once.
func (p *Probe) Slots() []Slot {
	found := make(map[string]Slot)
	ways := p.ways()
	if p.Schema.Mutation != nil {
		ways[p.Schema.Mutation.Name] = "%s"
	}
	for _, name := range slices.Sorted(maps.Keys(ways)) {
		for _, field := range p.fields(name) {
			for _, argument := range field.Arguments {
				p.slotsOf(argument, func(slot, kind, literal string) {
					if slot == "" {
						slot = name + "." + field.Name + "(" + argument.Name + ")"
					}
					if _, known := found[slot]; known {
						return
					}
					text := "{" + strings.ReplaceAll(ways[name], "%s", p.callWith(name, field, argument.Name, literal)+p.sign(field)) + "}"
					if p.Schema.Types[name] == p.Schema.Mutation {
						text = "mutation" + text
					}
					before, after, _ := strings.Cut(text, here)
					found[slot] = Slot{Name: slot, Type: kind, before: before, after: after}
				})
			}
		}
	}
	slots := slices.Collect(maps.Values(found))
	slices.SortFunc(slots, func(a, b Slot) int { return strings.Compare(a.Name, b.Name) })
	return slots
}

// sign selects a little under a field that tells whether there is something: how many, where the field can tell.
func (p *Probe) sign(field *ast.FieldDefinition) string {
	kind := p.Schema.Types[field.Type.Name()]
	switch {
	case !kind.IsCompositeType():
		return ""
	case kind.Fields.ForName("totalCount") != nil:
		return "{totalCount}"
	}
	return "{__typename}"
}

// slotsOf gives the places for text in an argument, with its literal up to there.
func (p *Probe) slotsOf(argument *ast.ArgumentDefinition, give func(slot, kind, literal string)) {
	p.slotsIn(argument.Type, "", map[string]bool{}, give)
}

func (p *Probe) slotsIn(of *ast.Type, slot string, path map[string]bool, give func(slot, kind, literal string)) {
	if of.Elem != nil {
		p.slotsIn(of.Elem, slot, path, func(slot, kind, literal string) { give(slot, kind, "["+literal+"]") })
		return
	}
	definition := p.Schema.Types[of.Name()]
	switch {
	case definition.Kind == ast.Scalar && !slices.Contains([]string{"Int", "Float", "Boolean"}, definition.Name):
		give(slot, definition.Name, here)
	case definition.Kind == ast.InputObject && !path[definition.Name]:
		path[definition.Name] = true
		for _, field := range definition.Fields {
			p.slotsIn(field.Type, definition.Name+"."+field.Name, path, func(slot, kind, literal string) {
				give(slot, kind, p.object(definition, field.Name, literal))
			})
		}
		delete(path, definition.Name)
	}
}

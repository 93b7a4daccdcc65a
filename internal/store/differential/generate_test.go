package differential_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// Bounds of one query, so that hundreds of them take seconds.
const (
	maxSteps   = 5   // fields that cost a call to the store
	maxNesting = 9   // fields within fields
	maxParents = 150 // nodes on a level
)

// richest are the fields from which the most can be reached.
var richest = []string{"projects", "organisations", "network", "node"}

// request is a query that was made up, with what can be varied in it.
type request struct {
	text      string
	variables map[string]any
	lists     map[string]list // by alias
}

// list is a list field of a request with the variables of its cursors; those of a field that takes no
// cursor are "".
type list struct{ after, before string }

// generator makes up one request.
type generator struct {
	t      testing.TB
	rand   *rand.Rand // of the form of the request
	values *rand.Rand // of the values in it
	schema *ast.Schema
	words  vocabulary
	seen   map[string]bool // fields, arguments and input fields that were used

	steps     int
	names     int
	declared  []string
	fragments []string
	request   request
}

// generate makes up a request. With the same source of its form and another of values, it asks the same for
// other ids, codes, dates, amounts and words.
func generate(t testing.TB, schema *ast.Schema, words vocabulary, seen map[string]bool, form, values *rand.Rand) request {
	g := &generator{
		t: t, rand: form, values: values, schema: schema, words: words, seen: seen, steps: maxSteps,
		request: request{variables: make(map[string]any), lists: make(map[string]list)},
	}
	root := make([]string, 0, 2)
	fields := slices.DeleteFunc(slices.Clone(schema.Query.Fields), func(f *ast.FieldDefinition) bool { return strings.HasPrefix(f.Name, "__") })
	for range 1 + g.rand.IntN(2) {
		field := pick(g, fields)
		if g.chance(15) {
			field = schema.Query.Fields.ForName(pick(g, richest))
		}
		if text := g.field(schema.Query, field, level{parents: 1}); text != "" {
			root = append(root, text)
		}
	}
	text := "query"
	if len(g.declared) > 0 {
		text += " (" + strings.Join(g.declared, ", ") + ")"
	}
	g.request.text = text + " {\n" + strings.Join(root, "\n") + "\n}"
	for _, fragment := range g.fragments {
		g.request.text += "\n" + fragment
	}
	return g.request
}

func pick[T any](g *generator, from []T) T { return from[g.rand.IntN(len(from))] }

// chance is true so often.
func (g *generator) chance(percent int) bool { return g.rand.IntN(100) < percent }

// name gives a name that the request has not used.
func (g *generator) name(prefix string) string {
	g.names++
	return fmt.Sprintf("%s%d", prefix, g.names)
}

// level is where in a request a selection stands.
type level struct {
	depth   int
	parents int  // nodes there may be
	apart   bool // in a fragment on a type, where fields need names of their own
}

func (l level) below(times int) level { return level{depth: l.depth + 1, parents: l.parents * times} }

func (l level) indent() string { return strings.Repeat("  ", l.depth+1) }

// costs says whether a field costs a call to the store.
func costs(parent *ast.Definition, field *ast.FieldDefinition) bool {
	if field.Name == "totalCount" || field.Name == "kinds" && parent.Name == "SearchConnection" {
		return true
	}
	directive := field.Directives.ForName("goField")
	return directive != nil && directive.Arguments.ForName("forceResolver") != nil
}

// unordered says whether a field tells in which order search found things, which is each store's own.
func unordered(parent *ast.Definition, field *ast.FieldDefinition) bool {
	return parent.Name == "SearchConnection" && (field.Name == "edges" || field.Name == "nodes" || field.Name == "pageInfo")
}

// selection gives what is selected of a type, with braces.
func (g *generator) selection(parent *ast.Definition, at level, must ...string) string {
	var lines []string
	chosen := g.choose(parent, at, must)
	if at.depth == 0 {
		g.t.Fatal("a selection stands within a field")
	}
	for _, field := range chosen {
		if line := g.field(parent, field, at); line != "" {
			lines = append(lines, line)
		}
	}
	lines = append(lines, g.conditional(parent, at)...)
	if len(lines) == 0 || g.chance(10) {
		lines = append(lines, at.indent()+"__typename")
	}
	indent := strings.Repeat("  ", at.depth)
	return "{\n" + strings.Join(lines, "\n") + "\n" + indent + "}"
}

// choose picks fields of a type: many that cost nothing, a few that lead on.
func (g *generator) choose(parent *ast.Definition, at level, must []string) []*ast.FieldDefinition {
	var chosen []*ast.FieldDefinition
	wide := g.chance(15) // everything that costs nothing
	var onwards []*ast.FieldDefinition
	for _, field := range parent.Fields {
		switch {
		case strings.HasPrefix(field.Name, "__") || unordered(parent, field):
		case slices.Contains(must, field.Name):
			chosen = append(chosen, field)
		case costs(parent, field):
			onwards = append(onwards, field)
		case g.leads(field):
			if g.chance(60) {
				chosen = append(chosen, field)
			}
		case wide || g.chance(40):
			chosen = append(chosen, field)
		}
	}
	if len(onwards) > 0 && at.depth < maxNesting {
		for range g.rand.IntN(3) {
			chosen = append(chosen, pick(g, onwards))
		}
		if partners := parent.Fields.ForName("partners"); partners != nil && g.chance(25) {
			chosen = append(chosen, partners) // the dearest of all to work out
		}
	}
	return chosen
}

// leads says whether a field has fields.
func (g *generator) leads(field *ast.FieldDefinition) bool {
	return g.schema.Types[field.Type.Name()].IsCompositeType()
}

// conditional gives fragments on types that the nodes of a type may be of.
func (g *generator) conditional(parent *ast.Definition, at level) []string {
	if at.apart || at.depth >= maxNesting {
		return nil
	}
	var types []*ast.Definition
	share := 10
	if parent.IsAbstractType() {
		types, share = slices.Clone(g.schema.GetPossibleTypes(parent)), 35
	}
	types = append(types, g.schema.GetImplements(parent)...)
	slices.SortFunc(types, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	var lines []string
	for _, typ := range types {
		if !g.chance(share) {
			continue
		}
		body := g.selection(typ, level{depth: at.depth + 1, parents: at.parents, apart: true})
		if g.chance(50) {
			lines = append(lines, at.indent()+"... on "+typ.Name+" "+body)
			continue
		}
		name := g.name("F")
		g.fragments = append(g.fragments, "fragment "+name+" on "+typ.Name+" "+body)
		lines = append(lines, at.indent()+"..."+name)
	}
	return lines
}

// field gives a field with its arguments and selection, "" where there is no room for it.
func (g *generator) field(parent *ast.Definition, field *ast.FieldDefinition, at level) string {
	typ := g.schema.Types[field.Type.Name()]
	if costs(parent, field) || parent == g.schema.Query {
		if g.steps == 0 {
			return ""
		}
		g.steps--
	}
	g.seen[parent.Name+"."+field.Name] = true
	alias := ""
	if len(field.Arguments) > 0 || costs(parent, field) || at.apart || g.chance(10) {
		alias = g.name("a")
	}
	arguments, objects := g.arguments(parent, field, alias, at)
	text := at.indent()
	if alias != "" {
		text += alias + ": "
	}
	text += field.Name + arguments
	if !typ.IsCompositeType() {
		return text
	}
	var must []string
	if _, paged := g.request.lists[alias]; paged {
		must = []string{"pageInfo"}
	}
	if typ.Name == "PageInfo" {
		must = []string{"startCursor", "endCursor", "hasNextPage", "hasPreviousPage"}
	}
	if strings.HasSuffix(typ.Name, "Connection") && !unordered(typ, typ.Fields.ForName("nodes")) {
		must = append(must, pick(g, []string{"nodes", "edges", "nodes", "edges", "pageInfo"}))
	}
	if typ.Name == "PartnerConnection" { // of which the edges tell the most
		must = append(must, "edges")
	}
	if typ.Name == "PartnerEdge" {
		must = []string{"sharedProjects", "firstStart", "lastEnd", "node"}
	}
	return text + " " + g.selection(typ, at.below(objects), must...)
}

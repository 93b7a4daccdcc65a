package differential_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// testConditions lists and counts by each condition of each filter alone, for some values of it.
func testConditions(t *testing.T, p pair, words vocabulary, seen map[string]bool, values int) {
	schema := p.embedded.schema
	random := rand.New(rand.NewPCG(*firstSeed, 2))
	g := &generator{t: t, rand: random, values: random, schema: schema, words: words, seen: seen}
	for _, field := range schema.Query.Fields {
		argument := field.Arguments.ForName("filter")
		if argument == nil || schema.Types[field.Type.Name()].Fields.ForName("totalCount") == nil {
			continue
		}
		text := fmt.Sprintf("query ($filter: %s) { %s(filter: $filter, first: 100) { totalCount nodes { id } } }", argument.Type, field.Name)
		filters := g.conditions(schema.Types[argument.Type.Name()], values)
		t.Run(field.Name, func(t *testing.T) {
			t.Parallel()
			for _, filter := range filters {
				p.agree(t, text, map[string]any{"filter": filter})
			}
		})
	}
}

// conditions gives filters with one condition each, some values of each.
func (g *generator) conditions(filter *ast.Definition, values int) []map[string]any {
	var all []map[string]any
	for _, field := range filter.Fields {
		for range values {
			value := g.value(filter.Name+"."+field.Name, field.Type, inputDepth)
			all = append(all, map[string]any{field.Name: value})
			if field.Type.Name() == filter.Name {
				break // a composition is one of those that are made up
			}
		}
	}
	return all
}

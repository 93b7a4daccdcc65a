package probe_test

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"verkosto/graph"
	"verkosto/graph/probe"
	"verkosto/internal/query"
)

// TestOperationsAreValid makes every operation on the schema and has it validated.
func TestOperationsAreValid(t *testing.T) {
	schema := graph.NewSchema(query.New(nil, query.Options{}), nil).Schema()
	p := &probe.Probe{Schema: schema, Ways: map[string]string{"Project": `nodes(ids:["project:a/b"]){...on Project{%s}}`}}
	walked := p.Walk(1)
	longest, all := 0, 0
	for _, operation := range append(walked, p.Root(schema.Mutation, "mutation")...) {
		if _, errs := gqlparser.LoadQueryWithRules(schema, operation.Text, rules.NewDefaultRules()); len(errs) > 0 {
			t.Fatalf("%s: %v\n%.2000s", operation.Name, errs, operation.Text)
		}
		longest, all = max(longest, len(operation.Text)), all+len(operation.Text)
	}
	slots := p.Slots()
	for _, slot := range slots {
		text := slot.Put(`a "text" of \ such`)
		if _, errs := gqlparser.LoadQueryWithRules(schema, text, rules.NewDefaultRules()); len(errs) > 0 || !strings.Contains(text, "text") {
			t.Fatalf("%s: %v\n%s", slot.Name, errs, text)
		}
	}
	t.Logf("%d operations of at most %d bytes and %d in all, %d slots", len(walked), longest, all, len(slots))
	if len(walked) < 500 || len(slots) < 100 {
		t.Error("some of the schema is not walked")
	}
}

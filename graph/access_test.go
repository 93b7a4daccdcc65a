package graph_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/graph"
	"verkosto/internal/access"
)

// TestEveryFieldHasARule compares who may use each field of the schema with the golden file, so that nobody gets to use a
// new field, or stops getting to, without someone having looked at it.
func TestEveryFieldHasARule(t *testing.T) {
	const golden = "testdata/access.txt"
	var table strings.Builder
	definitions := own(schema(t))
	for _, name := range slices.Sorted(maps.Keys(definitions)) {
		definition := definitions[name]
		if definition.Kind != ast.Object && definition.Kind != ast.Interface {
			continue
		}
		for _, field := range definition.Fields {
			if !strings.HasPrefix(field.Name, "__") {
				fmt.Fprintf(&table, "%-10s %s.%s\n", graph.Rule(field), name, field.Name)
			}
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(table.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	before, after := strings.Split(string(want), "\n"), strings.Split(table.String(), "\n")
	for _, line := range after {
		if !slices.Contains(before, line) {
			t.Errorf("%s is not in %s: see that its rule is right, then go test -update writes it", line, golden)
		}
	}
	for _, line := range before {
		if !slices.Contains(after, line) {
			t.Errorf("%s is in %s and no longer in the schema", line, golden)
		}
	}
}

// TestRulesAreSound checks what holds for the rules of all schemas.
func TestRulesAreSound(t *testing.T) {
	schema := schema(t)
	for name, definition := range own(schema) {
		for _, field := range definition.Fields {
			rule := graph.Rule(field)
			if !slices.Contains([]access.Scope{access.Read, access.Export, access.Contacts, access.Curate, access.Administer}, rule) {
				t.Errorf("%s.%s needs %q, which is no scope", name, field.Name, rule)
			}
			if definition == schema.Mutation && rule != access.Curate && rule != access.Administer {
				t.Errorf("Mutation.%s needs only %q: whoever may read could write", field.Name, rule)
			}
			if refused := rule != access.Read && rule != access.Contacts; refused && field.Type.NonNull && definition != schema.Subscription {
				t.Errorf("%s.%s is refused to some and never null: the rest of their answers would be lost", name, field.Name)
			}
			for _, held := range definition.Interfaces {
				if of := schema.Types[held].Fields.ForName(field.Name); of != nil && graph.Rule(of) != rule {
					t.Errorf("%s.%s needs %q, but asked of %s it needs %q", name, field.Name, rule, held, graph.Rule(of))
				}
			}
			if told := "Needs the scope " + strings.ToUpper(string(rule)) + "."; strings.Contains(field.Description, told) != (rule != access.Read) {
				t.Errorf("the description of %s.%s doesn't tell its rule, or tells it needlessly", name, field.Name)
			}
		}
	}
}

// TestScopesOfTheSchema pairs the scopes of the schema with those that roles have.
func TestScopesOfTheSchema(t *testing.T) {
	admin := access.Anonymous(access.Admin)
	for _, value := range schema(t).Types["Scope"].EnumValues {
		if !admin.May(access.Scope(strings.ToLower(value.Name))) {
			t.Errorf("not even an admin has %s", value.Name)
		}
	}
}

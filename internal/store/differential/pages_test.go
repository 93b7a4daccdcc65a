package differential_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// testPages walks through each list of the whole network in each order, upwards and downwards, from the
// beginning and from the end. A large network is not walked through to the other end.
func testPages(t *testing.T, p pair, large bool) {
	size, most := 4, 100
	if large {
		size, most = 50, 2
	}
	schema := p.embedded.schema
	for _, field := range schema.Query.Fields {
		argument := field.Arguments.ForName("orderBy")
		if argument == nil {
			continue
		}
		order := schema.Types[argument.Type.Name()]
		t.Run(field.Name, func(t *testing.T) {
			t.Parallel()
			for _, by := range enumValues(schema.Types[order.Fields.ForName("field").Type.Name()]) {
				for _, direction := range []string{"ASC", "DESC"} {
					w := walk{p, field, map[string]any{"field": by, "direction": direction}, size, most}
					w.run(t, "first", "after", "hasNextPage", "endCursor")
					w.run(t, "last", "before", "hasPreviousPage", "startCursor")
				}
			}
		})
	}
}

// walk goes through a list page by page.
type walk struct {
	pair
	field      *ast.FieldDefinition
	order      map[string]any
	size, most int
}

func (w walk) run(t *testing.T, count, from, more, cursor string) {
	t.Helper()
	text := fmt.Sprintf(`query ($order: %s, $size: Int, $from: String) {
  list: %s(orderBy: $order, %s: $size, %s: $from) {
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`, w.field.Arguments.ForName("orderBy").Type, w.field.Name, count, from)
	variables := map[string]any{"order": w.order, "size": w.size}
	for range w.most {
		answer := w.agree(t, text, variables)
		list, _ := decoded(t, answer).(map[string]any)["data"].(map[string]any)["list"].(map[string]any)
		info, _ := list["pageInfo"].(map[string]any)
		if strings.Contains(string(answer), `"errors"`) || info == nil {
			t.Fatalf("%s by %v is refused: %s", w.field.Name, w.order, answer)
		}
		if info[more] != true {
			return
		}
		variables["from"] = info[cursor]
	}
}

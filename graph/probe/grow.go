package probe

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// deepest bounds how deep grown fields nest.
const deepest = 8

// Grow writes an operation by the grammar of GraphQL from the schema's names, as the choices say: mostly a valid one, with
// aliases, fragments, directives and variables, and now and then a name or argument that is none. The same choices grow the
// same operation.
func (p *Probe) Grow(choices []byte) string {
	g := &growth{Probe: p, choices: choices}
	root, keyword := p.Schema.Query, "query"
	if p.Schema.Mutation != nil && g.pick(8) == 7 {
		root, keyword = p.Schema.Mutation, "mutation"
	}
	selection := g.selection(root, 0)
	text := keyword + " Grown"
	if g.variable {
		text += "($v:String)"
	}
	return text + selection + g.fragments.String()
}

type growth struct {
	*Probe
	choices   []byte
	variable  bool
	named     int
	fragments strings.Builder
}

// pick chooses one of n; the first when there is nothing more to choose by.
func (g *growth) pick(n int) int {
	if len(g.choices) == 0 || n < 2 {
		return 0
	}
	chosen := int(g.choices[0]) % n
	g.choices = g.choices[1:]
	return chosen
}

func (g *growth) selection(of *ast.Definition, depth int) string {
	parts := []string{"__typename"}
	fields := g.fields(of.Name)
	for range 1 + g.pick(4) {
		if len(g.choices) == 0 {
			break
		}
		switch g.pick(10) {
		case 8:
			parts = append(parts, "...on "+of.Name+g.selection(of, depth+1))
		case 9:
			g.named++
			name := "F" + strings.Repeat("x", g.named)
			body := g.selection(of, depth+1)
			g.fragments.WriteString(" fragment " + name + " on " + of.Name + body)
			parts = append(parts, "..."+name)
		default:
			// two bytes reach every field of wide types
			if len(fields) > 0 {
				parts = append(parts, g.field(of, fields[(g.pick(256)*256+g.pick(256))%len(fields)], depth))
			}
		}
	}
	return "{" + strings.Join(parts, " ") + "}"
}

func (g *growth) field(of *ast.Definition, field *ast.FieldDefinition, depth int) string {
	text := g.call(of.Name, field)
	switch g.pick(12) {
	case 8:
		text = "a" + string(rune('a'+g.pick(26))) + ":" + text
	case 9:
		text += "@include(if:true)@skip(if:false)"
	case 10:
		if len(field.Arguments) > 0 {
			g.variable = true
			text = field.Name + "(" + field.Arguments[g.pick(len(field.Arguments))].Name + ":$v)"
		}
	case 11:
		text = field.Name + "x"
	}
	under := g.Schema.Types[field.Type.Name()]
	if !under.IsCompositeType() {
		return text
	}
	if depth >= deepest {
		return text + "{__typename}"
	}
	if possible := g.possible(under); len(possible) > 0 && g.pick(2) == 1 {
		to := possible[g.pick(len(possible))]
		return text + "{...on " + to.Name + g.selection(to, depth+1) + "}"
	}
	return text + g.selection(under, depth+1)
}

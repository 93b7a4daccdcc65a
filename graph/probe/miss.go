package probe

import (
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Misses gives operations that are wrong in one place each, as those of who guesses names: each field of each type that
// queries reach with a letter too many or too few, without what it requires, with something under it or nothing, and with
// an argument that it has not; each argument, of those of one name and type one; and each input type and its fields.
func (p *Probe) Misses() []Operation {
	var misses []Operation
	miss := func(name, text string) { misses = append(misses, Operation{name, text}) }
	ways, guessed := p.ways(), make(map[string]bool)
	for _, name := range slices.Sorted(maps.Keys(ways)) {
		within := func(selection string) string { return "{" + strings.ReplaceAll(ways[name], "%s", selection) + "}" }
		miss(name, within("...on "+name+"s{id}"))
		for _, field := range p.fields(name) {
			place := name + "." + field.Name
			for _, selection := range nearly(field.Name, "{__typename}") {
				miss(place, within(selection))
			}
			for _, argument := range field.Arguments {
				of := argument.Name + argument.Type.String()
				if guessed[of] {
					continue
				}
				guessed[of] = true
				for _, given := range nearly(argument.Name, ":1") {
					miss(place+"("+argument.Name+")", within(field.Name+"("+given+"){__typename}"))
				}
				for _, literal := range []string{`"a"`, "{}", "[{x:1}]", "X", "null"} {
					miss(place+"("+argument.Name+")", within(field.Name+"("+argument.Name+":"+literal+"){__typename}"))
				}
				for _, kind := range []string{"Int", "Boolean", "[String]"} {
					miss(place+"("+argument.Name+")", "query($v:"+kind+")"+within(field.Name+"("+argument.Name+":$v){__typename}"))
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Schema.Types)) {
		miss(name, "query($v:"+name+"s){__typename}")
		if p.Schema.Types[name].Kind != ast.InputObject {
			continue
		}
		miss(name, "query($v:"+name+"!){__typename}")
		for _, field := range p.Schema.Types[name].Fields {
			for _, given := range nearly(field.Name, ":{}") {
				miss(name+"."+field.Name, "query($v:"+name+"={"+given+"}){__typename}")
			}
		}
	}
	return misses
}

// nearly gives what comes near to a name with what follows it.
func nearly(name, follows string) []string {
	return []string{name + "s" + follows, name[:len(name)-1] + follows, name, name + follows, name + "(x:1)"}
}

package httpd

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// oneStream refuses a subscription to a field under two names, and one that @skip or @include may leave with none: the
// rule of the library looks at the names of fields alone, and the executor would take what gets through for a fault.
var oneStream = core.Rule{
	Name: "OneStream",
	RuleFunc: func(observers *core.Events, addError core.AddErrFunc) {
		observers.OnOperation(func(_ *core.Walker, operation *ast.OperationDefinition) {
			if operation.Operation != ast.Subscription {
				return
			}
			roots := streamRoots{names: make(map[string]bool), spread: make(map[string]bool)}
			roots.collect(operation.SelectionSet)
			if len(roots.names) > 1 {
				addError(core.Message("A subscription selects one field, once."), core.At(operation.Position))
			}
			if roots.conditional {
				addError(core.Message("The field of a subscription can't be under @skip or @include."), core.At(operation.Position))
			}
		})
	},
}

// streamRoots are the fields at the root of a subscription.
type streamRoots struct {
	names       map[string]bool // that they are answered under
	spread      map[string]bool // fragments already looked at
	conditional bool
}

func (r *streamRoots) collect(set ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			r.names[s.Alias] = true
			r.directives(s.Directives)
		case *ast.InlineFragment:
			r.directives(s.Directives)
			r.collect(s.SelectionSet)
		case *ast.FragmentSpread:
			r.directives(s.Directives)
			if s.Definition != nil && !r.spread[s.Name] {
				r.spread[s.Name] = true
				r.collect(s.Definition.SelectionSet)
			}
		}
	}
}

func (r *streamRoots) directives(directives ast.DirectiveList) {
	if directives.ForName("skip") != nil || directives.ForName("include") != nil {
		r.conditional = true
	}
}

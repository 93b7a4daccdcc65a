package httpd

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/access"
)

// Introspection says who may ask for the schema, and who is told what in the schema they might have meant. It keeps
// nobody from a field: names can be guessed. What someone may not see must be refused by [access].
type Introspection string

// Who may.
const (
	IntrospectionAll  Introspection = "all"  // whoever may ask at all
	IntrospectionKeys Introspection = "keys" // whoever shows a key or token
	IntrospectionNone Introspection = "none" // nobody
)

func (i Introspection) check() error {
	if i != IntrospectionAll && i != IntrospectionKeys && i != IntrospectionNone {
		return fmt.Errorf("introspection %q is none of all, keys and none", string(i))
	}
	return nil
}

// allows says whether who asks in a context may look at the schema.
func (i Introspection) allows(ctx context.Context) bool {
	return i == IntrospectionAll || i == IntrospectionKeys && isKnown(access.From(ctx))
}

// introspection lets clients ask for the schema that may; without it the executor answers null.
type introspection struct{ open Introspection }

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = introspection{}

// ExtensionName implements [graphql.HandlerExtension].
func (introspection) ExtensionName() string { return "introspection" }

// Validate implements [graphql.HandlerExtension].
func (introspection) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext implements [graphql.OperationContextMutator].
func (i introspection) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	if i.open.allows(ctx) {
		operation.DisableIntrospection = false
		return nil
	}
	if introspects(operation.Operation.SelectionSet) {
		return refuse(Forbidden, "the schema is not shown here; its documentation comes with the server")
	}
	return nil
}

// introspects says whether the fields at an operation's root ask for the schema. The name of a type, which clients
// select everywhere, is no such field.
func introspects(set ast.SelectionSet) bool {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			if s.Name == "__schema" || s.Name == "__type" {
				return true
			}
		case *ast.InlineFragment:
			if introspects(s.SelectionSet) {
				return true
			}
		case *ast.FragmentSpread:
			if introspects(s.Definition.SelectionSet) {
				return true
			}
		}
	}
	return false
}

// introspectionFactors gives, for the list fields of introspection, how many elements
// to reckon with: all for the lists of the schema itself, and for those of a type or
// field their average over the schema, rounded up. So a full introspection costs about
// as much as the schema is large, and a hundred of them under aliases a hundred times
// that. A wrapped type (`ofType`) costs only what is selected under it: clients ask for
// nine of them within one another, and nearly all are null.
func introspectionFactors(schema *ast.Schema) map[string]int {
	var types, fields, arguments, inputs, values, members, interfaces int
	for _, definition := range schema.Types {
		types++
		switch definition.Kind {
		case ast.InputObject:
			inputs += len(definition.Fields)
		case ast.Object, ast.Interface:
			fields += len(definition.Fields)
			interfaces += len(definition.Interfaces)
			for _, field := range definition.Fields {
				arguments += len(field.Arguments)
			}
		}
		values += len(definition.EnumValues)
		if definition.IsAbstractType() {
			members += len(schema.GetPossibleTypes(definition))
		}
	}
	directiveArguments := 0
	for _, directive := range schema.Directives {
		directiveArguments += len(directive.Arguments)
	}
	return map[string]int{
		"__Schema.types":       types,
		"__Schema.directives":  len(schema.Directives),
		"__Type.fields":        average(fields, types),
		"__Type.inputFields":   average(inputs, types),
		"__Type.enumValues":    average(values, types),
		"__Type.possibleTypes": average(members, types),
		"__Type.interfaces":    average(interfaces, types),
		"__Type.ofType":        0,
		"__Field.args":         average(arguments, fields),
		"__Directive.args":     average(directiveArguments, len(schema.Directives)),
	}
}

// average rounds up, and is at least one.
func average(sum, of int) int {
	if of == 0 {
		return 1
	}
	return max(1, (sum+of-1)/of)
}

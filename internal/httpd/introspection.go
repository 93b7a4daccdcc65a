package httpd

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// introspection lets clients ask for the schema; without it the executor answers null.
type introspection struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = introspection{}

// ExtensionName implements [graphql.HandlerExtension].
func (introspection) ExtensionName() string { return "introspection" }

// Validate implements [graphql.HandlerExtension].
func (introspection) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext implements [graphql.OperationContextMutator].
func (introspection) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	operation.DisableIntrospection = false
	return nil
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

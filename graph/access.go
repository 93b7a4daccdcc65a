package graph

import (
	"context"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/internal/access"
	"verkosto/internal/network"
)

// permit answers a field with the directive access to those who have its scope, and FORBIDDEN to others. That everyone who
// asks may read is seen to at the door, so no other field comes here.
//
// Contacts are no field's business alone: they also stand in citations and exports. The reader that everything is read
// through leaves them out ([verkosto/internal/query.ContactsFor]), so here there is nothing left to refuse.
func permit(ctx context.Context, _ any, next graphql.Resolver, scope access.Scope) (any, error) {
	if scope == access.Contacts || access.From(ctx).May(scope) {
		return next(ctx)
	}
	return nil, network.Errorf(network.Forbidden, "this needs the scope %s, which who asks doesn't have", strings.ToUpper(string(scope)))
}

// Rule gives the scope that one needs to use a field.
func Rule(field *ast.FieldDefinition) access.Scope {
	directive := field.Directives.ForName("access")
	if directive == nil {
		return access.Read
	}
	return access.Scope(strings.ToLower(directive.Arguments.ForName("scope").Value.Raw))
}

// withRules adds to the descriptions of fields what one needs to use them. Introspection shows the whole schema to all
// who may ask for it, since it is no secret, but it doesn't show directives.
func withRules(schema graphql.ExecutableSchema) graphql.ExecutableSchema {
	tellRules.Do(func() {
		for _, definition := range schema.Schema().Types {
			for _, field := range definition.Fields {
				if field.Directives.ForName("access") != nil {
					field.Description += "\n\nNeeds the scope " + strings.ToUpper(string(Rule(field))) + "."
				}
			}
		}
	})
	return schema
}

var tellRules sync.Once // gqlgen parses the schema once for all

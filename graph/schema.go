package graph

import (
	"context"
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/graph/generated"
	"verkosto/internal/curation"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// NewSchema gives the executable schema over queries and a curator, nil where mutations are not asked for, with the price of every
// field and who may use it.
func NewSchema(queries *query.Queries, curator *curation.Curator) graphql.ExecutableSchema {
	return priced{withRules(generated.NewExecutableSchema(generated.Config{
		Resolvers:  NewResolver(queries, curator),
		Directives: generated.DirectiveRoot{Access: permit},
	}))}
}

// priced is the schema with prices that follow from the arguments of a field, so that no
// list can be forgotten: one unit for each object that an answer may hold.
type priced struct{ graphql.ExecutableSchema }

// Complexity gives the price of a field whose selection costs below for each object that
// it answers, and false for a field that answers one object at most.
func (p priced) Complexity(
	_ context.Context, typeName, fieldName string, below int, arguments map[string]any,
) (int, bool) {
	field := p.Schema().Types[typeName].Fields.ForName(fieldName)
	if field == nil {
		return 0, false
	}
	objects, list := 1, false
	for _, argument := range field.Arguments {
		switch argument.Name {
		case "first":
			objects, list = objects*pageSize(arguments), true
		case "limit":
			objects, list = objects*number(arguments["limit"], 1), true
		case "ids", "by":
			objects, list = objects*length(arguments[argument.Name]), true
		}
	}
	if typeName == "Subscription" {
		return subscriptionPrice + below, true
	}
	if typeName == "Mutation" {
		return mutationPrice(fieldName) + below, true
	}
	if typeName == "Query" && analyses[fieldName] {
		return analysisPrice + objects*(1+below), true
	}
	return objects * (1 + below), list
}

// Exec answers an operation. All that a query reads is for one answer.
func (p priced) Exec(ctx context.Context) graphql.ResponseHandler {
	answer := p.ExecutableSchema.Exec(ctx)
	if graphql.GetOperationContext(ctx).Operation.Operation != ast.Query {
		return answer
	}
	return func(ctx context.Context) *graphql.Response { return answer(network.ForOneAnswer(ctx)) }
}

// analyses are the fields for which a whole network is worked through before a page of the answer is cut, and
// analysisPrice is what that costs beside the page.
var analyses = map[string]bool{
	"flows": true, "networkChange": true,
	"coParticipation": true, "centrality": true, "statistics": true, "communities": true, "brokerage": true,
	"recommendedPartners": true, "significance": true, "estimate": true,
}

const analysisPrice = 5000

// subscriptionPrice is what it costs to begin a subscription. What it tells is worked out once for all who follow, so
// that its client pays no more however long it lasts.
const subscriptionPrice = 100

// mutationPrice is what it costs to change the network, beside what is asked of the payload. A document is as much work as
// an analysis.
func mutationPrice(name string) int {
	if name == "importDocument" {
		return analysisPrice
	}
	return 200
}

// pageSize gives how many nodes a page may hold. Sizes out of bounds are refused when
// the field is resolved, and cost what the largest page costs.
func pageSize(arguments map[string]any) int {
	size := number(arguments["first"], 0)
	if size == 0 {
		size = number(arguments["last"], query.DefaultFirst)
	}
	if size < 1 {
		return query.MaxFirst
	}
	return size
}

func number(argument any, absent int) int {
	switch n := argument.(type) {
	case int64:
		return int(n)
	case int:
		return n
	case float64:
		return int(n)
	case json.Number:
		if whole, err := n.Int64(); err == nil {
			return int(whole)
		}
	}
	return absent
}

func length(argument any) int {
	if list, is := argument.([]any); is {
		return len(list)
	}
	return 1
}

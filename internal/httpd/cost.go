package httpd

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/network"
	"verkosto/internal/rate"
)

// Cost is what an operation was priced at before it ran, and what it may cost. Every
// answer to a priced operation holds it in `extensions.cost`.
type Cost struct {
	Requested int           `json:"requested"`
	Limit     int           `json:"limit"` // of one request
	Rate      *RateStanding `json:"rate,omitempty"`
}

// RateStanding is what a client may ask for over time, and what it has left of it.
type RateStanding struct {
	Limit     int       `json:"limit"`
	Remaining int       `json:"remaining"`
	ResetAt   time.Time `json:"resetAt"` // when all is back, if nothing more is asked
}

const costName = "cost"

// costLimit refuses operations that are priced beyond the limit. The price of a field
// comes from the schema's complexity functions, which know how many objects an
// argument such as `first` lets in; a field without one costs what is selected under
// it, and one more for its object. Scalars are free. What @skip and @include leave out
// costs nothing.
//
// It differs from gqlgen's own complexity limit in that the price of a fragment is
// worked out once, not at each spread, which made that one exponential; and in that
// introspection is priced (see [introspectionFactors]).
type costLimit struct {
	schema  graphql.ExecutableSchema
	factors map[string]int
	limit   int
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = (*costLimit)(nil)

func newCostLimit(schema graphql.ExecutableSchema, limit int) *costLimit {
	return &costLimit{schema: schema, factors: introspectionFactors(schema.Schema()), limit: limit}
}

// ExtensionName implements [graphql.HandlerExtension].
func (c *costLimit) ExtensionName() string { return costName }

// Validate implements [graphql.HandlerExtension].
func (c *costLimit) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext prices the operation and notes the price in its statistics.
func (c *costLimit) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	p := &pricer{
		costLimit: c,
		ctx:       ctx,
		variables: operation.Variables,
		priced:    make(map[*ast.FragmentDefinition]int),
	}
	price := p.set(operation.Operation.SelectionSet)
	if p.wrong != nil {
		return p.wrong
	}
	operation.Stats.SetExtension(costName, &reckoning{cost: Cost{Requested: price, Limit: c.limit}})
	if sum := priceSoFar(ctx, price); sum > c.limit {
		return exceeded("Cost", "lower `first` and `last`, or select fewer nested lists", sum, c.limit)
	}
	return nil
}

// reckoning is what is reckoned of an operation: its price, how its client stands, and how much of its answer there may
// be.
type reckoning struct {
	cost     Cost
	standing rate.Standing
	charged  bool // the client was
	left     *rows
}

// stand notes how the client stands after it was charged.
func (r *reckoning) stand(standing rate.Standing) {
	r.standing, r.charged = standing, true
	r.cost.Rate = &RateStanding{Limit: standing.Limit, Remaining: standing.Remaining, ResetAt: standing.ResetAt.UTC().Truncate(time.Second)}
}

// reckoningOf gives what was reckoned of an operation, nil where it got no price.
func reckoningOf(operation *graphql.OperationContext) *reckoning {
	r, _ := operation.Stats.GetExtension(costName).(*reckoning)
	return r
}

// pricer prices one operation. Prices stop growing at [most].
type pricer struct {
	*costLimit
	ctx       context.Context //nolint:containedctx // a pricer lives for one call
	variables map[string]any
	priced    map[*ast.FragmentDefinition]int
	wrong     *gqlerror.Error // the first directive whose condition is no boolean
}

func (p *pricer) set(selections ast.SelectionSet) int {
	total := 0
	for _, selection := range selections {
		switch s := selection.(type) {
		case *ast.Field:
			if p.included(s.Directives) {
				total = min(most, total+p.field(s))
			}
		case *ast.InlineFragment:
			if p.included(s.Directives) {
				total = min(most, total+p.set(s.SelectionSet))
			}
		case *ast.FragmentSpread:
			if p.included(s.Directives) {
				total = min(most, total+p.fragment(s.Definition))
			}
		}
	}
	return total
}

func (p *pricer) fragment(fragment *ast.FragmentDefinition) int {
	price, ok := p.priced[fragment]
	if !ok {
		price = p.set(fragment.SelectionSet)
		p.priced[fragment] = price
	}
	return price
}

// field prices a field, at the dearest of the types that it could be answered by.
func (p *pricer) field(field *ast.Field) int {
	below := p.set(field.SelectionSet)
	if factor, ok := p.factors[field.ObjectDefinition.Name+"."+field.Name]; ok {
		return min(most, max(below, factor*(1+below)))
	}
	var arguments map[string]any
	if len(field.Definition.Arguments) > 0 {
		arguments = field.ArgumentMap(p.variables)
	}
	if field.ObjectDefinition.Kind != ast.Interface {
		return p.fieldOf(field.ObjectDefinition, field, below, arguments)
	}
	dearest := 0
	for _, object := range p.schema.Schema().GetPossibleTypes(field.ObjectDefinition) {
		dearest = max(dearest, p.fieldOf(object, field, below, arguments))
	}
	return dearest
}

// fieldOf prices a field of an object type.
func (p *pricer) fieldOf(object *ast.Definition, field *ast.Field, below int, arguments map[string]any) int {
	price, ok := p.schema.Complexity(p.ctx, object.Name, field.Name, below, arguments)
	switch {
	case ok && price < 0: // a sum that overflowed
		return most
	case ok:
		return min(most, price)
	case len(field.SelectionSet) == 0:
		return 0
	default:
		return min(most, 1+below)
	}
}

// included says whether @skip and @include let a selection in. A condition can be null
// although its type forbids it, where a variable with a default is given as null; the
// executor would panic at it.
func (p *pricer) included(directives ast.DirectiveList) bool {
	in := true
	for _, directive := range directives {
		if directive.Name != "skip" && directive.Name != "include" {
			continue
		}
		condition, ok := p.condition(directive)
		if !ok {
			p.wrong = refuse(network.InvalidArgument, "the condition of @%s must be true or false, not null", directive.Name)
			return false
		}
		if condition == (directive.Name == "skip") {
			in = false
		}
	}
	return in
}

func (p *pricer) condition(directive *ast.Directive) (value, ok bool) {
	argument := directive.Arguments.ForName("if")
	if argument == nil {
		return false, false
	}
	given, err := argument.Value.Value(p.variables)
	if err != nil {
		return false, false
	}
	value, ok = given.(bool)
	return value, ok
}

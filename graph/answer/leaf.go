package answer

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Leaf gives the value of a field that is a plain value of its object, and false where it can't be had so: where it panics, or
// is null and must not be. Then the field is to be resolved as any other, which tells of the error.
func Leaf(nullable bool, value func() graphql.Marshaler) (leaf graphql.Marshaler, had bool) {
	defer func() {
		if recover() != nil {
			leaf, had = nil, false
		}
	}()
	leaf = value()
	return leaf, nullable || leaf != graphql.Null
}

// Unheard is a context in which errors are told to nobody, for values that are asked for again where they have one.
var Unheard = graphql.WithResponseContext(context.Background(),
	func(context.Context, error) *gqlerror.Error { return nil },
	func(context.Context, any) error { return nil })

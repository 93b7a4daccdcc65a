package answer

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// List answers the elements of a list. They are answered in order where all are asked the same, so that the first has read what
// the others need; side by side where what is selected may be of several types, each of which reads for itself.
// A panic is an error of the element.
func (s *Steps) List(
	ctx context.Context, operation *graphql.OperationContext, selections ast.SelectionSet, length int,
	element func(ctx context.Context, i int) graphql.Marshaler,
) graphql.Array {
	list := make(graphql.Array, length)
	places := make([]struct {
		field graphql.FieldContext
		index int
	}, length)
	answer := func(i int) {
		at := &places[i]
		at.index, at.field.Index = i, &at.index
		ctx := graphql.WithFieldContext(ctx, &at.field)
		list[i] = recovered(ctx, operation, func(ctx context.Context) graphql.Marshaler { return element(ctx, i) })
	}
	if length > 1 && s.isMixed(selections) {
		var elements sync.WaitGroup
		for i := range length {
			elements.Go(func() { answer(i) })
		}
		elements.Wait()
		return list
	}
	for i := range length {
		answer(i)
	}
	return list
}

// isMixed says whether a selection reaches down to where a node may be of several types.
func (s *Steps) isMixed(selections ast.SelectionSet) bool {
	at := placeOf(selections, nil)
	s.mutex.RLock()
	mixed, known := s.mixed[at]
	s.mutex.RUnlock()
	if known {
		return mixed
	}
	mixed = selectsOfAbstract(selections, make(map[*ast.FragmentDefinition]bool))
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.mixed == nil {
		s.mixed = make(map[place]bool)
	}
	s.mixed[at] = mixed
	return mixed
}

// selectsOfAbstract looks through a selection, and once through each fragment in it.
func selectsOfAbstract(selections ast.SelectionSet, seen map[*ast.FragmentDefinition]bool) bool {
	for _, selection := range selections {
		var within *ast.Definition
		var below ast.SelectionSet
		switch selection := selection.(type) {
		case *ast.Field:
			within, below = selection.ObjectDefinition, selection.SelectionSet
		case *ast.InlineFragment:
			within, below = selection.ObjectDefinition, selection.SelectionSet
		case *ast.FragmentSpread:
			within = selection.ObjectDefinition
			if fragment := selection.Definition; !seen[fragment] {
				seen[fragment] = true
				below = fragment.SelectionSet
			}
		}
		if within.IsAbstractType() || selectsOfAbstract(below, seen) {
			return true
		}
	}
	return false
}

package answer

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

var schema = gqlparser.MustLoadSchema(&ast.Source{Input: `
	interface Named { name: String! }
	type Fund implements Named { name: String! code: String funder: Named }
	type Query { fund(first: Int): Fund }
`})

var fund = []string{"Fund", "Named"}

// operation gives the operation of a query, the selection of its one field, and the context to answer it in.
func operation(t *testing.T, query string) (context.Context, *graphql.OperationContext, ast.SelectionSet) {
	t.Helper()
	document, err := gqlparser.LoadQueryWithRules(schema, query, nil)
	if err != nil {
		t.Fatal(err)
	}
	operation := &graphql.OperationContext{
		Doc: document, Operation: document.Operations[0], Variables: map[string]any{},
		RecoverFunc: func(_ context.Context, cause any) error { return fmt.Errorf("panic: %v", cause) },
	}
	ctx := graphql.WithResponseContext(graphql.WithOperationContext(t.Context(), operation),
		graphql.DefaultErrorPresenter, operation.RecoverFunc)
	root := graphql.CollectFields(operation, document.Operations[0].SelectionSet, []string{"Query"})[0]
	ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Field: root})
	return ctx, operation, root.Selections
}

func written(value graphql.Marshaler) string {
	var text strings.Builder
	value.MarshalGQL(&text)
	return text.String()
}

func TestObject(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{`{ fund { code name } }`, `{"code":0,"name":1}`},
		{`{ fund { a: code b: code } }`, `{"a":0,"b":1}`},
		{`{ fund { code ... on Fund { code name } } }`, `{"code":0,"name":1}`},
		{`{ fund { code @skip(if: true) } }`, `{}`},
		{`{ fund { code @skip(if: true) name } }`, `{"name":0}`},
	} {
		t.Run(c.query, func(t *testing.T) {
			_, operation, selections := operation(t, c.query)
			var steps Steps
			object := steps.At(operation, selections, fund).Object()
			for i := range object.Values {
				object.Values[i] = graphql.MarshalInt(i)
			}
			if got := written(object); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			if steps.At(operation, selections, fund) != object.step {
				t.Error("another object of the step has a step of its own")
			}
		})
	}
}

// TestTwice shows that a member that was collected twice stands in the answer once, with the first value.
func TestTwice(t *testing.T) {
	field := graphql.CollectedField{Field: &ast.Field{Alias: "name"}}
	object := newStep([]graphql.CollectedField{field, field}).Object()
	object.Values[0], object.Values[1] = graphql.True, graphql.False
	if got, want := written(object), `{"name":true}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestArguments(t *testing.T) {
	_, operation, _ := operation(t, `{ fund(first: 3) { code } }`)
	field := operation.Operation.SelectionSet[0].(*ast.Field)
	var steps Steps
	fault, reads := errors.New("wrong"), 0
	read := func() (map[string]any, error) {
		if reads++; reads == 1 {
			return nil, fault
		}
		return field.ArgumentMap(nil), nil
	}
	if _, err := steps.Arguments(field, read); !errors.Is(err, fault) {
		t.Errorf("%v, want the fault of reading them", err)
	}
	for range 2 {
		if arguments, err := steps.Arguments(field, read); err != nil || arguments["first"] != int64(3) {
			t.Errorf("%v, %v", arguments, err)
		}
	}
	if reads != 2 {
		t.Errorf("read %d times, want again after a fault and not after that", reads)
	}
}

// TestDispatch shows that the fields of a step's first object wait for each other, and those of the next are answered in order.
func TestDispatch(t *testing.T) {
	ctx, operation, selections := operation(t, `{ fund { code name } }`)
	var steps Steps
	first := steps.At(operation, selections, fund).Object()
	var all sync.WaitGroup
	all.Add(2)
	for i := range 2 {
		first.ResolveConcurrently(operation, i, true, func(context.Context) graphql.Marshaler {
			all.Done()
			all.Wait()
			return graphql.True
		})
	}
	first.Dispatch(ctx)

	next := steps.At(operation, selections, fund).Object()
	asked := 0
	for i := range 2 {
		next.ResolveConcurrently(operation, i, true, func(context.Context) graphql.Marshaler {
			asked++ // a race, were it not in order
			return graphql.MarshalInt(asked)
		})
	}
	next.Dispatch(ctx)
	if got, want := written(next), `{"code":1,"name":2}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestInvalid(t *testing.T) {
	for _, c := range []struct {
		name    string
		nonNull bool
		value   graphql.Marshaler
		want    uint32
	}{
		{"a value", true, graphql.True, 0},
		{"null where it may be", false, graphql.Null, 0},
		{"null where it must not be", true, graphql.Null, 1},
		{"null that a resolver must not give", false, graphql.RequiredNull, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, operation, selections := operation(t, `{ fund { code } }`)
			object := new(Steps).At(operation, selections, fund).Object()
			object.ResolveConcurrently(operation, 0, c.nonNull, func(context.Context) graphql.Marshaler { return c.value })
			object.Dispatch(ctx)
			if object.Invalids != c.want {
				t.Errorf("%d, want %d", object.Invalids, c.want)
			}
		})
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		query string
		mixed bool
	}{
		{`{ fund { code name } }`, false},
		{`{ fund { ...F } } fragment F on Fund { code }`, false},
		{`{ fund { ... on Fund { code } } }`, false},
		{`{ fund { ... on Named { name } } }`, true},
		{`{ fund { funder { name } } }`, true},
		{`{ fund { ...F } } fragment F on Fund { code ...G } fragment G on Fund { funder { ... on Fund { code } } }`, true},
	} {
		t.Run(c.query, func(t *testing.T) {
			ctx, operation, selections := operation(t, c.query)
			var steps Steps
			var all sync.WaitGroup
			all.Add(3)
			before := 0
			list := steps.List(ctx, operation, selections, 3, func(_ context.Context, i int) graphql.Marshaler {
				if c.mixed {
					all.Done()
					all.Wait()
				} else if before++; before != i+1 {
					t.Errorf("element %d was answered as number %d", i, before)
				}
				return graphql.MarshalInt(i)
			})
			if got, want := written(list), `[0,1,2]`; got != want {
				t.Errorf("%s, want %s", got, want)
			}
		})
	}
}

// TestPanics shows that a panic is an error at its place, and null there.
func TestPanics(t *testing.T) {
	ctx, operation, selections := operation(t, `{ fund { code } }`)
	var steps Steps
	list := steps.List(ctx, operation, selections, 2, func(ctx context.Context, i int) graphql.Marshaler {
		if i == 0 {
			panic("of an element")
		}
		object := steps.At(operation, selections, fund).Object()
		object.ResolveConcurrently(operation, 0, false, func(context.Context) graphql.Marshaler { panic("of a field") })
		object.Dispatch(ctx)
		return object
	})
	if got, want := written(list), `[null,{"code":null}]`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := graphql.GetErrors(ctx).Error(), "input: fund[0] panic: of an element\ninput: fund[1] panic: of a field\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestLeaf(t *testing.T) {
	for _, c := range []struct {
		name     string
		nullable bool
		value    func() graphql.Marshaler
		had      bool
	}{
		{"a value", false, func() graphql.Marshaler { return graphql.True }, true},
		{"null where it may be", true, func() graphql.Marshaler { return graphql.Null }, true},
		{"null where it must not be", false, func() graphql.Marshaler {
			graphql.AddInvalidNullError(Unheard, "String!")
			return graphql.Null
		}, false},
		{"a panic", true, func() graphql.Marshaler { panic(gqlerror.Errorf("no value")) }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, had := Leaf(c.nullable, c.value); had != c.had {
				t.Errorf("had %t, want %t", had, c.had)
			}
		})
	}
	if errs := graphql.GetErrors(Unheard); errs != nil {
		t.Errorf("heard of %v", errs)
	}
}

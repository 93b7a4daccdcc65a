package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestGenerated shows that the code that is built was rewritten: gqlgen run by itself leaves it as it was before.
func TestGenerated(t *testing.T) {
	code, err := os.ReadFile("../generated/generated.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, call := range replaced {
		if bytes.Contains(code, []byte(call)) {
			t.Errorf("the code calls %s: run make generate", call)
		}
	}
}

// TestUnknown shows that code of another form is refused.
func TestUnknown(t *testing.T) {
	for _, c := range []struct{ name, code, want string }{
		{"no field", "package generated\n", "no field that is a plain value"},
		{"a field alone", field("false"), "found no code of the form"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := rewritten([]byte(c.code)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want that there is %s", err, c.want)
			}
		})
	}
}

func TestLeaves(t *testing.T) {
	for _, c := range []struct {
		name, code string
		want       string // of the short way, "" for none
	}{
		{"nullable", field("false"), "answer.Leaf(true, "},
		{"not nullable", field("true"), "answer.Leaf(false, "},
		{"a list", strings.ReplaceAll(field("false"), "marshalORole2Role", "marshalORole2ᚕRole"), "answer.Leaf(false, "},
		{"written late", field("false") + "func (ec *executionContext) marshalORole2Role(v Role) {\n\tx()\n\treturn graphql.WrapContextMarshaler(ctx, v)\n}\n", ""},
		{"with an error", strings.ReplaceAll(field("false"), "obj.Role, nil", "obj.Role()"), ""},
		{"of a resolver", strings.ReplaceAll(field("false"), "field, true, false,", "field, true, true,"), ""},
		{"of a union", field("false") + "func (ec *executionContext) _Role(ctx context.Context, sel ast.SelectionSet, obj Role) graphql.Marshaler {\n}\n", ""},
		{"behind a directive", strings.ReplaceAll(field("false"), "\t\tnil,\n", "\t\tdirective,\n"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, err := leaves([]byte(c.code))
			switch {
			case c.want == "" && err == nil:
				t.Errorf("a short way was put before\n%s", code)
			case c.want != "" && (err != nil || !strings.Contains(string(code), c.want+"func() graphql.Marshaler {\n\t\treturn ec.marshalORole")):
				t.Errorf("%v, want %s in\n%s", err, c.want, code)
			}
		})
	}
}

// field is what gqlgen writes for a field.
func field(nonNull string) string {
	return `func (ec *executionContext) _Part_role(ctx context.Context, field graphql.CollectedField, obj *model.Part) (ret graphql.Marshaler) {
	return graphql.ResolveField(
		ctx,
		ec.OperationContext,
		field,
		func(ctx context.Context, field graphql.CollectedField) (*graphql.FieldContext, error) {
			return ec.fieldContext_Part_role(ctx, field)
		},
		func(ctx context.Context) (any, error) {
			return obj.Role, nil
		},
		nil,
		func(ctx context.Context, selections ast.SelectionSet, v Role) graphql.Marshaler {
			return ec.marshalORole2Role(ctx, selections, v)
		},
		true,
		` + nonNull + `,
	)
}
func (ec *executionContext) fieldContext_Part_role(_ context.Context, field graphql.CollectedField) (fc *graphql.FieldContext, err error) {
	return graphql.NewScalarFieldContext("Part", field, true, false, "Role")
}
`
}

// Rewrite has the code that gqlgen generated put answers together by package answer instead of gqlgen's own runtime. It rewrites
// the file in place and fails where a piece of code that it looks for is not there, as after an update of gqlgen that writes it in
// another way. Without it the code gives the same answers at a greater cost.
//
//	go run ./graph/rewrite graph/generated/generated.go
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"log"
	"os"
	"regexp"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: rewrite FILE")
	}
	if err := rewrite(os.Args[1]); err != nil {
		log.Fatal("rewrite: ", err)
	}
}

func rewrite(path string) error {
	code, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if code, err = rewritten(code); err != nil {
		return err
	}
	return os.WriteFile(path, code, 0o644) //nolint:gosec // as gqlgen writes it
}

// rewritten gives the code with all pieces rewritten.
func rewritten(code []byte) ([]byte, error) {
	leaf, err := leaves(code)
	if err != nil {
		return nil, err
	}
	code = leaf
	for _, piece := range pieces {
		if !piece.is.Match(code) {
			return nil, fmt.Errorf("found no code of the form %s", piece.is)
		}
		code = piece.is.ReplaceAll(code, []byte(piece.becomes))
	}
	for _, call := range replaced {
		if bytes.Contains(code, []byte(call)) {
			return nil, fmt.Errorf("a call of %s is left, in code of another form than what was rewritten", call)
		}
	}
	return format.Source(code)
}

// replaced are functions of gqlgen that are called no more when all is rewritten.
var replaced = []string{"graphql.NewFieldSet", "graphql.NewDeferredGroup", "graphql.MarshalSliceConcurrently"}

// pieces are the pieces of gqlgen's code (its templates object, field, type and generated) and what becomes of them.
var pieces = []struct {
	is      *regexp.Regexp
	becomes string
}{
	{regexp.MustCompile(`\t"math"\n`), ``}, // of which only deferred fields made use
	{regexp.MustCompile(`(\t"time"\n)(\t"verkosto/)`), "$1\t\"verkosto/graph/answer\"\n$2"},
	{ // a place for what the steps of an operation have in common
		regexp.MustCompile(`(type executionContext struct \{\n.*\n)\}`), "$1\tsteps answer.Steps\n}",
	},
	{
		regexp.MustCompile(`\tfields := (graphql\.CollectFields\()(ec\.OperationContext, sel, \w+\))((?:\n.*){0,4}\n)\tout := graphql\.NewFieldSet\(fields\)\n\tdeferred := graphql\.NewDeferredGroup\(ctx\)\n\tfor i, field := range fields \{`),
		"\tstep := ec.steps.At($2$3\tout := step.Object()\n\tfor i := range step.Fields {\n\t\tfield := &step.Fields[i]",
	},
	{regexp.MustCompile(`(RootFieldContext\{\n\t+Object: +field\.Name,\n\t+Field: +)field,`), "$1*field,"},
	{regexp.MustCompile(`((?:return|=) ec\._\w+\(ctx, )field((?:, obj)?\)\n)`), "$1*field$2"},
	{regexp.MustCompile(`(out\.ResolveConcurrently\(ec\.OperationContext, )&deferred, i,\n\t+true, `), "${1}i, "},
	{regexp.MustCompile(`(out\.ResolveRootConcurrently\(innerCtx, ec\.OperationContext, i,)\n\t+true, `), "$1 "},
	{regexp.MustCompile(`\n\tif n := len\(deferred\.Defers\); n > 0 \{\n.*\n.*\n\t\}\n`), ""},
	{
		regexp.MustCompile(`graphql\.MarshalSliceConcurrently\(ctx, len\(v\), 0, false, `),
		"ec.steps.List(ctx, ec.OperationContext, sel, len(v), ",
	},
	{
		regexp.MustCompile(`fc\.Args, err = (ec\.field_\w+_args\(ctx, field\.ArgumentMap\(ec\.Variables\)\)); err`),
		"fc.Args, err = ec.steps.Arguments(field.Field, func() (map[string]any, error) {\n\t\treturn $1\n\t}); err",
	},
}

var (
	// contexts are functions that make the context of a field without arguments whose type has no fields.
	contexts = regexp.MustCompile(`\) fieldContext_(\w+)\(.*\n\treturn graphql\.NewScalarFieldContext\(.*, (?:true|false), false, .*\)\n`)
	// composites are functions that answer a type with fields, or one that may be several such: for its fields there is a context.
	composites = regexp.MustCompile(`\) _(\w+)\(ctx context\.Context, sel ast\.SelectionSet, `)
	// marshallers are functions that write values which can go wrong only then.
	marshallers = regexp.MustCompile(`\) (marshal[^(]+)\(.*\n(?:[^}\n].*\n|\n)*?\treturn graphql\.WrapContextMarshaler`)
	// plain are functions that resolve a field by what an object holds.
	plain = regexp.MustCompile(`(func \(ec \*executionContext\) _(\w+)\(.*\n)(\treturn graphql\.ResolveField\((?:\n.*){6}` +
		`\n\t\tfunc\(ctx context\.Context\) \(any, error\) \{\n\t\t\treturn (obj\.[\w.]+(?:\(\))?), nil\n\t\t\},\n\t\tnil,` +
		`\n.*\n\t\t\treturn ec\.(marshal[NO]([^(]+?)2[^(]+)\(.*\n\t\t\},\n\t\ttrue,\n\t\t(true|false),\n\t\)\n)`)
)

// listMark is what names of functions have in the place of [].
const listMark = "ᚕ"

// short is the short way to a plain value, between the head of a function and its body. A list may be null for an element's sake.
const short = `%s	if leaf, had := answer.Leaf(%t, func() graphql.Marshaler {
		return ec.%s(answer.Unheard, field.Selections, %s)
	}); had {
		return leaf
	}
%s`

// leaves puts the short way before fields that are plain values of their object.
func leaves(code []byte) ([]byte, error) {
	scalar, composite, late, found := make(map[string]bool), make(map[string]bool), make(map[string]bool), 0
	for _, match := range contexts.FindAllSubmatch(code, -1) {
		scalar[string(match[1])] = true
	}
	for _, match := range composites.FindAllSubmatch(code, -1) {
		composite[string(match[1])] = true
	}
	for _, match := range marshallers.FindAllSubmatch(code, -1) {
		late[string(match[1])] = true
	}
	code = plain.ReplaceAllFunc(code, func(function []byte) []byte {
		match := plain.FindSubmatch(function)
		head, name, body, value, marshal, kind, nonNull := match[1], match[2], match[3], match[4], match[5], match[6], match[7]
		if !scalar[string(name)] || composite[string(kind)] || late[string(marshal)] {
			return function
		}
		found++
		nullable := string(nonNull) == "false" && !bytes.Contains(marshal, []byte(listMark))
		return fmt.Appendf(nil, short, head, nullable, marshal, value, body)
	})
	if found == 0 {
		return nil, fmt.Errorf("found no field that is a plain value")
	}
	return code, nil
}

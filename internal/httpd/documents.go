package httpd

import (
	"context"
	"errors"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// documents turns queries into documents that may be executed.
type documents struct {
	schema *ast.Schema
	limits Limits
	rules  []core.Rule
	silent []core.Rule                // the same, but for saying what might have been meant
	kept   *cache[*ast.QueryDocument] // by text: the memory that a document takes grows with it
}

func newDocuments(schema *ast.Schema, limits Limits) *documents {
	return &documents{
		schema: schema,
		limits: limits,
		rules:  validationRules(true),
		silent: validationRules(false),
		kept:   newCache[*ast.QueryDocument](limits.CacheBytes),
	}
}

// admit gives the validated document of a query, or what is wrong with it. The
// document may be shared with other requests and must not be changed. What is wrong is said with what in the schema
// might have been meant, or without.
func (d *documents) admit(query string, suggest bool) (*ast.QueryDocument, gqlerror.List) {
	if doc, ok := d.kept.get(query); ok {
		return doc, nil
	}
	if err := scan(query, d.limits); err != nil {
		return nil, gqlerror.List{err}
	}
	doc, err := parse(query)
	if err != nil {
		return nil, gqlerror.List{err}
	}
	if err := walk(doc, d.limits); err != nil {
		return nil, gqlerror.List{err}
	}
	with := d.silent
	if suggest {
		with = d.rules
	}
	if errs := validate(d.schema, doc, with, d.limits); len(errs) > 0 {
		if !suggest {
			withoutNames(errs, query)
		}
		return nil, errs
	}
	d.kept.add(query, doc, len(query))
	return doc, nil
}

func parse(query string) (*ast.QueryDocument, *gqlerror.Error) {
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		if syntax, ok := errors.AsType[*gqlerror.Error](err); ok {
			return nil, withCode(syntax, ParseFailed)
		}
		return nil, refuse(ParseFailed, "the query is not valid GraphQL")
	}
	if len(doc.Operations) == 0 {
		return nil, refuse(ParseFailed, "the query holds no operation; write one such as { __typename }")
	}
	return doc, nil
}

// chooseOperation gives the operation of a document that a request means.
func chooseOperation(doc *ast.QueryDocument, name string) (*ast.OperationDefinition, *gqlerror.Error) {
	operation := doc.Operations.ForName(name)
	switch {
	case operation == nil && name == "":
		return nil, refuse(BadRequest, "the query holds several operations; name one of them in operationName")
	case operation == nil:
		return nil, refuse(BadRequest, "the query holds no operation of the name in operationName")
	}
	return operation, nil
}

// admittedKey is where a request's context carries its validated document.
type admittedKey struct{}

// admitted hands gqlgen's executor the document that a request was admitted with. The
// executor looks into its query cache before it parses and validates by itself; with
// this in the cache's place it never does.
type admitted struct{}

// Get gives the document of the context's request.
func (admitted) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	doc, ok := ctx.Value(admittedKey{}).(*ast.QueryDocument)
	return doc, ok
}

// Add does nothing: documents are kept before the executor sees them.
func (admitted) Add(context.Context, string, *ast.QueryDocument) {}

package httpd

import (
	"container/list"
	"context"
	"errors"
	"sync"

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
	kept   *documentCache
}

func newDocuments(schema *ast.Schema, limits Limits) *documents {
	return &documents{
		schema: schema,
		limits: limits,
		rules:  validationRules(),
		kept:   newDocumentCache(limits.CacheBytes),
	}
}

// admit gives the validated document of a query, or what is wrong with it. The
// document may be shared with other requests and must not be changed.
func (d *documents) admit(query string) (*ast.QueryDocument, gqlerror.List) {
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
	if errs := validate(d.schema, doc, d.rules, d.limits); len(errs) > 0 {
		return nil, errs
	}
	d.kept.add(query, doc)
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
	case operation.Operation == ast.Subscription:
		return nil, refuse(BadRequest, "subscriptions are not served over POST; send a query or a mutation")
	}
	return operation, nil
}

// documentCache keeps the documents of the queries asked last, up to a total length of
// their text: the memory that a document takes grows with its query's length.
type documentCache struct {
	mu      sync.Mutex
	room    int // bytes of query text that may still be kept
	entries map[string]*list.Element
	recent  list.List // of *cachedDocument, the one asked for last in front
}

type cachedDocument struct {
	query string
	doc   *ast.QueryDocument
}

func newDocumentCache(bytes int) *documentCache {
	return &documentCache{room: bytes, entries: make(map[string]*list.Element)}
}

func (c *documentCache) get(query string) (*ast.QueryDocument, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, ok := c.entries[query]
	if !ok {
		return nil, false
	}
	c.recent.MoveToFront(element)
	return element.Value.(*cachedDocument).doc, true
}

func (c *documentCache) add(query string, doc *ast.QueryDocument) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.entries[query]; ok {
		return
	}
	c.entries[query] = c.recent.PushFront(&cachedDocument{query, doc})
	c.room -= len(query)
	for c.room < 0 {
		oldest := c.recent.Remove(c.recent.Back()).(*cachedDocument)
		delete(c.entries, oldest.query)
		c.room += len(oldest.query)
	}
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

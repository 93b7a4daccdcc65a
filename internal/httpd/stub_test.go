package httpd

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/internal/network"
)

// The schema that the tests ask: small, with everything in it that a limit is about.
const stubSource = `
	type Query {
		node(id: ID!): Node
		project(code: String): Project
		projects(first: Int = 20, filter: Filter): [Project!]!
		broken: String
		missing: Project
		panicking: String
		slow: String
		total(of: Float, big: Decimal): Int!
	}
	type Mutation { rename(id: ID!, name: String!): Project }
	type Subscription { changed: Project }
	interface Node { id: ID! }
	type Project implements Node {
		id: ID!
		name(language: Language): String!
		partners(first: Int = 20): [Organisation!]!
	}
	type Organisation implements Node {
		id: ID!
		name: String!
		home: String!
		projects(first: Int = 20): [Project!]!
	}
	input Filter { and: [Filter!], not: Filter, text: String, year: Int, language: Language }
	enum Language { FINNISH SWEDISH ENGLISH }
	scalar Decimal
`

// stub is an executable schema that answers every field with something that fits its
// type, but for those with a resolver of their own.
type stub struct {
	schema    *ast.Schema
	resolvers map[string]func(context.Context) (any, error)
	changed   func(alias string) // is told of each mutation that is carried out
}

func newStub(tb testing.TB) *stub {
	tb.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "stub.graphqls", Input: stubSource})
	if err != nil {
		tb.Fatal(err)
	}
	return &stub{schema: schema, resolvers: map[string]func(context.Context) (any, error){
		"broken": func(context.Context) (any, error) {
			return nil, errors.New("dial 10.1.2.3: connection refused")
		},
		"missing": func(context.Context) (any, error) {
			return nil, network.Errorf(network.NotFound, "no project has this code")
		},
		"panicking": func(context.Context) (any, error) { panic("a secret of the house") },
		"slow": func(ctx context.Context) (any, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		},
		"__type":   func(context.Context) (any, error) { return nil, nil },
		"__schema": func(context.Context) (any, error) { return nil, nil },
	}}
}

func (s *stub) Schema() *ast.Schema { return s.schema }

func (s *stub) Complexity(_ context.Context, _, field string, below int, args map[string]any) (int, bool) {
	switch field {
	case "projects", "partners":
		first, _ := args["first"].(int64)
		return int(first) * (1 + below), true
	}
	return 0, false
}

func (s *stub) Exec(ctx context.Context) graphql.ResponseHandler {
	operation := graphql.GetOperationContext(ctx)
	root := map[ast.Operation]*ast.Definition{
		ast.Query: s.schema.Query, ast.Mutation: s.schema.Mutation,
	}[operation.Operation.Operation]
	answered := false
	return func(ctx context.Context) *graphql.Response {
		if answered {
			return nil
		}
		answered = true
		var data bytes.Buffer
		s.object(ctx, operation, operation.Operation.SelectionSet, root, &data)
		return &graphql.Response{Data: data.Bytes()}
	}
}

func (s *stub) object(ctx context.Context, operation *graphql.OperationContext, set ast.SelectionSet, of *ast.Definition, to *bytes.Buffer) {
	satisfies := append([]string{of.Name}, of.Interfaces...)
	to.WriteByte('{')
	for i, field := range graphql.CollectFields(operation, set, satisfies) {
		if i > 0 {
			to.WriteByte(',')
		}
		to.WriteString(strconv.Quote(field.Alias) + ":")
		s.field(ctx, operation, field, of, to)
	}
	to.WriteByte('}')
}

func (s *stub) field(ctx context.Context, operation *graphql.OperationContext, field graphql.CollectedField, of *ast.Definition, to *bytes.Buffer) {
	if field.Name == "__typename" {
		to.WriteString(strconv.Quote(of.Name))
		return
	}
	if resolve := s.resolvers[field.Name]; resolve != nil {
		s.resolved(ctx, resolve, to)
		return
	}
	kind := s.schema.Types[field.Definition.Type.Name()]
	list := field.Definition.Type.Elem != nil
	if kind.IsCompositeType() && !s.counted(ctx, operation, field) {
		to.WriteString("null")
		return
	}
	if list {
		to.WriteByte('[')
	}
	switch {
	case kind.Name == "Node":
		s.object(ctx, operation, field.Selections, s.schema.Types["Project"], to)
	case kind.Kind == ast.Object:
		s.object(ctx, operation, field.Selections, kind, to)
	case kind.Name == "Int":
		to.WriteByte('1')
	default:
		to.WriteString(`"something"`)
	}
	if list {
		to.WriteByte(']')
	}
}

// counted has the server count an object as it counts those of generated code.
func (s *stub) counted(ctx context.Context, operation *graphql.OperationContext, field graphql.CollectedField) bool {
	ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Field: field})
	_, err := operation.ResolverMiddleware(ctx, func(context.Context) (any, error) {
		if field.ObjectDefinition == s.schema.Mutation && s.changed != nil {
			s.changed(field.Alias)
		}
		return []string{field.Name}, nil
	})
	if err != nil {
		graphql.AddError(ctx, err)
	}
	return err == nil
}

func (s *stub) resolved(ctx context.Context, resolve func(context.Context) (any, error), to *bytes.Buffer) {
	defer func() {
		if cause := recover(); cause != nil {
			graphql.AddError(ctx, graphql.GetOperationContext(ctx).Recover(ctx, cause))
			to.WriteString("null")
		}
	}()
	value, err := resolve(ctx)
	if err != nil {
		graphql.AddError(ctx, err)
	}
	encoded, _ := json.Marshal(value)
	to.Write(encoded)
}

// newServer makes a server on the stub schema. The change may be nil.
func newServer(tb testing.TB, change func(*Config)) *Server {
	tb.Helper()
	config := Config{
		Schema: newStub(tb),
		Limits: DefaultLimits(),
		Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
	}
	if change != nil {
		change(&config)
	}
	server, err := New(config)
	if err != nil {
		tb.Fatal(err)
	}
	return server
}

// post sends a body as a modern GraphQL client does, with headers changed as given in pairs.
func post(server *Server, body string, headers ...string) *httptest.ResponseRecorder {
	request := newRequest(http.MethodPost, "/graphql", body)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", graphqlMedia)
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	server.Handler().ServeHTTP(recorder, request)
	return recorder
}

func newRequest(method, path, body string) *http.Request {
	return httptest.NewRequestWithContext(context.Background(), method, path, strings.NewReader(body))
}

// asBody puts a query into a request's body.
func asBody(query string) string {
	body, _ := json.Marshal(map[string]string{"query": query})
	return string(body)
}

// reply is what the tests look at in an answer.
type reply struct {
	Data   json.RawMessage `json:"data"`
	Errors []struct {
		Message    string         `json:"message"`
		Extensions map[string]any `json:"extensions"`
	} `json:"errors"`
	Extensions map[string]any `json:"extensions"`
}

func (r reply) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	code, _ := r.Errors[0].Extensions["code"].(string)
	return code
}

func read(tb testing.TB, recorder *httptest.ResponseRecorder) reply {
	tb.Helper()
	var r reply
	if err := json.Unmarshal(recorder.Body.Bytes(), &r); err != nil {
		tb.Fatalf("answer is no JSON: %v\n%s", err, recorder.Body)
	}
	return r
}

package differential_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"testing"

	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"verkosto/graph"
	"verkosto/internal/httpd"
	"verkosto/internal/network"
	"verkosto/internal/observe"
	"verkosto/internal/query"
)

const nestedBody = `{"query":"query Nested { projects(first: 3) { nodes { participations { nodes { role organisation { name } } } } } }"}`

// embeddedTrace and neo4jTrace are the spans of nested: a level each for the projects, their participations and
// the organisations of those, however many they are, and one call to the store under each.
const (
	embeddedTrace = `graphql
  query Nested
    Query.projects
      Project.participations
        Participation.organisation
          store.Nodes
        store.List
      store.List
`
	neo4jTrace = `graphql
  query Nested
    Query.projects
      Project.participations
        Participation.organisation
          store.Nodes
            statement.nodes
        store.List
          statement.list_of
      store.List
        statement.list_branch
`
)

func TestTraces(t *testing.T) {
	tests := []struct {
		name string
		open func(testing.TB) network.Store
		want string
	}{
		{"embedded", openEmbedded, embeddedTrace},
		{"neo4j", openNeo4j, neo4jTrace},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			store := test.open(t)
			for batch, err := range sample() {
				if err != nil {
					t.Fatal(err)
				}
				if _, err := store.Apply(t.Context(), batch); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := store.Meta(t.Context()); err != nil { // so that the schema has been looked at
				t.Fatal(err)
			}
			spans := new(tracetest.InMemoryExporter)
			handler := traced(t, store, spans)
			if answer := askTraced(t, handler, ""); answer.Code != http.StatusOK || strings.Contains(answer.Body.String(), "errors") {
				t.Fatalf("got %d: %s", answer.Code, answer.Body)
			}
			if got := treeOf(spans.GetSpans()); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
			for _, span := range spans.GetSpans() {
				for _, attribute := range span.Attributes {
					if strings.Contains(attribute.Value.String(), "project:") || strings.Contains(attribute.Value.String(), "MATCH") {
						t.Errorf("%s tells a value: %v", span.Name, attribute)
					}
				}
			}
		})
	}
}

// TestTraceParents wants the traces of those to be continued who are believed, and of no one else.
func TestTraceParents(t *testing.T) {
	const parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
	store := openEmbedded(t)
	tests := []struct {
		name      string
		from      []netip.Prefix
		parent    string
		continued bool
		recorded  bool
	}{
		{"believed", []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}, parent, true, true},
		{"believed and not sampled", []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}, strings.TrimSuffix(parent, "01") + "00", true, false},
		{"believed and broken", []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}, "00-zz-00f067aa0ba902b7-01", false, true},
		{"from elsewhere", []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}, parent, false, true},
		{"from anywhere, without a list", nil, parent, false, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			spans := new(tracetest.InMemoryExporter)
			askTraced(t, traced(t, store, spans, test.from...), test.parent)
			found := spans.GetSpans()
			if (len(found) > 0) != test.recorded {
				t.Fatalf("%d spans are recorded", len(found))
			}
			if test.recorded && (found[0].SpanContext.TraceID().String() == "4bf92f3577b34da6a3ce929d0e0e4736") != test.continued {
				t.Errorf("the trace is %s", found[0].SpanContext.TraceID())
			}
		})
	}
}

// traced serves a store whose traces go to an exporter.
func traced(t *testing.T, store network.Store, spans sdk.SpanExporter, from ...netip.Prefix) http.Handler {
	t.Helper()
	provider := sdk.NewTracerProvider(sdk.WithSyncer(spans), sdk.WithSampler(sdk.ParentBased(sdk.AlwaysSample())))
	observer := observe.New(observe.Options{Tracer: provider.Tracer("test"), TraceFrom: from})
	server, err := httpd.New(httpd.Config{Schema: graph.NewSchema(query.New(observer.Store(store), query.Options{}), nil), Observer: observer, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return server.Handler()
}

func askTraced(t *testing.T, handler http.Handler, parent string) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(nestedBody)) // from 192.0.2.1
	request.Header.Set("Content-Type", "application/json")
	if parent != "" {
		request.Header.Set("Traceparent", parent)
	}
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	return answer
}

// treeOf writes spans as a tree of their names, those of one parent in the order of their names.
func treeOf(spans tracetest.SpanStubs) string {
	children := make(map[trace.SpanID][]tracetest.SpanStub)
	for _, span := range spans {
		children[span.Parent.SpanID()] = append(children[span.Parent.SpanID()], span)
	}
	var tree strings.Builder
	var write func(trace.SpanID, string)
	write = func(parent trace.SpanID, indent string) {
		slices.SortFunc(children[parent], func(a, b tracetest.SpanStub) int { return strings.Compare(a.Name, b.Name) })
		for _, span := range children[parent] {
			tree.WriteString(indent + span.Name + "\n")
			write(span.SpanContext.SpanID(), indent+"  ")
		}
	}
	write(trace.SpanID{}, "")
	return tree.String()
}

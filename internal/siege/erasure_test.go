package siege_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"verkosto/internal/export"
	"verkosto/internal/httpd"
	"verkosto/internal/network"
	"verkosto/internal/observe"
	"verkosto/internal/store/storetest"
)

// TestErasedLeaveNoTrace erases someone from a server that is asked about that person, before and after: nobody is told any more in
// answers and exports, and neither the log, nor the slow operations in it, nor traces ever hold the name.
func TestErasedLeaveNoTrace(t *testing.T) {
	onEachStore(t, planting(), func(t *testing.T, store network.Store) {
		s, spans := newTarget(t, store), tracetest.NewInMemoryExporter()
		provider := sdktrace.NewTracerProvider(sdktrace.WithSyncer(spans))
		defer func() { _ = provider.Shutdown(t.Context()) }() // it keeps nothing outside memory
		observer := observe.New(observe.Options{
			Slow: time.Nanosecond, Tracer: provider.Tracer("test"), Log: slog.New(slog.NewJSONHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		})
		s.store = observer.Store(store)
		s.serve(t, func(c *httpd.Config) { c.Limits, c.Observer = unlimited(), observer })

		if told := told(answers(t, s)); len(told) < len(storetest.ErasedTraces)-1 {
			t.Fatalf("before the erasure answers tell only %q: the test would overlook leaks", told)
		}
		if _, err := s.store.Apply(t.Context(), network.Batch{Erase: []network.Erasure{{Person: storetest.Erased.ID}}}); err != nil {
			t.Fatal(err)
		}
		if told := told(answers(t, s)); told != nil {
			t.Errorf("after the erasure answers tell %q", told)
		}
		observer.Wait()
		log := s.log.take()
		if !bytes.Contains(log, []byte("slow operation")) {
			t.Error("no slow operation is logged")
		}
		if told := told(log); told != nil {
			t.Errorf("the log tells %q", told)
		}
		if found := spans.GetSpans(); len(found) == 0 {
			t.Error("nothing is traced")
		} else if told := told([]byte(fmt.Sprintf("%+v", found.Snapshots()))); told != nil {
			t.Errorf("traces tell %q", told)
		}
	})
}

func planting() []network.Batch { return append(sample(), storetest.PlantErased()...) }

// answers gives what the server answers to questions about the person, and all exports.
func answers(t *testing.T, s *target) []byte {
	t.Helper()
	var all []byte
	for _, query := range []string{
		fmt.Sprintf(`{node(id:%q){... on Person{name email phone citations(first:9){nodes{evidence fields{evidence stated}}}}}}`, storetest.Erased.ID),
		`{search(text:"kortepohja",first:9){edges{highlights{fragments{text}} node{id ... on Person{name} ... on Project{summary}}}}}`,
		`{people(filter:{text:"Ylermi"},first:9){nodes{id name}}}`,
		`{project(code:"S1"){name summary participations{nodes{contacts{nodes{id name}}}} citations(first:50){nodes{evidence}} annotations(first:9){nodes{text}}}}`,
	} {
		status, answer := s.ask(admin, query)
		if status != http.StatusOK || bytes.Contains(answer, []byte("GRAPHQL_")) {
			t.Fatalf("%s: status %d: %s", query, status, answer)
		}
		all = append(all, withCursors(answer)...)
	}
	for _, format := range export.Formats() {
		_, file := s.send(admin, http.MethodGet, "/export/network."+format.Extension, "")
		all = append(all, opened(t, file)...)
	}
	_, file := s.send(admin, http.MethodGet, "/export/network.jsonl", "")
	return append(all, file...)
}

// told gives the traces of the person that a text has.
func told(text []byte) []string {
	var found []string
	for _, trace := range storetest.ErasedTraces {
		if strings.Contains(strings.ToLower(string(text)), trace) {
			found = append(found, trace)
		}
	}
	return found
}

package observe_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"reflect"
	"regexp"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"verkosto/internal/network"
	"verkosto/internal/observe"
)

// TestEveryMethodIsWatched calls every method of the contract on a store that has none: each must be counted before it
// fails. A method that was added and not wrapped goes straight to the store and isn't.
func TestEveryMethodIsWatched(t *testing.T) {
	for _, contract := range []reflect.Type{reflect.TypeFor[network.Reader](), reflect.TypeFor[network.Writer]()} {
		for i := range contract.NumMethod() {
			method := contract.Method(i)
			metrics := observe.NewMetrics(observe.Build{})
			store := observe.New(observe.Options{Metrics: metrics}).Store(noStore{})
			call(t, reflect.ValueOf(store).MethodByName(method.Name))
			if got := methodIn(metrics); got != method.Name {
				t.Errorf("%s is counted as %q: wrap it in store.go", method.Name, got)
			}
		}
	}
}

// noStore is a store whose methods all panic.
type noStore struct{ network.Store }

// call calls a method with zero values, and expects the panic of a store that isn't there.
func call(t *testing.T, method reflect.Value) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Error("the store was not called")
		}
	}()
	arguments := []reflect.Value{reflect.ValueOf(context.Background())}
	for i := 1; i < method.Type().NumIn(); i++ {
		arguments = append(arguments, reflect.Zero(method.Type().In(i)))
	}
	method.Call(arguments)
}

var methodLabel = regexp.MustCompile(`verkosto_store_call_seconds_count\{method="(\w+)"`)

// methodIn gives the only method that was counted, "" where there is none.
func methodIn(metrics *observe.Metrics) string {
	answer := httptest.NewRecorder()
	metrics.Handler().ServeHTTP(answer, httptest.NewRequestWithContext(context.Background(), http.MethodGet, "/metrics", http.NoBody))
	found := methodLabel.FindStringSubmatch(answer.Body.String())
	if found == nil {
		return ""
	}
	return found[1]
}

func TestApplyIsCounted(t *testing.T) {
	metrics := observe.NewMetrics(observe.Build{})
	store := observe.New(observe.Options{Metrics: metrics}).Store(applied{})
	if _, err := store.Apply(t.Context(), network.Batch{Complete: []network.ID{"source:x/1", "source:x/2"}}); err != nil {
		t.Fatal(err)
	}
	gatherer, err := metrics.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for metric, want := range map[string]int{"verkosto_applied_nodes_total": 3, "verkosto_applied_batches_total": 1, "verkosto_imported_sources_total": 1} {
		if got, err := testutil.GatherAndCount(gatherer, metric); err != nil || got != want {
			t.Errorf("%s has %d series, %v; want %d", metric, got, err, want)
		}
	}
}

type applied struct{ network.Store }

func (applied) Apply(context.Context, network.Batch) (network.Change, error) {
	return network.Change{Version: 2, Added: 5}, nil
}

package observe_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"verkosto/internal/httpd"
	"verkosto/internal/network"
	"verkosto/internal/observe"
)

func TestMetrics(t *testing.T) {
	metrics := observe.NewMetrics(observe.Build{Version: "v1", Commit: "abc", Go: "go1"})
	metrics.Watch(observe.Figures{
		Meta: func(context.Context) (network.Meta, error) {
			return network.Meta{Version: 7, Counts: map[network.Kind]int{network.KindProject: 3}}, nil
		},
		MemoHits:      func() float64 { return 4 },
		Subscriptions: func() float64 { return 2 },
	})
	observer := observe.New(observe.Options{Metrics: metrics})
	exchange(t, observer, httpd.Exchange{Route: "graphql", Status: 200, Bytes: 10, Took: 3 * time.Millisecond})
	exchange(t, observer, httpd.Exchange{Route: "graphql", Status: 400, Bytes: 5, Code: network.LimitExceeded, Limit: "Depth", Took: time.Millisecond})
	exchange(t, observer, httpd.Exchange{Route: "graphql", Status: 101, Long: true, Took: time.Hour})
	operation(observer, httpd.Operation{Name: "Partners", Kind: "query", Outcome: httpd.Complete, Cost: httpd.Cost{Requested: 12, Limit: 100}, Took: time.Millisecond})
	operation(observer, httpd.Operation{Name: "Partners", Kind: "query", Outcome: httpd.Partial, Code: network.Timeout, Took: time.Second})
	operation(observer, httpd.Operation{Outcome: httpd.Failed})

	gatherer, err := metrics.Gather()
	if err != nil {
		t.Fatal(err)
	}
	want := `
# HELP verkosto_data_version Version of the data.
# TYPE verkosto_data_version gauge
verkosto_data_version 7
# HELP verkosto_http_errors_total Requests that were answered with an error, by the code of the first.
# TYPE verkosto_http_errors_total counter
verkosto_http_errors_total{code="LIMIT_EXCEEDED"} 1
# HELP verkosto_http_requests_in_flight Requests that are being answered, open streams among them.
# TYPE verkosto_http_requests_in_flight gauge
verkosto_http_requests_in_flight 0
# HELP verkosto_http_requests_total Requests by route and class of status.
# TYPE verkosto_http_requests_total counter
verkosto_http_requests_total{route="graphql",status="1xx"} 1
verkosto_http_requests_total{route="graphql",status="2xx"} 1
verkosto_http_requests_total{route="graphql",status="4xx"} 1
# HELP verkosto_limit_hits_total Requests that went beyond a limit.
# TYPE verkosto_limit_hits_total counter
verkosto_limit_hits_total{limit="Depth"} 1
# HELP verkosto_memo_hits_total Analyses that had been worked out already.
# TYPE verkosto_memo_hits_total counter
verkosto_memo_hits_total 4
# HELP verkosto_nodes Nodes of the network, by kind.
# TYPE verkosto_nodes gauge
verkosto_nodes{kind="PROJECT"} 3
# HELP verkosto_operation_cost_total Prices of GraphQL operations added up, by name.
# TYPE verkosto_operation_cost_total counter
verkosto_operation_cost_total{operation="Partners"} 12
# HELP verkosto_operations_total GraphQL operations by name and outcome.
# TYPE verkosto_operations_total counter
verkosto_operations_total{operation="Partners",outcome="complete"} 1
verkosto_operations_total{operation="Partners",outcome="partial"} 1
verkosto_operations_total{operation="other",outcome="failed"} 1
# HELP verkosto_store_up 1 while the store can be read, 0 otherwise.
# TYPE verkosto_store_up gauge
verkosto_store_up 1
# HELP verkosto_subscriptions Open subscriptions.
# TYPE verkosto_subscriptions gauge
verkosto_subscriptions 2
`
	err = testutil.GatherAndCompare(gatherer, strings.NewReader(want),
		"verkosto_data_version", "verkosto_http_errors_total", "verkosto_http_requests_in_flight", "verkosto_http_requests_total",
		"verkosto_limit_hits_total", "verkosto_memo_hits_total", "verkosto_nodes", "verkosto_operation_cost_total",
		"verkosto_operations_total", "verkosto_store_up", "verkosto_subscriptions")
	if err != nil {
		t.Error(err)
	}
	count, err := testutil.GatherAndCount(gatherer, "verkosto_http_request_seconds")
	if err != nil || count != len(httpd.Routes()) {
		t.Errorf("got %d routes, %v; want all from the start", count, err)
	}
}

func TestMetricsStayBounded(t *testing.T) {
	metrics := observe.NewMetrics(observe.Build{})
	observer := observe.New(observe.Options{Metrics: metrics})
	for i := range 10_000 {
		operation(observer, httpd.Operation{Name: fmt.Sprintf("Name%d", i), Kind: "query", Outcome: httpd.Complete})
		exchange(t, observer, httpd.Exchange{Route: "graphql", Status: 400 + i%200, Code: network.Code(fmt.Sprintf("CODE%d", i)), Limit: fmt.Sprintf("Limit%d", i)})
	}
	gatherer, err := metrics.Gather()
	if err != nil {
		t.Fatal(err)
	}
	count, err := testutil.GatherAndCount(gatherer)
	if err != nil || count > 600 {
		t.Errorf("after 10,000 names, codes and limits there are %d series, %v", count, err)
	}
}

func TestStoreThatIsAway(t *testing.T) {
	metrics := observe.NewMetrics(observe.Build{})
	asked := 0
	metrics.Watch(observe.Figures{Meta: func(ctx context.Context) (network.Meta, error) {
		asked++
		if _, bounded := ctx.Deadline(); !bounded {
			t.Error("the store is asked without a deadline")
		}
		return network.Meta{}, errors.New("away")
	}})
	for range 3 {
		answer := httptest.NewRecorder()
		metrics.Handler().ServeHTTP(answer, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", http.NoBody))
		body := answer.Body.String()
		if answer.Code != http.StatusOK || !strings.Contains(body, "verkosto_store_up 0") || strings.Contains(body, "verkosto_data_version") {
			t.Errorf("got %d:\n%s", answer.Code, body)
		}
	}
	if asked != 1 {
		t.Errorf("the store was asked %d times, want once in ten seconds", asked)
	}
}

func exchange(t *testing.T, observer *observe.Observer, of httpd.Exchange) {
	_, over := observer.Request(httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", http.NoBody))
	over(of)
}

func operation(observer *observe.Observer, of httpd.Operation) {
	_, over := observer.Operation(context.Background())
	over(of)
}

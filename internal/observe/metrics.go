package observe

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"verkosto/internal/httpd"
	"verkosto/internal/network"
)

// namespace begins the name of every metric of ours.
const namespace = "verkosto"

// Room for names that come from outside of this package, each over all its metrics.
const (
	roomForOperations = 100
	roomForCodes      = 50
	roomForLimits     = 50
	roomForStatements = 150
)

var (
	latencies = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}
	prices    = []float64{1, 10, 100, 1_000, 10_000, 50_000, 100_000, 250_000, 1_000_000}
)

// Metrics are the figures of a server. They are safe for concurrent use.
type Metrics struct {
	registry *prometheus.Registry

	inFlight prometheus.Gauge
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	sent     *prometheus.CounterVec
	refused  *prometheus.CounterVec
	limits   *prometheus.CounterVec

	operations    *prometheus.CounterVec
	operationTook *prometheus.HistogramVec
	cost          prometheus.Histogram
	costs         *prometheus.CounterVec

	calls      *prometheus.HistogramVec
	statements *prometheus.HistogramVec
	running    prometheus.Gauge
	batches    *prometheus.CounterVec
	applied    *prometheus.CounterVec
	sources    prometheus.Counter

	operationNames, codeNames, limitNames, statementNames *Names
}

// Build tells which program the figures are of.
type Build struct{ Version, Commit, Go string }

// NewMetrics makes metrics that are all zero. The operations are names of operations that are always told apart,
// whatever clients call theirs.
func NewMetrics(build Build, operations ...string) *Metrics {
	m := &Metrics{
		registry:       prometheus.NewRegistry(),
		operationNames: NewNames(roomForOperations, operations...),
		codeNames:      NewNames(roomForCodes),
		limitNames:     NewNames(roomForLimits),
		statementNames: NewNames(roomForStatements),
	}
	m.ofRequests()
	m.ofOperations()
	m.ofStores()
	info := prometheus.NewGauge(prometheus.GaugeOpts{
		Namespace: namespace, Name: "build_info", Help: "Always 1, with what this program was built from.",
		ConstLabels: prometheus.Labels{"version": build.Version, "commit": build.Commit, "go": build.Go},
	})
	info.Set(1)
	m.registry.MustRegister(info, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, route := range httpd.Routes() {
		m.took.WithLabelValues(route)
	}
	return m
}

func (m *Metrics) ofRequests() {
	m.inFlight = prometheus.NewGauge(prometheus.GaugeOpts{
		Namespace: namespace, Name: "http_requests_in_flight", Help: "Requests that are being answered, open streams among them.",
	})
	m.requests = counters("http_requests_total", "Requests by route and class of status.", "route", "status")
	m.took = histograms("http_request_seconds", "Time to answer requests, without streams.", latencies, "route")
	m.sent = counters("http_response_bytes_total", "Bytes of answers, without their headers.", "route")
	m.refused = counters("http_errors_total", "Requests that were answered with an error, by the code of the first.", "code")
	m.limits = counters("limit_hits_total", "Requests that went beyond a limit.", "limit")
	m.registry.MustRegister(m.inFlight, m.requests, m.took, m.sent, m.refused, m.limits)
}

func (m *Metrics) ofOperations() {
	m.operations = counters("operations_total", "GraphQL operations by name and outcome.", "operation", "outcome")
	m.operationTook = histograms("operation_seconds", "Time to carry out GraphQL operations, by name.", latencies, "operation")
	m.cost = prometheus.NewHistogram(prometheus.HistogramOpts{
		Namespace: namespace, Name: "operation_cost", Help: "Prices of GraphQL operations.", Buckets: prices,
	})
	m.costs = counters("operation_cost_total", "Prices of GraphQL operations added up, by name.", "operation")
	m.registry.MustRegister(m.operations, m.operationTook, m.cost, m.costs)
}

func (m *Metrics) ofStores() {
	m.calls = histograms("store_call_seconds", "Time of calls to the store, by method and outcome.", latencies, "method", "outcome")
	m.statements = histograms("statement_seconds", "Time of statements of a database server, by the name of their file and outcome.",
		latencies, "statement", "outcome")
	m.running = prometheus.NewGauge(prometheus.GaugeOpts{
		Namespace: namespace, Name: "statements_running", Help: "Statements that run on a database server; each holds a connection.",
	})
	m.batches = counters("applied_batches_total", "Batches that were applied to the store, by outcome.", "outcome")
	m.applied = counters("applied_nodes_total", "Nodes that batches changed.", "change")
	m.sources = prometheus.NewCounter(prometheus.CounterOpts{
		Namespace: namespace, Name: "imported_sources_total", Help: "Sources of which everything has been taken in.",
	})
	m.registry.MustRegister(m.calls, m.statements, m.running, m.batches, m.applied, m.sources)
}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help}, labels)
}

func histograms(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: namespace, Name: name, Help: help, Buckets: buckets}, labels)
}

// Handler serves the figures in the formats of Prometheus.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4})
}

// Gather gives the figures as they are now, for tests.
func (m *Metrics) Gather() (prometheus.Gatherer, error) {
	if _, err := m.registry.Gather(); err != nil {
		return nil, fmt.Errorf("gather metrics: %w", err)
	}
	return m.registry, nil
}

// answered counts a request.
func (m *Metrics) answered(exchange httpd.Exchange) {
	m.requests.WithLabelValues(exchange.Route, classOf(exchange.Status)).Inc()
	m.sent.WithLabelValues(exchange.Route).Add(float64(exchange.Bytes))
	if !exchange.Long {
		m.took.WithLabelValues(exchange.Route).Observe(exchange.Took.Seconds())
	}
	if exchange.Code != "" {
		m.refused.WithLabelValues(m.codeNames.Label(string(exchange.Code), true)).Inc()
	}
	if exchange.Limit != "" {
		m.limits.WithLabelValues(m.limitNames.Label(exchange.Limit, true)).Inc()
	}
}

// classOf gives 2xx for 200, and "none" where nothing was answered.
func classOf(status int) string {
	if status < 100 || status > 599 {
		return "none"
	}
	return strconv.Itoa(status/100) + "xx"
}

// carriedOut counts an operation and gives the label of its name.
func (m *Metrics) carriedOut(operation httpd.Operation) string {
	name := m.operationNames.Label(operation.Name, operation.Outcome == httpd.Complete)
	if operation.Kind == "" {
		name = Other // there is no operation, only what should have held one
	}
	m.operations.WithLabelValues(name, string(operation.Outcome)).Inc()
	m.operationTook.WithLabelValues(name).Observe(operation.Took.Seconds())
	if operation.Cost.Limit > 0 {
		m.cost.Observe(float64(operation.Cost.Requested))
		m.costs.WithLabelValues(name).Add(float64(operation.Cost.Requested))
	}
	return name
}

// took notes how long a call to the store took.
func (m *Metrics) called(method string, seconds float64, err error) {
	m.calls.WithLabelValues(method, m.outcome(err)).Observe(seconds)
}

// ran notes how long a statement took.
func (m *Metrics) ran(statement string, seconds float64, err error) {
	m.statements.WithLabelValues(m.statementNames.Label(statement, true), m.outcome(err)).Observe(seconds)
}

// changed counts what a batch changed.
func (m *Metrics) changed(batch network.Batch, change network.Change, err error) {
	m.batches.WithLabelValues(m.outcome(err)).Inc()
	if err != nil {
		return
	}
	m.applied.WithLabelValues("added").Add(float64(change.Added))
	m.applied.WithLabelValues("updated").Add(float64(change.Updated))
	m.applied.WithLabelValues("withdrawn").Add(float64(change.Withdrawn))
	m.sources.Add(float64(len(batch.Complete)))
}

// outcome is ok, or the code of an error.
func (m *Metrics) outcome(err error) string {
	if err == nil {
		return "ok"
	}
	return m.codeNames.Label(cmp.Or(string(network.CodeOf(err)), Other), true)
}

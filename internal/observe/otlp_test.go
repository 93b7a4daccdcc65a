package observe

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	sdk "go.opentelemetry.io/otel/sdk/trace"
)

// spans are a request and what it did, as the specification writes its example.
func spans() []sdk.ReadOnlySpan {
	traceID, _ := trace.TraceIDFromHex("5b8efff798038103d269b633813fc60c")
	parent, _ := trace.SpanIDFromHex("eee19b7ec3c1b173")
	child, _ := trace.SpanIDFromHex("eee19b7ec3c1b174")
	of := func(span trace.SpanID) trace.SpanContext {
		return trace.NewSpanContext(trace.SpanContextConfig{TraceID: traceID, SpanID: span, TraceFlags: trace.FlagsSampled})
	}
	start := time.Unix(1544712660, 0)
	return tracetest.SpanStubs{
		{Name: "graphql", SpanContext: of(parent), SpanKind: trace.SpanKindServer, StartTime: start, EndTime: start.Add(time.Second), Resource: resource.NewSchemaless(attribute.String("service.name", "verkosto"))},
		{
			Name: "store.List", SpanContext: of(child), Parent: of(parent), SpanKind: trace.SpanKindInternal, StartTime: start, EndTime: start.Add(time.Millisecond),
			Attributes: []attribute.KeyValue{attribute.String("s", "t"), attribute.Int("n", 3), attribute.Bool("b", true), attribute.Float64("f", 0.5)},
			Status:     sdk.Status{Code: 1, Description: "TIMEOUT"},
		},
	}.Snapshots()
}

const wantSpans = `{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"verkosto"}}]},"scopeSpans":[{"scope":{"name":""},"spans":[` +
	`{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b173","name":"graphql","kind":2,"startTimeUnixNano":"1544712660000000000","endTimeUnixNano":"1544712661000000000","status":{}},` +
	`{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","parentSpanId":"eee19b7ec3c1b173","name":"store.List","kind":1,"startTimeUnixNano":"1544712660000000000","endTimeUnixNano":"1544712660001000000",` +
	`"attributes":[{"key":"s","value":{"stringValue":"t"}},{"key":"n","value":{"intValue":"3"}},{"key":"b","value":{"boolValue":true}},{"key":"f","value":{"doubleValue":0.5}}],"status":{"code":2,"message":"TIMEOUT"}}]}]}]}`

func TestEncodeSpans(t *testing.T) {
	got, err := json.Marshal(encodeSpans(spans()))
	if err != nil || string(got) != wantSpans {
		t.Errorf("got  %s, %v\nwant %s", got, err, wantSpans)
	}
}

func TestExport(t *testing.T) {
	tests := []struct {
		name    string
		answers []int // of the collector
		tries   int
		failure string // in the error
	}{
		{"taken", []int{200}, 1, ""},
		{"taken by the second try", []int{503, 202}, 2, ""},
		{"refused", []int{400}, 1, "400"},
		{"never taken", []int{429, 503, 502}, 3, "502"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var tries atomic.Int32
			collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body) // a broken body differs from what is wanted
				if r.URL.Path != "/v1/traces" || r.Header.Get("Content-Type") != "application/json" || r.Header.Get("Authorization") != "Bearer k" || string(body) != wantSpans {
					t.Errorf("got %s %v %s", r.URL, r.Header, body)
				}
				w.WriteHeader(test.answers[tries.Add(1)-1])
			}))
			defer collector.Close()
			t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
			t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20k")
			exporter, err := newExporter("")
			if err != nil {
				t.Fatal(err)
			}
			exporter.pause = time.Microsecond
			err = exporter.ExportSpans(t.Context(), spans())
			if (err == nil) != (test.failure == "") || err != nil && !strings.Contains(err.Error(), test.failure) || int(tries.Load()) != test.tries {
				t.Errorf("after %d tries got %v, want %d and %q", tries.Load(), err, test.tries, test.failure)
			}
		})
	}
}

func TestCollectorThatIsAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		exporter := &exporter{client: &http.Client{Transport: away{}}, address: "http://collector.example/key", headers: http.Header{}, pause: time.Hour}
		err := exporter.ExportSpans(t.Context(), spans())
		if err == nil || strings.Contains(err.Error(), "key") {
			t.Errorf("got %v, want an error that doesn't tell the address", err)
		}
	})
}

type away struct{}

func (away) RoundTrip(*http.Request) (*http.Response, error) { return nil, io.ErrUnexpectedEOF }

func TestCollectorAddresses(t *testing.T) {
	tests := []struct {
		flag, endpoint, traces, want string // want "" for an error
	}{
		{"http://127.0.0.1:4318", "", "", "http://127.0.0.1:4318/v1/traces"},
		{"https://collector.example/other", "http://x.example", "", "https://collector.example/other"},
		{"", "http://x.example:4318/", "", "http://x.example:4318/v1/traces"},
		{"", "http://x.example", "http://y.example/t", "http://y.example/t"},
		{"127.0.0.1:4318", "", "", ""},
		{"grpc://127.0.0.1:4317", "", "", ""},
		{"", "", "", ""},
	}
	for _, test := range tests {
		t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", test.endpoint)
		t.Setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", test.traces)
		exporter, err := newExporter(test.flag)
		if (err == nil) != (test.want != "") || err == nil && exporter.address != test.want {
			t.Errorf("%+v: got %+v, %v", test, exporter, err)
		}
	}
	t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "nonsense")
	if _, err := newExporter("http://127.0.0.1:4318"); err == nil || strings.Contains(err.Error(), "nonsense") {
		t.Errorf("wrong headers give %v", err)
	}
}

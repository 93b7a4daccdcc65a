package observe

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	sdk "go.opentelemetry.io/otel/sdk/trace"
)

// exporter sends spans over OTLP by HTTP, as JSON (https://opentelemetry.io/docs/specs/otlp/). The exporter of the
// OpenTelemetry project would do so too, but brings gRPC and its own kind of JSON along, a third of this program.
type exporter struct {
	client  *http.Client
	address string
	headers http.Header
	pause   time.Duration // before the first try again, twice as long before the next
}

var _ sdk.SpanExporter = (*exporter)(nil)

// Bounds of one attempt to send, and of attempts.
const (
	sendWithin  = 10 * time.Second
	sendTries   = 3
	tracesPath  = "/v1/traces"
	longestBody = 64 << 10 // of an answer that is read, so that the connection can be used again
)

// newExporter sends to an endpoint, or where the standard variables of the environment say.
func newExporter(endpoint string) (*exporter, error) {
	given := endpoint
	if given == "" {
		given = os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
	}
	if given == "" {
		given = strings.TrimSuffix(os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT"), "/") + tracesPath
	}
	address, err := url.Parse(given)
	if err != nil || address.Host == "" || address.Scheme != "http" && address.Scheme != "https" {
		return nil, errors.New("the collector must be an address such as http://127.0.0.1:4318")
	}
	if address.Path == "" || address.Path == "/" {
		address.Path = tracesPath
	}
	headers, err := otlpHeaders(os.Getenv("OTEL_EXPORTER_OTLP_HEADERS"))
	if err != nil {
		return nil, err
	}
	return &exporter{client: &http.Client{Timeout: sendWithin}, address: address.String(), headers: headers, pause: time.Second}, nil
}

// otlpHeaders reads name=value pairs, which are separated by commas and escaped as in addresses.
func otlpHeaders(pairs string) (http.Header, error) {
	headers := http.Header{"Content-Type": {"application/json"}}
	for pair := range strings.SplitSeq(pairs, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		name, escaped, is := strings.Cut(pair, "=")
		value, err := url.PathUnescape(strings.TrimSpace(escaped))
		if !is || err != nil {
			return nil, errors.New("OTEL_EXPORTER_OTLP_HEADERS must hold name=value pairs with commas between them")
		}
		headers.Set(strings.TrimSpace(name), value)
	}
	return headers, nil
}

// ExportSpans implements [sdk.SpanExporter].
func (e *exporter) ExportSpans(ctx context.Context, spans []sdk.ReadOnlySpan) error {
	if len(spans) == 0 {
		return nil
	}
	body, err := json.Marshal(encodeSpans(spans))
	if err != nil {
		return fmt.Errorf("encode %d spans: %w", len(spans), err)
	}
	pause := e.pause
	for try := 1; ; try++ {
		again, err := e.send(ctx, body)
		if err == nil {
			return nil
		}
		if !again || try == sendTries {
			return fmt.Errorf("send %d spans: %w", len(spans), err)
		}
		timer := time.NewTimer(pause)
		select {
		case <-timer.C:
			pause *= 2
		case <-ctx.Done():
			timer.Stop()
			return fmt.Errorf("send %d spans: %w", len(spans), ctx.Err())
		}
	}
}

// send sends a body once. Where it fails it tells whether another try may help.
func (e *exporter) send(ctx context.Context, body []byte) (again bool, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, e.address, bytes.NewReader(body))
	if err != nil {
		return false, err
	}
	request.Header = e.headers.Clone()
	response, err := e.client.Do(request)
	if err != nil {
		var failure *url.Error
		if errors.As(err, &failure) {
			err = failure.Err // without the address, which may hold a key
		}
		return ctx.Err() == nil, err
	}
	_, _ = io.CopyN(io.Discard, response.Body, longestBody) // only so that the connection can be used again
	_ = response.Body.Close()
	switch response.StatusCode {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true, fmt.Errorf("the collector answered %s", response.Status)
	}
	if response.StatusCode/100 != 2 {
		return false, fmt.Errorf("the collector answered %s", response.Status)
	}
	return false, nil
}

// Shutdown implements [sdk.SpanExporter].
func (e *exporter) Shutdown(context.Context) error {
	e.client.CloseIdleConnections()
	return nil
}

// The messages of OTLP, as far as spans have them here.
type (
	otlpTraces struct {
		ResourceSpans []otlpResourceSpans `json:"resourceSpans"`
	}
	otlpResourceSpans struct {
		Resource   otlpResource     `json:"resource"`
		ScopeSpans []otlpScopeSpans `json:"scopeSpans"`
	}
	otlpResource struct {
		Attributes []otlpAttribute `json:"attributes"`
	}
	otlpScopeSpans struct {
		Scope otlpScope  `json:"scope"`
		Spans []otlpSpan `json:"spans"`
	}
	otlpScope struct {
		Name string `json:"name"`
	}
	otlpSpan struct {
		TraceID    string          `json:"traceId"`
		SpanID     string          `json:"spanId"`
		ParentID   string          `json:"parentSpanId,omitempty"`
		Name       string          `json:"name"`
		Kind       int             `json:"kind"`
		Start      string          `json:"startTimeUnixNano"`
		End        string          `json:"endTimeUnixNano"`
		Attributes []otlpAttribute `json:"attributes,omitempty"`
		Status     otlpStatus      `json:"status"`
	}
	otlpStatus struct {
		Code    int    `json:"code,omitempty"`
		Message string `json:"message,omitempty"`
	}
	otlpAttribute struct {
		Key   string         `json:"key"`
		Value map[string]any `json:"value"`
	}
)

// encodeSpans gives spans of one resource and scope, as all of this program are.
func encodeSpans(spans []sdk.ReadOnlySpan) otlpTraces {
	encoded := make([]otlpSpan, len(spans))
	for i, span := range spans {
		encoded[i] = otlpSpan{
			TraceID:    span.SpanContext().TraceID().String(),
			SpanID:     span.SpanContext().SpanID().String(),
			Name:       span.Name(),
			Kind:       int(span.SpanKind()),
			Start:      strconv.FormatInt(span.StartTime().UnixNano(), 10),
			End:        strconv.FormatInt(span.EndTime().UnixNano(), 10),
			Attributes: encodeAttributes(span.Attributes()),
			Status:     encodeStatus(span.Status()),
		}
		if span.Parent().HasSpanID() {
			encoded[i].ParentID = span.Parent().SpanID().String()
		}
	}
	first := spans[0]
	return otlpTraces{ResourceSpans: []otlpResourceSpans{{
		Resource:   otlpResource{Attributes: encodeAttributes(first.Resource().Attributes())},
		ScopeSpans: []otlpScopeSpans{{Scope: otlpScope{Name: first.InstrumentationScope().Name}, Spans: encoded}},
	}}}
}

func encodeStatus(status sdk.Status) otlpStatus {
	switch status.Code {
	case codes.Ok:
		return otlpStatus{Code: 1}
	case codes.Error:
		return otlpStatus{Code: 2, Message: status.Description}
	}
	return otlpStatus{}
}

func encodeAttributes(attributes []attribute.KeyValue) []otlpAttribute {
	encoded := make([]otlpAttribute, len(attributes))
	for i, a := range attributes {
		value := map[string]any{"stringValue": a.Value.String()}
		switch a.Value.Type() {
		case attribute.INT64:
			value = map[string]any{"intValue": strconv.FormatInt(a.Value.AsInt64(), 10)}
		case attribute.BOOL:
			value = map[string]any{"boolValue": a.Value.AsBool()}
		case attribute.FLOAT64:
			value = map[string]any{"doubleValue": a.Value.AsFloat64()}
		}
		encoded[i] = otlpAttribute{Key: string(a.Key), Value: value}
	}
	return encoded
}

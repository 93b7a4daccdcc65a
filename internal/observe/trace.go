package observe

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"os"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"verkosto/internal/httpd"
)

// Traces say where traces go.
type Traces struct {
	Endpoint string  // of an OTLP collector that takes JSON by HTTP, such as http://127.0.0.1:4318; "" for what OTEL_EXPORTER_OTLP_ENDPOINT says
	Sample   float64 // which part of the traces that begin here is recorded, 0 to 1
	Version  string  // of this program
}

// longestAttribute bounds the values of a span, in bytes.
const longestAttribute = 256

// Wanted says whether traces go anywhere.
func (t Traces) Wanted() bool {
	return t.Endpoint != "" || os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != ""
}

// Open gives what makes spans, which are sent in batches behind the back of requests: where the collector is
// slow or away, spans are dropped and requests don't wait. The function sends what is left, as long as its context lasts.
func (t Traces) Open() (trace.Tracer, func(context.Context) error, error) {
	if t.Sample < 0 || t.Sample > 1 {
		return nil, nil, fmt.Errorf("open traces: %v is no part to sample, it must be from 0 to 1", t.Sample)
	}
	exporter, err := newExporter(t.Endpoint)
	if err != nil {
		return nil, nil, fmt.Errorf("open traces: %w", err)
	}
	tracer, provider := t.tracer(sdk.WithBatcher(exporter))
	return tracer, func(ctx context.Context) error {
		if err := provider.Shutdown(ctx); err != nil && !errors.Is(err, context.Canceled) {
			return fmt.Errorf("send the last traces: %w", err)
		}
		return nil
	}, nil
}

// tracer gives what makes spans for a processor of them.
func (t Traces) tracer(processor sdk.TracerProviderOption) (trace.Tracer, *sdk.TracerProvider) {
	limits := sdk.NewSpanLimits()
	limits.AttributeValueLengthLimit = longestAttribute
	provider := sdk.NewTracerProvider(processor,
		sdk.WithSampler(sdk.ParentBased(sdk.TraceIDRatioBased(t.Sample))),
		sdk.WithRawSpanLimits(limits),
		sdk.WithResource(resource.NewSchemaless(
			attribute.String("service.name", "verkosto"),
			attribute.String("service.version", t.Version),
		)))
	tracer := provider.Tracer("verkosto")
	return tracer, provider
}

// startRequest starts the span of a request. It continues the trace of who asks where they are believed.
func (o *Observer) startRequest(r *http.Request) (context.Context, trace.Span) {
	ctx := r.Context()
	if believed(r.RemoteAddr, o.options.TraceFrom) {
		ctx = propagation.TraceContext{}.Extract(ctx, propagation.HeaderCarrier(r.Header))
	}
	return o.options.Tracer.Start(ctx, "request", trace.WithSpanKind(trace.SpanKindServer))
}

// believed says whether the address of a peer is among some networks.
func believed(peer string, among []netip.Prefix) bool {
	address, err := netip.ParseAddrPort(peer)
	if err != nil {
		return false
	}
	for _, network := range among {
		if network.Contains(address.Addr().Unmap()) {
			return true
		}
	}
	return false
}

func endRequest(span trace.Span, exchange httpd.Exchange) {
	span.SetName(exchange.Route)
	span.SetAttributes(
		attribute.String("http.route", exchange.Route),
		attribute.Int("http.response.status_code", exchange.Status),
		attribute.Int64("http.response.body.size", exchange.Bytes),
		attribute.String("verkosto.request_id", exchange.ID),
	)
	if exchange.Limit != "" {
		span.SetAttributes(attribute.String("verkosto.limit", exchange.Limit))
	}
	if exchange.Status >= http.StatusInternalServerError {
		failedWith(span, string(exchange.Code))
	}
	span.End()
}

func endOperation(span trace.Span, name string, operation httpd.Operation) {
	span.SetName(operation.Kind + " " + name)
	span.SetAttributes(
		attribute.String("graphql.operation.type", operation.Kind),
		attribute.String("graphql.operation.name", operation.Name),
		attribute.Int("verkosto.cost", operation.Cost.Requested),
		attribute.String("verkosto.outcome", string(operation.Outcome)),
	)
	if operation.Code != "" {
		failedWith(span, string(operation.Code))
	}
	span.End()
}

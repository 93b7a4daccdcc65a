package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"go.opentelemetry.io/otel"

	"verkosto/internal/httpd"
	"verkosto/internal/network"
	"verkosto/internal/observe"
	"verkosto/internal/query"
)

// operationsFlags say what those who run the server see of it.
type operationsFlags struct {
	Admin           string         `placeholder:"HOST:PORT" help:"Serve metrics, probes and profiles here, such as 127.0.0.1:9090; nowhere if left out."`
	AdminPublic     bool           `help:"Serve them on an address that others can reach, although nothing there asks who they are."`
	MetricOperation []string       `placeholder:"NAME" help:"Operation that metrics always tell apart; may be given more than once. Of all others they tell apart the first hundred."`
	TraceEndpoint   string         `placeholder:"URL" help:"Send traces to this OpenTelemetry collector, over OTLP by HTTP, such as http://127.0.0.1:4318. What $$OTEL_EXPORTER_OTLP_ENDPOINT says if left out."`
	TraceSample     float64        `default:"0.1" placeholder:"PART" help:"Which part of the traces that begin here is recorded, 0 to 1 (${default})."`
	TraceFrom       []netip.Prefix `placeholder:"NETWORK" help:"Continue the traces of who asks from these addresses, such as 10.0.0.0/8; may be given more than once."`
	Slow            time.Duration  `default:"1s" placeholder:"DURATION" help:"Log operations that take as long, and what the store did for them (${default}); 0 for none."`
	LogVariables    bool           `help:"Log the variables of all operations at level debug, without e-mails and phones."`
}

// Validate refuses what can't be.
func (f operationsFlags) Validate() error {
	switch {
	case f.TraceSample < 0 || f.TraceSample > 1:
		return fmt.Errorf("--trace-sample must be from 0 to 1")
	case f.Slow < 0:
		return fmt.Errorf("--slow must not be negative")
	}
	return nil
}

// operations is what watches a server while it serves.
type operations struct {
	flags    operationsFlags
	log      *slog.Logger
	metrics  *observe.Metrics // nil where nobody can ask for them
	observer *observe.Observer
	flush    func(context.Context) error // sends the last traces
}

// open makes what watches the server.
func (f operationsFlags) open(log *slog.Logger) (*operations, error) {
	o := &operations{flags: f, log: log, flush: func(context.Context) error { return nil }}
	options := observe.Options{TraceFrom: f.TraceFrom, Slow: f.Slow, LogVariables: f.LogVariables, Log: slog.New(httpd.WithRequestID(log.Handler()))}
	build := thisBuild()
	if f.Admin != "" {
		o.metrics = observe.NewMetrics(observe.Build{Version: build.Version, Commit: build.Commit, Go: build.Go}, f.MetricOperation...)
		options.Metrics = o.metrics
	}
	if traces := (observe.Traces{Endpoint: f.TraceEndpoint, Sample: f.TraceSample, Version: build.Version}); traces.Wanted() {
		otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { log.Warn("traces are lost", "error", err) }))
		var err error
		if options.Tracer, o.flush, err = traces.Open(); err != nil {
			return nil, err
		}
	}
	if options.Metrics != nil || options.Tracer != nil || f.Slow > 0 || f.LogVariables {
		o.observer = observe.New(options)
	}
	return o, nil
}

// store gives a store that is watched.
func (o *operations) store(store network.Store) network.Store {
	if o.observer == nil {
		return store
	}
	return o.observer.Store(store)
}

// watch has a server watched, and tells the figures of what it serves.
func (o *operations) watch(config *httpd.Config, store network.Store, queries *query.Queries) {
	if o.observer != nil {
		config.Observer = o.observer
	}
	if o.metrics == nil {
		return
	}
	o.metrics.Watch(observe.Figures{
		Meta:       store.Meta,
		MemoHits:   func() float64 { return float64(queries.Memo().Hits) },
		MemoMisses: func() float64 { return float64(queries.Memo().Misses) },
		MemoBytes:  func() float64 { return float64(queries.Memo().Bytes) },
	})
}

// admin binds the address for those who run the server; nil where there is none.
func (o *operations) admin(ctx context.Context, probes http.Handler) (*observe.Admin, error) {
	if o.flags.Admin == "" {
		return nil, nil //nolint:nilnil // absence is an answer
	}
	admin, err := observe.Listen(ctx, o.flags.Admin, o.metrics, probes, o.log)
	if err != nil {
		return nil, err
	}
	if tcp, is := admin.Address().(*net.TCPAddr); is && !tcp.IP.IsLoopback() && !o.flags.AdminPublic {
		return nil, misusef("whoever can reach %s could read metrics and profiles: take an address of this machine, such as 127.0.0.1:9090, or say --admin-public where something before it keeps others out", admin.Address())
	}
	return admin, nil
}

// during serves the address for those who run the server while something else runs, and until that is over.
func (o *operations) during(ctx context.Context, admin *observe.Admin, run func(context.Context) error) error {
	if admin == nil {
		return run(ctx)
	}
	lasting, end := context.WithCancel(context.WithoutCancel(ctx))
	var serving sync.WaitGroup
	serving.Go(func() {
		if err := admin.Serve(lasting); err != nil {
			o.log.ErrorContext(lasting, "metrics can't be served", "error", err)
		}
	})
	defer serving.Wait()
	defer end()
	return run(ctx)
}

// lastWords bounds how long the last traces and plans may take.
const lastWords = 5 * time.Second

// end sends what has not been sent yet.
func (o *operations) end(ctx context.Context) {
	if o.observer != nil {
		o.observer.Wait()
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastWords)
	defer cancel()
	if err := o.flush(ctx); err != nil {
		o.log.WarnContext(ctx, "traces are lost", "error", err)
	}
}

// greetAdmin tells where those who run the server can ask.
func greetAdmin(w io.Writer, admin *observe.Admin) error {
	if admin == nil {
		return nil
	}
	_, err := fmt.Fprintf(w, "\nMetrics   http://%s/metrics\n", admin.Address())
	return err
}

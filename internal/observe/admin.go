package observe

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"time"
)

// Admin is what those who run a server ask at an address of their own:
//
//	GET /metrics       the metrics, for Prometheus
//	GET /healthz       as on the public address
//	GET /readyz        likewise
//	GET /debug/pprof/  profiles of the running program
//
// It knows no keys and no limits but time: whoever reaches it may use it.
type Admin struct {
	server   *http.Server
	listener net.Listener
}

// drainTime is how long answers that are being sent may take after the end.
const drainTime = 2 * time.Second

// Listen binds an address for metrics and probes.
func Listen(ctx context.Context, address string, metrics *Metrics, probes http.Handler, log *slog.Logger) (*Admin, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", address, err)
	}
	return &Admin{listener: listener, server: &http.Server{
		Handler:           adminRoutes(metrics, probes),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      3 * time.Minute, // a profile takes as long as it is asked for
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}}, nil
}

// Address gives the address that was bound.
func (a *Admin) Address() net.Addr { return a.listener.Addr() }

// Serve serves until the context ends.
func (a *Admin) Serve(ctx context.Context) error {
	failed := make(chan error, 1)
	go func() { failed <- a.server.Serve(a.listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve on %s: %w", a.Address(), err)
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if err := a.server.Shutdown(ending); errors.Is(err, context.DeadlineExceeded) {
		return a.server.Close() // a profile is being taken, and who asked for it won't get it
	} else if err != nil {
		return fmt.Errorf("shut down %s: %w", a.Address(), err)
	}
	return nil
}

func adminRoutes(metrics *Metrics, probes http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", metrics.Handler())
	mux.Handle("GET /healthz", probes)
	mux.Handle("GET /readyz", probes)
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return mux
}

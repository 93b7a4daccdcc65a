package httpd

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"verkosto/internal/access"
	"verkosto/internal/network"
)

// Config says what a server serves and how. Only Schema must be given; what is left
// zero gets the default named with it.
type Config struct {
	Schema graphql.ExecutableSchema

	// ErrorPresenter turns an error of a resolver into what clients see. By default an
	// error with a code shows its code and message, and any other shows only INTERNAL.
	ErrorPresenter graphql.ErrorPresenterFunc
	// Recover turns a resolver's panic into an error, after it was logged. By default
	// that error is INTERNAL.
	Recover graphql.RecoverFunc

	// Pages are served to GET at /, /graphiql, /documents.json and below /assets/, with the full path. By default / says
	// where the API is.
	Pages http.Handler

	// Ready says why requests can't be served now, and nil where they can. By default
	// they can from the start to the shutdown.
	Ready func(context.Context) error

	// Exports are served at /export/ where they have a reader.
	Exports Exports

	// Observer is told of all that is served. None by default.
	Observer Observer

	// Gate finds out who asks. By default everyone may read.
	Gate *access.Gate

	// TLS is the certificate to serve with. Plain HTTP by default.
	TLS *tls.Certificate

	// Origins are the origins, beside its own, whose pages may ask. None by default.
	Origins []string

	// Proxies are the networks of proxies before this server, whose X-Forwarded-For is believed. None by default.
	Proxies []netip.Prefix

	// Trusted are documents that clients may name instead of sending. None by default.
	Trusted Trusted

	Introspection Introspection // who may look at the schema, all by default
	Limits        Limits        // DefaultLimits
	Rates         Rates         // DefaultRates
	Shed          Shed          // DefaultShed
	Connections   Connections   // DefaultConnections
	Subscriptions Subscriptions // DefaultSubscriptions
	Timeouts      Timeouts      // DefaultTimeouts
	Logger        *slog.Logger
}

// Timeouts bounds what a connection may take. Each must be positive.
type Timeouts struct {
	ReadHeader time.Duration // until a request's headers are there
	Read       time.Duration // until its body is there too
	Write      time.Duration // from its headers until the answer is taken
	Idle       time.Duration // between two requests
	Drain      time.Duration // from the shutdown until requests still running are cut
}

// DefaultTimeouts leave a slow connection room and a stalled one none.
func DefaultTimeouts() Timeouts {
	return Timeouts{
		ReadHeader: 5 * time.Second,
		Read:       15 * time.Second,
		Write:      60 * time.Second,
		Idle:       2 * time.Minute,
		Drain:      15 * time.Second,
	}
}

// Server serves GraphQL and what belongs to it:
//
//	POST /graphql     the API
//	GET  /graphql     subscriptions, over a WebSocket or as server-sent events
//	GET  /export/…    networks as files, in many formats
//	GET  /healthz     200 while the process serves
//	GET  /readyz      200 while it can answer, 503 with a reason otherwise
//	GET  /            web pages, and what they load
type Server struct {
	config   Config
	handler  http.Handler
	streams  *streams
	draining atomic.Bool
	listener net.Listener
	lanes    *lanes
}

// New makes a server. It fails where the configuration leaves something unbounded or
// names an origin that is none.
func New(config Config) (*Server, error) {
	if config.Schema == nil {
		return nil, errors.New("make server: no schema given")
	}
	config.fill()
	if err := config.check(); err != nil {
		return nil, fmt.Errorf("make server: %w", err)
	}
	s := &Server{config: config, streams: newStreams(config.Subscriptions)}
	handler, err := s.routes()
	if err != nil {
		return nil, fmt.Errorf("make server: %w", err)
	}
	s.handler = observed(config.Observer, logRequests(config.Logger, recoverPanics(config.Logger, handler)))
	return s, nil
}

func (c *Config) fill() {
	if c.ErrorPresenter == nil {
		c.ErrorPresenter = presentError
	}
	if c.Ready == nil {
		c.Ready = func(context.Context) error { return nil }
	}
	if c.Limits == (Limits{}) {
		c.Limits = DefaultLimits()
	}
	if c.Introspection == "" {
		c.Introspection = IntrospectionAll
	}
	if c.Rates == (Rates{}) {
		c.Rates = DefaultRates()
	}
	if c.Shed == (Shed{}) {
		c.Shed = DefaultShed()
	}
	if c.Connections == (Connections{}) {
		c.Connections = DefaultConnections()
	}
	if c.Subscriptions == (Subscriptions{}) {
		c.Subscriptions = DefaultSubscriptions()
	}
	if c.Timeouts == (Timeouts{}) {
		c.Timeouts = DefaultTimeouts()
	}
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	c.Logger = slog.New(WithRequestID(c.Logger.Handler()))
	if c.Gate == nil {
		c.Gate = &access.Gate{Anonymous: access.Anonymous(access.Reader)}
	}
	if c.Pages == nil {
		c.Pages = http.HandlerFunc(wayIn)
	}
}

func (c *Config) check() error {
	t := c.Timeouts
	if min(t.ReadHeader, t.Read, t.Write, t.Idle, t.Drain) <= 0 {
		return errors.New("every timeout must be positive")
	}
	if t.Write <= t.Read+c.Limits.Timeout {
		return fmt.Errorf("the write timeout %s must be longer than reading (%s) and answering (%s) together",
			t.Write, t.Read, c.Limits.Timeout)
	}
	return errors.Join(c.Limits.check(), c.Rates.check(), c.Shed.check(), c.Connections.check(),
		c.Subscriptions.check(), c.Introspection.check())
}

func (s *Server) routes() (http.Handler, error) {
	meter := newMeter(s.config.Rates)
	endpoint, err := newEndpoint(s.config, meter)
	if err != nil {
		return nil, err
	}
	s.lanes = endpoint.lanes
	api, err := s.guarded(access.Read, meter, endpoint)
	if err != nil {
		return nil, err
	}
	if api, err = s.streaming(endpoint, meter, api); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", api)
	mux.HandleFunc("GET "+healthPath, healthz)
	mux.HandleFunc("GET "+readyPath, readyz(s.config.Logger, s.ready))
	for _, path := range []string{"/{$}", "/graphiql", "/graphiql/", "/documents.json", "/assets/"} {
		mux.Handle("GET "+path, s.config.Pages)
	}
	if s.config.Exports.Reader != nil {
		exports, err := s.guarded(access.Export, meter, meter.requests(newExporter(s.config.Exports, meter, s.config.Logger)))
		if err != nil {
			return nil, err
		}
		mux.Handle(exportPath, guardDownloads(s.config.Origins, exports))
	}
	return lastInChunks(unsniffed(mux)), nil
}

// guarded lets those ask who have a scope, from where pages may.
func (s *Server) guarded(scope access.Scope, meter *meter, next http.Handler) (http.Handler, error) {
	known := identify(s.config.Gate, scope, s.config.Logger, meter.turnedAway, next)
	return guardOrigins(s.config.Origins, locate(s.config.Proxies, known))
}

// unsniffed keeps browsers from taking an answer for another type than it says.
func unsniffed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}

// lastInChunks closes a connection behind a request whose body came in chunks, or that asks for a tunnel. Where a length was
// given too, a proxy in between may go by that and see the next request at another place (RFC 9112, 6.1); net/http doesn't
// tell whether one was.
func lastInChunks(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.TransferEncoding) > 0 || r.Method == http.MethodConnect {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

// wayIn says at / where the API is.
func wayIn(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("Verkosto serves GraphQL at POST /graphql\n"))
}

// ready adds to what the configuration says that a server which shuts down takes no more.
func (s *Server) ready(ctx context.Context) error {
	if s.draining.Load() {
		return network.Errorf(network.Unavailable, "the server is shutting down")
	}
	return s.config.Ready(ctx)
}

// Probes gives what answers /healthz and /readyz, to serve them on another address too.
func (s *Server) Probes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+healthPath, healthz)
	mux.HandleFunc("GET "+readyPath, readyz(s.config.Logger, s.ready))
	return mux
}

// Handler gives what the server serves, for tests and for serving it elsewhere.
func (s *Server) Handler() http.Handler { return s.handler }

// Listen binds host:port and gives the address that was bound: port 0 picks a free
// one. Connections wait until [Server.Serve] takes them.
func (s *Server) Listen(address string) (net.Addr, error) {
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", address, err)
	}
	s.listener = bounded(listener, s.config.Connections, s.config.Proxies)
	return listener.Addr(), nil
}

// Serve serves on the address bound by [Server.Listen] until the context ends. Then it
// takes no more connections, lets running requests finish for as long as Timeouts.Drain,
// and cuts those that are left. It gives nil where all finished in time.
func (s *Server) Serve(ctx context.Context) error {
	if s.listener == nil {
		return errors.New("serve: nothing to serve on, call Listen first")
	}
	requests, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	server := &http.Server{
		Handler:           s.handler,
		ReadHeaderTimeout: s.config.Timeouts.ReadHeader,
		ReadTimeout:       s.config.Timeouts.Read,
		WriteTimeout:      s.config.Timeouts.Write,
		IdleTimeout:       s.config.Timeouts.Idle,
		MaxHeaderBytes:    s.config.Connections.HeaderBytes,
		HTTP2:             &http.HTTP2Config{MaxConcurrentStreams: maxStreams},
		BaseContext:       func(net.Listener) context.Context { return requests },
		ErrorLog:          slog.NewLogLogger(s.config.Logger.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- s.serve(server) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve on %s: %w", s.listener.Addr(), err)
	case <-ctx.Done():
		return s.drain(context.WithoutCancel(ctx), server, cut)
	}
}

func (s *Server) serve(server *http.Server) error {
	if s.config.TLS == nil {
		return server.Serve(s.listener)
	}
	server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*s.config.TLS}, MinVersion: tls.VersionTLS12}
	return server.ServeTLS(s.listener, "", "")
}

func (s *Server) drain(ctx context.Context, server *http.Server, cut context.CancelFunc) error {
	s.draining.Store(true)
	ctx, cancel := context.WithTimeout(ctx, s.config.Timeouts.Drain)
	defer cancel()
	s.streams.end() // or those that are answered as requests would keep the server waiting
	if err := errors.Join(server.Shutdown(ctx), s.streams.drain(ctx)); err != nil {
		cut()
		return errors.Join(fmt.Errorf("shut down: requests were cut after %s: %w", s.config.Timeouts.Drain, err), server.Close())
	}
	return nil
}

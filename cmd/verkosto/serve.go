package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"time"

	"verkosto/graph"
	"verkosto/internal/access"
	"verkosto/internal/curation"
	"verkosto/internal/explorer"
	"verkosto/internal/httpd"
	"verkosto/internal/live"
	"verkosto/internal/network"
	"verkosto/internal/observe"
	"verkosto/internal/query"
)

type serveCommand struct {
	location
	Demo      bool     `help:"Serve an invented network, made at start and kept in memory. So does serve without any of these three."`
	Listen    string   `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen (${default}); port 0 picks a free one."`
	Origin    []string `placeholder:"URL" help:"Origin whose pages may ask, such as https://maps.example.fi, beside the server's own; may be given more than once."`
	LogFormat string   `enum:"text,json" default:"text" help:"How to write the log, on standard error: text or json."`
	LogLevel  string   `enum:"debug,info,warn,error" default:"info" help:"What to log: debug, info, warn or error, and what is graver."`

	Access     accessFlags     `embed:"" group:"access"`
	Limits     limitFlags      `embed:""`
	Sockets    socketFlags     `embed:"" prefix:"socket-" group:"sockets"`
	Retain     retentionFlags  `embed:"" prefix:"retain-" group:"retention"`
	Operations operationsFlags `embed:"" group:"operations"`
}

// Help tells about signals.
func (serveCommand) Help() string {
	return `The addresses and a first query go to standard output, the log to standard error.

An interrupt or SIGTERM lets the requests that are running finish; a second one doesn't.`
}

// Run serves until the context ends.
func (c *serveCommand) Run(ctx context.Context, t terminal) (err error) {
	collectSeldom()
	store, what, err := c.openOrInvent(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	log := c.logger(t.err)
	seen, err := c.Operations.open(log)
	if err != nil {
		return err
	}
	defer seen.end(ctx)
	end, err := c.Retain.begin(ctx, store, log)
	if err != nil {
		return err
	}
	defer end()
	config, err := c.config(ctx, store, seen, log)
	if err != nil {
		return err
	}
	server, err := httpd.New(config)
	if err != nil {
		return err
	}
	address, err := server.Listen(c.Listen) //nolint:contextcheck // binding is done at once
	if err != nil {
		return err
	}
	if err := c.Access.checkExposure(address); err != nil {
		return err
	}
	admin, err := seen.admin(ctx, server.Probes())
	if err != nil {
		return err
	}
	if aging, is := store.(migratable); is {
		if due, err := aging.MigrationDue(ctx); err == nil && due {
			log.WarnContext(ctx, "a migration of the database is due: run verkosto migrate")
		}
	}
	try, err := firstQuery(ctx, store)
	if err != nil {
		log.WarnContext(ctx, "the network can't be read yet", "error", err)
	}
	if err := errors.Join(c.greet(t.out, what, address, try), greetAdmin(t.out, admin)); err != nil {
		return err
	}
	return seen.during(ctx, admin, server.Serve)
}

// openOrInvent gives the network to serve and says what it is.
func (c *serveCommand) openOrInvent(ctx context.Context) (network.Store, string, error) {
	if c.given() {
		store, err := c.openExisting(ctx)
		return store, "the network in " + c.name(), err
	}
	store, err := newDemo(ctx)
	return store, fmt.Sprintf("a demo network of %d invented projects", demoProjects), err
}

func (c *serveCommand) logger(w io.Writer) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(c.LogLevel)); err != nil {
		panic("the log levels of the command line: " + err.Error())
	}
	options := &slog.HandlerOptions{Level: level}
	if c.LogFormat == "json" {
		return slog.New(observe.WithTraceID(slog.NewJSONHandler(w, options)))
	}
	return slog.New(observe.WithTraceID(slog.NewTextHandler(w, options)))
}

func (c *serveCommand) config(ctx context.Context, store network.Store, seen *operations, log *slog.Logger) (httpd.Config, error) {
	gate, err := c.Access.gate(ctx)
	if err != nil {
		return httpd.Config{}, err
	}
	certificate, err := c.Access.certificate()
	if err != nil {
		return httpd.Config{}, err
	}
	watched, versions, imports := seen.store(store), live.NewVersions(store, c.Sockets.Poll, log), new(live.Imports)
	queries := query.New(watched, query.Options{ShowContacts: maySeeContacts, Versions: versions, Imports: imports})
	curator := &curation.Curator{Store: versions.Watch(watched), Now: time.Now, Imports: imports}
	config := httpd.Config{
		Schema:  graph.NewSchema(queries, curator),
		Exports: httpd.Exports{Reader: query.ContactsFor(watched, maySeeContacts)},
		Gate:    gate,
		TLS:     certificate,
		Pages:   explorer.Pages(),
		Origins: c.Origin,
		Logger:  log,

		Subscriptions: c.Sockets.bounds(),
	}
	if err := c.Limits.apply(&config); err != nil {
		return httpd.Config{}, err
	}
	if remote, is := store.(remote); is {
		config.Ready = remote.Ready
	}
	seen.watch(&config, store, queries)
	return config, nil
}

func maySeeContacts(ctx context.Context) bool { return access.From(ctx).May(access.Contacts) }

// greet tells where the server is and what to try there.
func (c *serveCommand) greet(w io.Writer, what string, bound net.Addr, try string) error {
	origin, err := c.reachableAt(bound)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, `Verkosto serves %s.

Explorer  %[2]s/
GraphQL   %[2]s/graphql
GraphiQL  %[2]s/graphiql
Exports   %[2]s/export/network.gexf

Try:
curl %[2]s/graphql -H 'Content-Type: application/json' -d '%[3]s'
`, what, origin, try)
	return err
}

// reachableAt gives the server's origin for someone on this machine: under the name that was
// asked for, with the port that was bound.
func (c *serveCommand) reachableAt(bound net.Addr) (string, error) {
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", c.Listen, err)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, err := net.SplitHostPort(bound.String())
	if err != nil {
		return "", fmt.Errorf("read the bound address: %w", err)
	}
	scheme := "http://"
	if c.Access.TLSCert != "" {
		scheme = "https://"
	}
	return scheme + net.JoinHostPort(host, port), nil
}

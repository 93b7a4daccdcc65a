package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
)

// location says which store a command works on: one of the two.
type location struct {
	Data  string `placeholder:"FILE" help:"File that holds the network."`
	Store string `placeholder:"URL" help:"Neo4j database that holds the network, such as neo4j://host:7687. User, password and name of the database are in $$VERKOSTO_NEO4J_USER, _PASSWORD and _DATABASE."`
}

// AfterApply refuses more than one location. What is in a file gives way to what is in the environment, and
// that to what is on the command line.
func (location) AfterApply(k *kong.Context) error {
	given := make(map[origin][]*kong.Flag)
	for _, flag := range k.Flags() {
		if slices.Contains([]string{"data", "store", "demo"}, flag.Name) && !flag.Target.IsZero() {
			given[originOf(k, flag)] = append(given[originOf(k, flag)], flag)
		}
	}
	var chosen []*kong.Flag
	for _, from := range []origin{typed, fromEnvironment, fromFile} {
		if len(chosen) == 0 {
			chosen = given[from]
			continue
		}
		for _, flag := range given[from] {
			flag.Target.SetZero()
		}
	}
	if len(chosen) > 1 {
		return fmt.Errorf("--%s and --%s exclude each other", chosen[0].Name, chosen[1].Name)
	}
	return nil
}

// backend is a kind of database server.
type backend struct {
	schemes []string // of the addresses that it answers to
	open    func(ctx context.Context, address string) (network.Store, error)
	migrate func(ctx context.Context, address string) (did bool, err error) // did tells whether there was something to do
	restore func(ctx context.Context, address string, how network.Restoring) error
}

// remote is a store that can be out of reach.
type remote interface {
	// Ready says why the store can't be used now, and nil where it can.
	Ready(ctx context.Context) error
}

// migratable is a store that can have the schema of an older program.
type migratable interface {
	// MigrationDue says whether it has.
	MigrationDue(ctx context.Context) (bool, error)
}

// backends are the database servers that --store can name.
var backends = []backend{neo4jBackend}

// given says whether there is a location.
func (l location) given() bool { return l.Data != "" || l.Store != "" }

// name tells a person which store it is.
func (l location) name() string {
	if l.Store != "" {
		return l.Store
	}
	return l.Data
}

// openExisting opens a store to read from it: a file that isn't there is an error, not a new
// network.
func (l location) openExisting(ctx context.Context) (network.Store, error) {
	if l.Data != "" {
		if _, err := os.Stat(l.Data); errors.Is(err, fs.ErrNotExist) {
			return nil, network.Errorf(network.NotFound, "there is no file %s: verkosto import --data %[1]s FILE… makes one", l.Data)
		}
	}
	return l.open(ctx)
}

// open opens a store, and makes the file where there is none.
func (l location) open(ctx context.Context) (network.Store, error) {
	switch {
	case l.Store != "":
		backend, err := l.backend()
		if err != nil {
			return nil, err
		}
		return backend.open(ctx, l.Store)
	case l.Data != "":
		return openFile(l.Data) //nolint:contextcheck // a file that has begun to open is opened
	}
	return nil, misusef("say which network is meant: --data FILE or --store URL")
}

func openFile(path string) (network.Store, error) {
	store, err := embedded.Open(path)
	if err != nil {
		return nil, err
	}
	return store, nil
}

// backend finds the kind of server that --store names.
func (l location) backend() (backend, error) {
	address, err := url.Parse(l.Store)
	if err != nil {
		return backend{}, misusef("--store is no address of a database server")
	}
	if address.User != nil {
		return backend{}, misusef("--store must not hold a user or password: other users of this machine can read command lines. Give them in the environment")
	}
	var known []string
	for _, backend := range backends {
		if slices.Contains(backend.schemes, address.Scheme) {
			return backend, nil
		}
		known = append(known, backend.schemes...)
	}
	return backend{}, misusef("--store begins with %q: known are %s. For a file use --data", address.Scheme, strings.Join(known, ", "))
}

// closing closes a store at the end of a command, whose error it may become.
func closing(store network.Store, err *error) {
	if failure := store.Close(); failure != nil && *err == nil {
		*err = fmt.Errorf("close the store: %w", failure)
	}
}

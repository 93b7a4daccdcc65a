package neo4j_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"strings"
	"sync"
	"testing"

	drv "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
	"verkosto/internal/store/neo4j"
	"verkosto/internal/store/neo4j/neo4jtest"
)

// recorder passes connections on to a database and keeps what clients send.
type recorder struct {
	listener net.Listener
	mutex    sync.Mutex
	sent     bytes.Buffer
}

func record(t *testing.T, upstream string) *recorder {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &recorder{listener: listener}
	var connections sync.WaitGroup
	connections.Go(func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := new(net.Dialer).DialContext(context.WithoutCancel(t.Context()), "tcp", upstream)
			if err != nil {
				_ = client.Close()
				continue
			}
			connections.Go(func() { _, _ = io.Copy(client, server); _ = client.Close() })
			connections.Go(func() { _, _ = io.Copy(server, io.TeeReader(client, r)); _ = server.Close() })
		}
	})
	t.Cleanup(func() { _ = listener.Close(); connections.Wait() })
	return r
}

// Write keeps what is sent.
func (r *recorder) Write(sent []byte) (int, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.sent.Write(sent)
}

// take gives what was sent since the last call.
func (r *recorder) take() string {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	defer r.sent.Reset()
	return r.sent.String()
}

// In Bolt a transaction begins with a map that has the entry "mode": "r" if it only reads, and
// its bookmarks: each text behind a byte of its length.
const readMode = "\x84mode\x81r"

func TestReadsGoToFollowersWithBookmarks(t *testing.T) {
	database := neo4jtest.Start(t)
	fresh(t)
	_, upstream, _ := strings.Cut(database.URI, "://")
	wire := record(t, upstream)
	store, err := neo4j.Open(neo4j.Config{URI: "bolt://" + wire.listener.Addr().String(), User: database.User, Password: database.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	if _, err := store.Meta(t.Context()); err != nil {
		t.Fatal(err)
	}
	wire.take()
	source := &network.Source{ID: network.SourceID("test", "doc"), SHA256: "1"}
	if _, err := store.Apply(t.Context(), network.Batch{Sources: []*network.Source{source}}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(wire.take(), readMode) {
		t.Error("a batch is applied by a transaction that only reads")
	}
	written, err := store.Bookmarks(t.Context())
	if err != nil || len(written) == 0 {
		t.Fatalf("bookmarks of a write: %v, %v", written, err)
	}
	reads := map[string]func() error{
		"nodes": func() error { _, err := store.Nodes(t.Context(), []network.ID{source.ID}); return err },
		"list": func() error {
			_, err := store.List(t.Context(), network.Selection{Kind: network.KindSource}, network.Order{}, network.Window{First: 1})
			return err
		},
		"meta": func() error { _, err := store.Meta(t.Context()); return err },
	}
	for name, read := range reads {
		before, err := store.Bookmarks(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := read(); err != nil {
			t.Fatal(err)
		}
		sent := wire.take()
		if strings.Count(sent, readMode) != 1 {
			t.Errorf("%s: %d transactions that only read, want one", name, strings.Count(sent, readMode))
		}
		for _, bookmark := range before {
			if !strings.Contains(sent, bookmark) {
				t.Errorf("%s does not carry the bookmark %q", name, bookmark)
			}
		}
	}
	checkCarried(t, database, wire, written)
}

// checkCarried reads through another store, which did not write, with the bookmarks of the one that did.
func checkCarried(t *testing.T, database *neo4jtest.Database, wire *recorder, written drv.Bookmarks) {
	t.Helper()
	other, err := neo4j.Open(neo4j.Config{URI: "bolt://" + wire.listener.Addr().String(), User: database.User, Password: database.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	if _, err := other.Meta(neo4j.WithBookmarks(t.Context(), written...)); err != nil {
		t.Fatal(err)
	}
	if sent := wire.take(); !strings.Contains(sent, written[0]) {
		t.Error("a read does not carry the bookmarks of its context")
	}
}

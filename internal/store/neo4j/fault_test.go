package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"
	"go.uber.org/goleak"

	"verkosto/internal/network"
	"verkosto/internal/store/neo4j"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/synth"
)

// faulty is a store that reaches its database through a proxy which can fail.
type faulty struct {
	*neo4j.Store
	proxy *toxiproxy.Proxy
}

// throughProxy gives an empty store behind a proxy. Whatever happens in the test, no goroutine may be left
// behind when it is over.
func throughProxy(t *testing.T) faulty {
	t.Helper()
	database := neo4jtest.Start(t)
	fresh(t)
	return behindProxy(t, database)
}

func behindProxy(t *testing.T, database *neo4jtest.Database) faulty {
	t.Helper()
	before := goleak.IgnoreCurrent()
	t.Cleanup(func() {
		goleak.VerifyNone(t, before, goleak.IgnoreAnyFunction("verkosto/internal/store/neo4j/neo4jtest.(*server).watch"), // the proxy forgets some of its own when it cuts in the middle
			goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2/toxics.(*ToxicStub).Run"),
			goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2.(*ToxicLink).read"),
			goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2.(*ToxicLink).write"))
	})
	metrics := toxiproxy.NewMetricsContainer(prometheus.NewRegistry())
	_, upstream, _ := strings.Cut(database.URI, "://")
	proxy := toxiproxy.NewProxy(toxiproxy.NewServer(metrics, zerolog.Nop()), t.Name(), "127.0.0.1:0", upstream)
	if err := proxy.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(proxy.Stop)
	store, err := neo4j.Open(neo4j.Config{
		URI: "bolt://" + proxy.Listen, User: database.User, Password: database.Password,
		MaxConnections: 4, AcquireTimeout: time.Second, ConnectTimeout: time.Second, RetryTime: time.Second, IdleCheck: time.Nanosecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return faulty{store, proxy}
}

// fail lets the proxy fail in a way that Toxiproxy knows.
func (f faulty) fail(t *testing.T, kind, stream, attributes string) {
	t.Helper()
	description := fmt.Sprintf(`{"name": "fault", "type": %q, "stream": %q, "attributes": {%s}}`, kind, stream, attributes)
	if _, err := f.proxy.Toxics.AddToxicJson(strings.NewReader(description)); err != nil {
		t.Fatal(err)
	}
}

// mend ends what [faulty.fail] began.
func (f faulty) mend(t *testing.T) {
	t.Helper()
	f.proxy.Toxics.ResetToxics(context.WithoutCancel(t.Context()))
}

// within runs a call with a deadline, which it must keep.
func within(t *testing.T, most time.Duration, call func(context.Context) error) error {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), most)
	defer cancel()
	began := time.Now()
	err := call(ctx)
	if took := time.Since(began); took > most+grace {
		t.Errorf("a call with %v took %v", most, took)
	}
	return err
}

// grace is what a loaded machine may need to notice that a deadline has passed.
const grace = time.Second

// gone checks that an error says that the database could not answer.
func gone(t *testing.T, what string, err error) {
	t.Helper()
	if code := network.CodeOf(err); err == nil || code != network.Unavailable && code != network.Timeout {
		t.Errorf("%s: %v with code %s, want %s or %s", what, err, code, network.Unavailable, network.Timeout)
	}
}

func meta(store network.Reader) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := store.Meta(ctx)
		return err
	}
}

// recovers checks that a store answers again by itself.
func recovers(t *testing.T, store network.Reader) {
	t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); ; {
		err := within(t, 10*time.Second, meta(store))
		if err == nil {
			return
		}
		gone(t, "while it recovers", err)
		if time.Now().After(deadline) {
			t.Fatalf("the store does not recover: %v", err)
		}
	}
}

func TestSlowConnections(t *testing.T) {
	f := throughProxy(t)
	f.fail(t, "latency", "downstream", `"latency": 100`)
	if err := within(t, 20*time.Second, meta(f)); err != nil {
		t.Errorf("an answer that is a little late: %v", err)
	}
	f.mend(t)
	f.fail(t, "latency", "downstream", `"latency": 5000`)
	err := within(t, 500*time.Millisecond, meta(f))
	if network.CodeOf(err) != network.Timeout {
		t.Errorf("an answer that is far too late: %v, want %s", err, network.Timeout)
	}
	f.mend(t)
	recovers(t, f)
}

func TestCutConnections(t *testing.T) {
	f := throughProxy(t)
	recovers(t, f)
	for range 3 {
		f.proxy.Stop()
		gone(t, "cut", within(t, 5*time.Second, meta(f)))
		if err := f.Ready(t.Context()); network.CodeOf(err) != network.Unavailable {
			t.Errorf("ready: %v, want %s", err, network.Unavailable)
		}
		if err := f.proxy.Start(); err != nil {
			t.Fatal(err)
		}
		recovers(t, f)
	}
}

func TestHalfOpenConnections(t *testing.T) {
	f := throughProxy(t)
	recovers(t, f)
	f.fail(t, "timeout", "downstream", `"timeout": 0`)
	for range 8 { // twice as many as there are connections
		gone(t, "half open", within(t, 300*time.Millisecond, meta(f)))
	}
	f.mend(t)
	recovers(t, f)
}

func TestDownAtStart(t *testing.T) {
	f := throughProxy(t)
	f.proxy.Stop()
	gone(t, "read", within(t, 5*time.Second, meta(f)))
	gone(t, "write", within(t, 5*time.Second, func(ctx context.Context) error {
		_, err := f.Apply(ctx, network.Batch{})
		return err
	}))
	gone(t, "migration", within(t, 5*time.Second, func(ctx context.Context) error {
		_, err := f.MigrationDue(ctx)
		return err
	}))
	if err := f.proxy.Start(); err != nil {
		t.Fatal(err)
	}
	recovers(t, f)
}

// TestCutBatches cuts the connection when so many bytes of a batch have passed: it is applied as a
// whole or not at all, and can be applied again.
func TestCutBatches(t *testing.T) {
	f := throughProxy(t)
	recovers(t, f)
	batches := invented(t, synth.Config{Seed: 3, Projects: 60})
	before := f.figures(t)
	for _, bytes := range []int{500, 20_000, 100_000, 300_000} {
		f.fail(t, "limit_data", "upstream", fmt.Sprintf(`"bytes": %d`, bytes))
		err := within(t, 20*time.Second, func(ctx context.Context) error {
			_, err := f.Apply(ctx, batches[0])
			return err
		})
		f.mend(t)
		recovers(t, f)
		after := f.figures(t)
		if err != nil {
			gone(t, fmt.Sprintf("cut after %d bytes", bytes), err)
		}
		if err != nil && after != before {
			t.Errorf("cut after %d bytes: the store has %s, want %s", bytes, after, before)
		}
		before = after
	}
	for _, batch := range append(batches, batches...) {
		if _, err := f.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := f.figures(t), uninterrupted(t, batches); got != want {
		t.Errorf("the store has %s, want %s", got, want)
	}
	if open := transactions(t); open > 0 {
		t.Errorf("%d transactions are left open in the database", open)
	}
}

// figures tells all that Meta tells, of which the data version is one.
func (f faulty) figures(t *testing.T) string {
	t.Helper()
	return figures(t, f.Store)
}

func figures(t *testing.T, store network.Reader) string {
	t.Helper()
	meta, err := store.Meta(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%+v", meta)
}

// uninterrupted gives the figures of a store to which batches were applied without faults.
func uninterrupted(t *testing.T, batches []network.Batch) string {
	t.Helper()
	store := fresh(t)
	for _, batch := range batches {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	return figures(t, store)
}

func invented(t *testing.T, config synth.Config) []network.Batch {
	t.Helper()
	var batches []network.Batch
	for batch, err := range synth.Generate(config) {
		if err != nil {
			t.Fatal(err)
		}
		batches = append(batches, batch)
	}
	return batches
}

// TestConnectionsComeBack makes more calls that end early than there are connections.
func TestConnectionsComeBack(t *testing.T) {
	f := throughProxy(t)
	recovers(t, f)
	for i := range 40 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*200*time.Microsecond)
		_, err := f.List(ctx, network.Selection{Kind: network.KindProject}, network.Order{}, network.Window{First: 10})
		cancel()
		if err != nil {
			gone(t, "call that ends early", err)
		}
	}
	recovers(t, f)
}

func TestErrorsNameNoSecrets(t *testing.T) {
	database := neo4jtest.Start(t)
	store, err := neo4j.Open(neo4j.Config{URI: database.URI, User: "nobody", Password: "hunter2"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	_, err = store.Meta(t.Context())
	if network.CodeOf(err) != network.Unavailable || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("wrong password: %v, want %s", err, network.Unavailable)
	}
	for _, address := range []string{"", "host", "http://host:1", "neo4j://me:secret@host:7687", "bolt://%zz"} {
		_, err := neo4j.Open(neo4j.Config{URI: address})
		if network.CodeOf(err) != network.InvalidArgument || strings.Contains(err.Error(), "secret") {
			t.Errorf("open %q: %v, want %s", address, err, network.InvalidArgument)
		}
	}
	if errors.Is(err, io.EOF) {
		t.Errorf("a refused user looks like a cut connection: %v", err)
	}
}

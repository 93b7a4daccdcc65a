package siege_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/graph"
	"verkosto/graph/probe"
	"verkosto/internal/access"
	"verkosto/internal/curation"
	"verkosto/internal/httpd"
	"verkosto/internal/network"
	"verkosto/internal/query"
	"verkosto/internal/store/embedded"
	"verkosto/internal/store/neo4j"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/store/storetest"
)

// far makes tests go where it takes minutes.
var far = flag.Bool("far", false, "ask for what is a node further, and send every text everywhere")

// nodesFurther is how many nodes operations go beyond the field that they are about.
func nodesFurther() int {
	if *far {
		return 1
	}
	return 0
}

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

// onEachStore runs a test on each store that keeps something, filled with batches.
func onEachStore(t *testing.T, batches []network.Batch, test func(t *testing.T, store network.Store)) {
	t.Helper()
	t.Run("embedded", func(t *testing.T) { test(t, filled(t, openEmbedded(t), batches)) })
	t.Run("neo4j", func(t *testing.T) { test(t, filled(t, openNeo4j(t), batches)) })
}

func filled(t testing.TB, store network.Store, batches []network.Batch) network.Store {
	t.Helper()
	t.Cleanup(func() { _ = store.Close() })
	for _, batch := range batches {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

func openEmbedded(t testing.TB) network.Store {
	t.Helper()
	store, err := embedded.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	return store
}

func openNeo4j(t testing.TB) network.Store {
	t.Helper()
	database := neo4jtest.Start(t)
	database.Clear(t)
	store, err := neo4j.Open(neo4j.Config{URI: database.URI, User: database.User, Password: database.Password})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return store
}

// target is a server under attack: the one that is shipped, on a store, with everything it logs.
type target struct {
	handler http.Handler
	schema  *probe.Probe
	keys    map[string]string // secrets by whose they are
	log     *record

	store   network.Store
	keyring *access.Keyring
}

// Who asks: the last may do all but see contacts.
const (
	analyst  = "analyst"
	reader   = "reader"
	discreet = "an admin without contacts"
	admin    = "admin"
)

// newTarget makes a server. What the probe can ask for is not to be stopped by limits, which have tests of their own.
func newTarget(t testing.TB, store network.Store) *target {
	t.Helper()
	keyring, err := access.OpenKeyring(filepath.Join(t.TempDir(), "keys.json"))
	if err != nil {
		t.Fatal(err)
	}
	made := &target{keys: make(map[string]string), log: new(record)}
	for name, key := range map[string]access.Key{
		analyst: {Role: access.Analyst}, reader: {Role: access.Reader}, admin: {Role: access.Admin},
		discreet: {Role: access.Admin, Scopes: []access.Scope{access.Read, access.Export, access.Curate, access.Administer}},
	} {
		key.Name = name
		if made.keys[name], err = keyring.Create(key, time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	made.store = store
	made.keyring = keyring
	schema := made.serve(t, func(c *httpd.Config) { c.Limits = unlimited() })
	made.schema = &probe.Probe{Schema: schema, Values: sampleValues(), Ways: sampleWays()}
	return made
}

// serve makes the server anew, changed, and gives its schema.
func (s *target) serve(t testing.TB, change func(*httpd.Config)) *ast.Schema {
	t.Helper()
	may := func(ctx context.Context) bool { return access.From(ctx).May(access.Contacts) }
	curated, is := s.store.(curation.Store)
	if !is {
		t.Fatalf("%T can't be curated", s.store)
	}
	schema := graph.NewSchema(query.New(s.store, query.Options{ShowContacts: may}), &curation.Curator{Store: curated, Now: time.Now})
	config := httpd.Config{
		Schema:  schema,
		Exports: httpd.Exports{Reader: query.ContactsFor(s.store, may)},
		Gate:    &access.Gate{Keys: s.keyring},
		Rates:   unlimitedRates(),
		Timeouts: httpd.Timeouts{
			ReadHeader: time.Minute, Read: time.Minute, Write: time.Hour, Idle: time.Minute, Drain: time.Minute,
		},
		Logger: slog.New(slog.NewJSONHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug - 10})),
	}
	change(&config)
	server, err := httpd.New(config)
	if err != nil {
		t.Fatal(err)
	}
	s.handler = server.Handler()
	return schema.Schema()
}

// unlimited are limits that nothing here gets to.
func unlimited() httpd.Limits {
	limits := httpd.DefaultLimits()
	fields := reflect.ValueOf(&limits).Elem()
	for i := range fields.NumField() {
		if field := fields.Field(i); field.CanInt() {
			field.SetInt(1 << 30)
		}
	}
	limits.Timeout = time.Minute
	return limits
}

// unlimitedRates let one client ask all of this at once.
func unlimitedRates() httpd.Rates {
	rates := httpd.DefaultRates()
	rates.Key.Points, rates.Key.Per = 1<<40, time.Millisecond
	return rates
}

// ask sends a query as someone and gives the status and the body.
func (s *target) ask(who, text string) (int, []byte) {
	body, _ := json.Marshal(map[string]string{"query": text}) // one text
	return s.send(who, http.MethodPost, "/graphql", string(body))
}

func (s *target) send(who, method, path, body string) (int, []byte) {
	request := httptest.NewRequestWithContext(context.Background(), method, path, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	if who != "" {
		request.Header.Set("Authorization", "Bearer "+s.keys[who])
	}
	recorder := httptest.NewRecorder()
	s.handler.ServeHTTP(recorder, request)
	var whole bytes.Buffer
	_ = recorder.Header().Write(&whole) // into memory
	whole.WriteString("\r\n")
	whole.Write(recorder.Body.Bytes())
	return recorder.Code, whole.Bytes()
}

// record keeps a log.
type record struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write implements [io.Writer].
func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(p)
}

// take gives what was written since the last time.
func (r *record) take() []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	taken := bytes.Clone(r.text.Bytes())
	r.text.Reset()
	return taken
}

// Ids of the contract suite's sample network.
var (
	honka = network.OrganisationID(network.SchemeBusinessID, "1000001-2")
	koski = network.OrganisationID(network.SchemeBusinessID, "1000002-0")
	wood  = network.ProjectID("2014-2020", "S10001")
	maija = network.PersonID(honka, "maija mallikas")
	part  = network.ParticipationID(wood, honka, network.RoleCoordinator, 1)
	esf   = network.FundID("2014-2020", "ESF")

	remark = network.ID("annotation:remark") // planted
)

func quoted(ids ...network.ID) string {
	text, _ := json.Marshal(ids)
	return string(text)
}

// sampleValues are arguments that find something in the sample.
func sampleValues() map[string]string {
	one := func(id network.ID) string { return strings.Trim(quoted(id), "[]") }
	return map[string]string{
		"(first)": "10", "(limit)": "10", "(depth)": "2", "Paths.paths(limit)": "3", "(samples)": "3",
		"Query.node(id)": one(maija), "Query.nodes(ids)": quoted(maija, honka, wood, part, remark),
		"Query.project(code)": `"S10001"`, "Query.project(period)": `"2014-2020"`,
		"Query.organisation(businessId)": `"1000001-2"`,
		"Query.municipality(code)":       `"837"`, "Query.subRegion(code)": `"064"`, "Query.region(code)": `"06"`,
		"Query.fund(code)": `"ESF"`, "Query.fund(period)": `"2014-2020"`,
		"Query.search(text)": `"maija"`, "Query.network(around)": quoted(maija, wood),
		"Query.paths(from)": one(honka), "Query.paths(to)": one(koski), "Query.paths(limit)": "3",
		"Query.partners(of)": quoted(honka), "Query.recommendedPartners(of)": one(koski),
		"Query.portfolio(funder)": one(esf), "Portfolio.overlap(with)": one(network.FundID("2014-2020", "ERDF")),
		"Query.networkChange(a)": `{from:"2015",to:"2016"}`, "Query.networkChange(b)": `{from:"2017",to:"2019"}`,
	}
}

// sampleWays lead to nodes of the sample that have most of what their type can have.
func sampleWays() map[string]string {
	ways := make(map[string]string)
	for kind, id := range map[string]network.ID{
		"Person": maija, "Organisation": honka, "Project": wood, "Participation": part, "Fund": esf,
		"Funding": network.FundingID(wood, esf), "Source": canarySource, "Annotation": remark,
		"Match": network.MatchID(honka, koski),
	} {
		ways[kind] = "nodes(ids:" + quoted(id) + "){...on " + kind + "{%s}}"
	}
	return ways
}

// sample is the contract suite's network with planted contacts.
func sample() []network.Batch { return append(storetest.Sample(), canaries()) }

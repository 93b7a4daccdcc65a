package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"verkosto/graph"
	"verkosto/internal/access"
	"verkosto/internal/curation"
	"verkosto/internal/network"
	"verkosto/internal/query"
	"verkosto/internal/store/storetest"
)

// editors asks the API as editors do, at times that are a second apart.
type editors struct {
	t     testing.TB
	store *storetest.Model
	exec  *executor.Executor
}

func newEditors(t testing.TB) *editors {
	t.Helper()
	store := storetest.NewModel()
	for _, batch := range storetest.Sample() {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	curator := &curation.Curator{Store: store, Now: func() time.Time {
		now = now.Add(time.Second)
		return now
	}}
	exec := executor.New(graph.NewSchema(query.New(store, query.Options{}), curator))
	exec.SetErrorPresenter(present)
	return &editors{t, store, exec}
}

// editor is someone who may curate.
func editor(name string) access.Principal {
	return access.Principal{ID: "key:" + name, Name: name, Role: access.Editor}
}

// ask executes a document as someone, and gives its data and its errors.
func (e *editors) ask(who access.Principal, text string, variables map[string]any) (data map[string]any, errors string) {
	e.t.Helper()
	ctx := graphql.StartOperationTrace(access.With(e.t.Context(), who))
	operation, errs := e.exec.CreateOperationContext(ctx, &graphql.RawParams{Query: text, Variables: maps.Clone(variables)})
	if errs != nil {
		e.t.Fatalf("%s\nis refused: %v", text, errs)
	}
	responses, ctx := e.exec.DispatchOperation(ctx, operation)
	response := responses(ctx)
	if err := json.Unmarshal(response.Data, &data); err != nil {
		e.t.Fatal(err)
	}
	return data, response.Errors.Error()
}

// state is all that the network serves, without its audit log.
func (e *editors) state() string {
	e.t.Helper()
	var all bytes.Buffer
	for _, kind := range network.Kinds() {
		pages, err := e.store.List(e.t.Context(), network.Selection{Kind: kind}, network.Order{}, network.Window{First: network.MaxKeys})
		if err != nil {
			e.t.Fatal(err)
		}
		if err := json.NewEncoder(&all).Encode(pages); err != nil {
			e.t.Fatal(err)
		}
	}
	return all.String()
}

const addAlias = `mutation ($name: String!, $key: String) {
	addAlias(input: { organisation: "organisation:fi/1000001-2", name: $name, idempotencyKey: $key, clientMutationId: "c" }) {
		clientMutationId
		userErrors { code message path }
		entry { number by byName action subjectIds subjects { id } note undoes undoneBy }
		organisation { aliases { name } }
	}
}`

// TestMutationsAreDoneOnce asks the same again under an idempotency key, and something else.
func TestMutationsAreDoneOnce(t *testing.T) {
	e := newEditors(t)
	once, errs := e.ask(editor("anna"), addAlias, map[string]any{"name": "Honkanen", "key": "k"})
	if !strings.Contains(asText(t, once), `{"name":"Honkanen"}]`) {
		t.Fatalf("%v, %s", once, errs)
	}
	state := e.state()
	if again, errs := e.ask(editor("anna"), addAlias, map[string]any{"name": "Honkanen", "key": "k"}); asText(t, again) != asText(t, once) {
		t.Errorf("answered %v the second time, and first %v; %s", again, once, errs)
	}
	other, errs := e.ask(editor("anna"), addAlias, map[string]any{"name": "Honkala", "key": "k"})
	if got := asText(t, other); !strings.Contains(got, `"code":"KEY_USED"`) || !strings.Contains(got, `"path":["idempotencyKey"]`) || !strings.Contains(got, `"entry":null`) {
		t.Errorf("another request under the key: %s, %s", got, errs)
	}
	if e.state() != state {
		t.Error("the network is not what it was after the first")
	}
	if theirs, errs := e.ask(editor("bertta"), addAlias, map[string]any{"name": "Honkala", "key": "k"}); !strings.Contains(asText(t, theirs), `"number":2`) {
		t.Errorf("the key of another editor: %v, %s", theirs, errs)
	}
}

// TestMutationsOfOneRequestAreDoneInOrder undoes within one request what it did.
func TestMutationsOfOneRequestAreDoneInOrder(t *testing.T) {
	e := newEditors(t)
	state := e.state()
	data, errs := e.ask(editor("anna"), `mutation {
		one: annotate(input: { subject: "project:2014-2020/S10001", text: "Soita 040 1234567" }) { annotation { text subject { id } } entry { number } }
		none: undo(input: { entry: 9 }) { userErrors { code path } entry { number } }
		two: undo(input: { entry: 1 }) { entry { number undoes subjects { id } } }
		three: undo(input: { entry: 1 }) { userErrors { code } }
	}`, nil)
	for _, want := range []string{
		`"one":{"annotation":{"subject":{"id":"project:2014-2020/S10001"},"text":"Soita …"},"entry":{"number":1}}`,
		`"none":{"entry":null,"userErrors":[{"code":"NOT_FOUND","path":["entry"]}]}`,
		`"two":{"entry":{"number":2,"subjects":[{"id":"project:2014-2020/S10001"},null],"undoes":1}}`,
		`"three":{"userErrors":[{"code":"ALREADY_UNDONE"}]}`,
	} {
		if !strings.Contains(asText(t, data), want) {
			t.Errorf("%s is missing in %s, %s", want, asText(t, data), errs)
		}
	}
	if e.state() != state {
		t.Error("the network is not what it was")
	}
}

// TestWhoMayMutate asks as those who may not curate: nothing is done.
func TestWhoMayMutate(t *testing.T) {
	e := newEditors(t)
	state := e.state()
	for _, role := range []access.Role{access.Reader, access.Analyst} {
		data, errs := e.ask(access.Principal{ID: "key:x", Role: role}, addAlias, map[string]any{"name": "Honkanen"})
		if data["addAlias"] != nil || !strings.Contains(errs, "needs the scope CURATE") {
			t.Errorf("%s: %v, %s", role, data, errs)
		}
	}
	if page, err := e.store.Audit(context.Background(), network.AuditQuery{Window: network.Window{First: 1}}); err != nil || len(page.Items) > 0 || e.state() != state {
		t.Errorf("something was done: %v, %v", page, err)
	}
}

func asText(t testing.TB, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

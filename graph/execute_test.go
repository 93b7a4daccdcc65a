package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/graph"
	"verkosto/internal/access"
	"verkosto/internal/curation"
	"verkosto/internal/network"
	"verkosto/internal/query"
	"verkosto/internal/store/storetest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sample gives a reader of the contract suite's sample network.
func sample(t testing.TB) network.Reader {
	t.Helper()
	store := storetest.NewModel()
	for _, batch := range storetest.Sample() {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

// ask executes a query and gives the answer's JSON, indented.
func ask(t testing.TB, reader network.Reader, options query.Options, text string, variables map[string]any) []byte {
	t.Helper()
	return askOf(t, query.New(reader, options), text, variables)
}

// askOf executes a query over queries, with what they remember.
func askOf(t testing.TB, queries *query.Queries, text string, variables map[string]any) []byte {
	t.Helper()
	exec := executor.New(graph.NewSchema(queries, nil))
	exec.SetErrorPresenter(present)
	ctx := graphql.StartOperationTrace(access.With(t.Context(), editor("anna")))
	operation, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: text, Variables: variables})
	var response *graphql.Response
	if errs != nil {
		response = exec.DispatchError(graphql.WithOperationContext(ctx, operation), errs)
	} else {
		responses, ctx := exec.DispatchOperation(ctx, operation)
		response = responses(ctx)
	}
	slices.SortFunc(response.Errors, func(a, b *gqlerror.Error) int { // fields are answered side by side
		return strings.Compare(a.Path.String(), b.Path.String())
	})
	encoded, err := json.Marshal(response)
	if err != nil {
		t.Fatal(err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, encoded, "", "  "); err != nil {
		t.Fatal(err)
	}
	return indented.Bytes()
}

// present shows an error by its code and message, as the server does.
func present(ctx context.Context, err error) *gqlerror.Error {
	presented := &gqlerror.Error{Message: err.Error(), Path: graphql.GetPath(ctx)}
	if coded, ok := errors.AsType[*network.Error](err); ok {
		presented.Message = coded.Message
		presented.Extensions = map[string]any{"code": coded.Code}
	}
	return presented
}

// TestQueries executes each query of testdata over the sample network and compares the
// answer with the golden file beside it.
func TestQueries(t *testing.T) {
	files, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries: %v", err)
	}
	reader := sample(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".graphql"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := ask(t, reader, query.Options{}, string(text), nil)
			golden := strings.TrimSuffix(file, ".graphql") + ".json"
			if *update {
				if err := os.WriteFile(golden, append(got, '\n'), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(bytes.TrimSpace(want), got) {
				t.Errorf("answer differs from %s (go test -update rewrites it):\n%s", golden, got)
			}
		})
	}
}

// counted counts the calls to a reader.
type counted struct {
	network.Reader
	calls atomic.Int64
}

func (c *counted) Nodes(ctx context.Context, ids []network.ID) (map[network.ID]network.Node, error) {
	c.calls.Add(1)
	return c.Reader.Nodes(ctx, ids)
}

func (c *counted) List(
	ctx context.Context, selection network.Selection, order network.Order, window network.Window,
) (map[network.ID]network.Page[network.Node], error) {
	c.calls.Add(1)
	return c.Reader.List(ctx, selection, order, window)
}

func (c *counted) Tally(ctx context.Context, query network.TallyQuery) (map[network.ID]network.Tally, error) {
	c.calls.Add(1)
	return c.Reader.Tally(ctx, query)
}

func (c *counted) Degrees(ctx context.Context, ids []network.ID) (map[network.ID]network.Degree, error) {
	c.calls.Add(1)
	return c.Reader.Degrees(ctx, ids)
}

func (c *counted) Partners(
	ctx context.Context, query network.PartnerQuery,
) (map[network.ID]network.Page[network.Partner], error) {
	c.calls.Add(1)
	return c.Reader.Partners(ctx, query)
}

func (c *counted) Citations(
	ctx context.Context, query network.CitationQuery,
) (map[network.ID]network.Page[network.Citation], error) {
	c.calls.Add(1)
	return c.Reader.Citations(ctx, query)
}

func (c *counted) Annotations(
	ctx context.Context, query network.AnnotationQuery,
) (map[network.ID]network.Page[*network.Annotation], error) {
	c.calls.Add(1)
	return c.Reader.Annotations(ctx, query)
}

func (c *counted) Audit(ctx context.Context, query network.AuditQuery) (network.Page[network.AuditEntry], error) {
	c.calls.Add(1)
	return c.Reader.Audit(ctx, query)
}

func (c *counted) ReviewQueue(ctx context.Context, query network.ReviewQuery) (network.Page[network.Citation], error) {
	c.calls.Add(1)
	return c.Reader.ReviewQueue(ctx, query)
}

func (c *counted) CountReviews(ctx context.Context, query network.ReviewQuery) (int, error) {
	c.calls.Add(1)
	return c.Reader.CountReviews(ctx, query)
}

// annotated gives the sample network with notes of an editor, a judgement, and facts that rules read.
func annotated(t testing.TB) network.Reader {
	t.Helper()
	e := newEditors(t)
	curator := &curation.Curator{Store: e.store, Now: time.Now}
	ctx := access.With(t.Context(), editor("anna"))
	for _, id := range []network.ID{network.ProjectID("2014-2020", "S10001"), network.OrganisationID(network.SchemeBusinessID, "1000001-2")} {
		if _, err := curator.Annotate(ctx, curation.Request{}, id, "A note"); err != nil {
			t.Fatal(err)
		}
	}
	document := curation.Document{Name: "facts", Content: `{"organisation":{"id":"organisation:name/a","names":{"fi":"A"}},"method":"RULE","confidence":0.5}
{"organisation":{"id":"organisation:name/b","names":{"fi":"B"}},"method":"RULE","confidence":0.4}`}
	if _, err := curator.Import(ctx, curation.Request{}, document); err != nil {
		t.Fatal(err)
	}
	return e.store
}

// TestCallsPerStep shows that a step of a query costs one call to the store, whatever
// the number of parents and whichever way they were reached.
func TestCallsPerStep(t *testing.T) {
	for _, c := range []struct {
		name, query string
		calls       int64
	}{
		{"one list", `{ projects { nodes { name } } }`, 1},
		{"edges and nodes of one list", `{ projects { nodes { name } edges { node { code } } } }`, 1},
		{"children", `{ projects(first: 100) { nodes { participations { nodes { role } } } } }`, 2},
		{"children by edges", `{ projects(first: 100) { edges { node { participations { edges { node { role } } } } } } }`, 2},
		{
			"four levels", `{ projects(first: 100) { edges { node { participations { nodes {
				organisation { name participations { nodes { role } } } } } } } } }`, 4,
		},
		{
			"two relations on a level", `{ organisations { nodes { municipality { name region { name } }
				participations { nodes { project { name } } } } } }`, 5,
		},
		{"total of every list", `{ projects { nodes { participations { totalCount } } } }`, 2},
		{"total not asked for", `{ projects { nodes { participations(first: 1) { pageInfo { hasNextPage } } } } }`, 2},
		{"figures", `{ organisations { nodes { degree { partners } amounts { granted } } } }`, 3},
		{"partners", `{ organisations { nodes { partners { edges { sharedProjects node { name } } } } } }`, 2},
		{"citations", `{ projects { nodes { citations { nodes { source { format } node { id } } } } } }`, 4},
		{"annotations", `{ projects { nodes { annotations { nodes { text subject { id } source { id } } } } } }`, 3},
		{"annotations of any node", `{ nodes(ids: ["project:2014-2020/S10001", "project:2014-2020/S10002"]) { annotations { edges { node { text annotations { nodes { text } } } } } } }`, 3},
		{"the audit log", `{ auditLog { nodes { subjects { id annotations { nodes { id } } } } edges { node { subjects { id } } } } }`, 3 + 4}, // nodes of four kinds
		{"what waits for review", `{ reviewQueue { nodes { ... on Citation { node { id } source { id } } ... on Match { organisations { nodes { id } } } } } }`, 4},
		{"how much waits", `{ reviewQueue(of: FACT) { totalCount } }`, 3},
		{"aliases are lists of their own", `{ projects { nodes { a: fundings { nodes { granted } } b: fundings { nodes { granted } } } } }`, 3},
		{
			"through an interface", `{ fundings { nodes { funder { name ... on Fund { projects { nodes { name } } }
				... on Organisation { people { nodes { name } } } } } } }`, 4,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			reader := &counted{Reader: annotated(t)}
			answer := ask(t, reader, query.Options{}, c.query, nil)
			if bytes.Contains(answer, []byte(`"errors"`)) {
				t.Fatalf("%s", answer)
			}
			if calls := reader.calls.Load(); calls != c.calls {
				t.Errorf("%d calls to the store, want %d", calls, c.calls)
			}
		})
	}
}

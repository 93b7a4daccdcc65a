package export_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"testing"

	"verkosto/internal/export"
	"verkosto/internal/network"
	"verkosto/internal/query"
	"verkosto/internal/store/storetest"
)

// requests are parts of a network to export.
var requests = []string{
	"",
	"period=2014-2020",
	"period=2021-2027&role=COORDINATOR",
	"role=PLANNER",
	"fund=" + url.QueryEscape("fund:2014-2020/ESF"),
	"place=" + url.QueryEscape("region:06"),
	"funder.none=" + url.QueryEscape("fund:2014-2020/ESF"),
	"from=2016&to=2017-06",
	"granted.min=200000",
	"kind=PROJECT&kind=ORGANISATION",
	"kind=ORGANISATION&kind=PERSON&kind=FUND&period=2014-2020",
	"code=none-has-this",
}

// TestDrawsTheNetwork says that an export holds what the store draws: without a filter all that
// can be drawn, with one the projects that pass and all next to them, and always all edges between.
func TestDrawsTheNetwork(t *testing.T) {
	files := make(map[string]string) // of the store before
	onEachStore(t, storetest.Sample(), func(t *testing.T, store network.Store) {
		for _, asked := range requests {
			file := anyVersion.ReplaceAllString(checkDrawing(t, store, asked), "")
			if before, is := files[asked]; is && before != file {
				t.Errorf("%s: stores give other files", asked)
			}
			files[asked] = file
		}
	})
	t.Run("pages", func(t *testing.T) { // more than one of most kinds
		store := filled(t, openEmbedded(t), invented(t, 800))
		for _, asked := range requests {
			checkPages(t, store, asked)
		}
	})
}

// checkDrawing compares an export with what the store draws, and gives it.
func checkDrawing(t *testing.T, store network.Store, asked string) string {
	t.Helper()
	request := requestOf(t, asked)
	file := write(t, store, "graphology", request)
	compareDrawings(t, asked, drawingIn(t, file), drawnBy(t, store, request))
	return file
}

// checkPages compares how much an export of many pages holds, which is more than a store draws at once.
func checkPages(t *testing.T, store network.Store, asked string) {
	t.Helper()
	request := requestOf(t, asked)
	got := drawingIn(t, write(t, store, "graphology", request))
	if unique := slices.Compact(slices.Clone(got.nodes)); len(unique) != len(got.nodes) {
		t.Errorf("%s: %d of %d nodes come again", asked, len(got.nodes)-len(unique), len(got.nodes))
	}
	want := make(map[network.EdgeKind]int)
	if request.Kinds == nil {
		for _, kind := range []network.EdgeKind{network.EdgeParticipation, network.EdgeFunding} {
			want[kind] = tally(t, store, kind, request.Filter)
		}
	}
	kinds := make(map[network.EdgeKind]int)
	ids := make(map[string]bool)
	for _, edge := range got.edges {
		_, from := slices.BinarySearch(got.nodes, edge.Source)
		_, to := slices.BinarySearch(got.nodes, edge.Target)
		if !from || !to || ids[edge.ID] {
			t.Fatalf("%s: %v comes again, or an end of it is not drawn", asked, edge)
		}
		ids[edge.ID] = true
		kinds[edge.Kind]++
	}
	for kind, count := range want {
		if kinds[kind] != count {
			t.Errorf("%s: %d edges of %s, want %d", asked, kinds[kind], kind, count)
		}
	}
}

// tally counts the participations or fundings of projects that pass.
func tally(t *testing.T, store network.Store, kind network.EdgeKind, filter *network.ProjectFilter) int {
	t.Helper()
	selection := network.Selection{Kind: network.KindParticipation, Filter: &network.ParticipationFilter{Project: filter}}
	if kind == network.EdgeFunding {
		selection = network.Selection{Kind: network.KindFunding, Filter: &network.FundingFilter{Project: filter}}
	}
	tallies, err := store.Tally(t.Context(), network.TallyQuery{Selection: selection, Top: 1})
	if err != nil {
		t.Fatal(err)
	}
	return tallies[network.WholeStore].Count
}

var anyVersion = regexp.MustCompile(`"dataVersion":"\d+"`)

func requestOf(t testing.TB, asked string) export.Request {
	t.Helper()
	values, err := url.ParseQuery(asked)
	if err != nil {
		t.Fatal(err)
	}
	request, err := export.RequestOf(values)
	if err != nil {
		t.Fatal(err)
	}
	return request
}

func write(t testing.TB, reader export.Reader, name string, request export.Request) string {
	t.Helper()
	format, err := export.FormatNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := export.Open(t.Context(), reader, format, request)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := file.Write(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// drawing is a network as far as stores draw it themselves.
type drawing struct {
	nodes []network.ID
	edges []network.Edge
}

func drawingIn(t testing.TB, graphology string) (d drawing) {
	t.Helper()
	var file struct {
		Nodes []struct{ Key network.ID }
		Edges []struct {
			Key            string
			Source, Target network.ID
			Attributes     struct {
				Kind   network.EdgeKind
				Role   network.Role
				Amount json.Number
			}
		}
	}
	if err := json.Unmarshal([]byte(graphology), &file); err != nil {
		t.Fatal(err)
	}
	for _, node := range file.Nodes {
		d.nodes = append(d.nodes, node.Key)
	}
	for _, edge := range file.Edges {
		d.edges = append(d.edges, network.Edge{
			ID: edge.Key + " " + edge.Attributes.Amount.String(), Kind: edge.Attributes.Kind, Source: edge.Source, Target: edge.Target, Role: edge.Attributes.Role,
		})
	}
	return d.sorted()
}

// drawnBy asks a store what there is to draw.
func drawnBy(t testing.TB, store network.Reader, request export.Request) (d drawing) {
	t.Helper()
	kinds := request.Kinds
	if kinds == nil {
		kinds = export.Kinds()
	}
	if request.Filter == nil {
		for _, kind := range kinds {
			d.nodes = append(d.nodes, all(t, store, network.Selection{Kind: kind})...)
		}
	} else {
		projects := all(t, store, network.Selection{Kind: network.KindProject, Filter: request.Filter})
		around, err := store.Neighbours(t.Context(), network.NeighbourQuery{Of: projects, Kinds: kinds, Projects: request.Filter, Most: network.MaxKeys})
		if err != nil {
			t.Fatal(err)
		}
		for _, node := range around.Nodes {
			d.nodes = append(d.nodes, node.NodeID())
		}
		if slices.Contains(kinds, network.KindProject) {
			d.nodes = append(d.nodes, projects...)
		}
	}
	var err error
	if d.edges, err = store.Edges(t.Context(), d.nodes); err != nil {
		t.Fatal(err)
	}
	for i := range d.edges {
		amount := ""
		if d.edges[i].Amount != nil {
			amount = d.edges[i].Amount.String()
		}
		d.edges[i].ID, d.edges[i].Amount = d.edges[i].ID+" "+amount, nil
	}
	return d.sorted()
}

func all(t testing.TB, store network.Reader, selection network.Selection) (ids []network.ID) {
	t.Helper()
	pages, err := store.List(t.Context(), selection, network.Order{}, network.Window{First: network.MaxKeys})
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range pages[network.WholeStore].Items {
		ids = append(ids, item.Node.NodeID())
	}
	return ids
}

func (d drawing) sorted() drawing {
	slices.Sort(d.nodes)
	slices.SortFunc(d.edges, func(a, b network.Edge) int { return cmp.Compare(a.ID, b.ID) })
	return d
}

func compareDrawings(t testing.TB, asked string, got, want drawing) {
	t.Helper()
	if !slices.Equal(got.nodes, want.nodes) {
		t.Errorf("%s: %d nodes, want %d: %s", asked, len(got.nodes), len(want.nodes), firstDifference(got.nodes, want.nodes))
	}
	if !slices.Equal(got.edges, want.edges) {
		t.Errorf("%s: %d edges, want %d: %s", asked, len(got.edges), len(want.edges), firstDifference(got.edges, want.edges))
	}
}

func firstDifference[T comparable](got, want []T) string {
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			return fmt.Sprintf("%v is missing", want[i])
		case i >= len(want):
			return fmt.Sprintf("%v is too many", got[i])
		case got[i] != want[i]:
			return fmt.Sprintf("%v, want %v", got[i], want[i])
		}
	}
	return "none"
}

// TestDrawsPartners says that the network of organisations has an edge for each pair of partners,
// once, with the number of projects that they share.
func TestDrawsPartners(t *testing.T) {
	onEachStore(t, invented(t, 25), func(t *testing.T, store network.Store) {
		var file struct {
			Options struct{ Type string }
			Nodes   []struct{ Key network.ID }
			Edges   []struct {
				Source, Target network.ID
				Attributes     struct {
					Weight     int
					Start, End string
				}
			}
		}
		if err := json.Unmarshal([]byte(write(t, store, "graphology", requestOf(t, "projection=organisations&period=2014-2020"))), &file); err != nil {
			t.Fatal(err)
		}
		weights := make(map[[2]network.ID]int)
		for _, edge := range file.Edges {
			weights[[2]network.ID{edge.Source, edge.Target}] = edge.Attributes.Weight
		}
		pairs := 0
		for _, node := range file.Nodes {
			pages, err := store.Partners(t.Context(), network.PartnerQuery{
				Of: []network.ID{node.Key}, Projects: &network.ProjectFilter{Periods: []string{"2014-2020"}}, Window: network.Window{First: network.MaxKeys},
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, partner := range pages[node.Key].Items {
				ends := [2]network.ID{min(node.Key, partner.Node.Organisation.ID), max(node.Key, partner.Node.Organisation.ID)}
				if weights[ends] != partner.Node.Shared {
					t.Errorf("%s share %d projects, the edge says %d", ends, partner.Node.Shared, weights[ends])
				}
				pairs++
			}
		}
		if pairs == 0 || len(weights) != len(file.Edges) || pairs != 2*len(file.Edges) || file.Options.Type != "undirected" {
			t.Errorf("%d edges for %d pairs, %s", len(file.Edges), pairs/2, file.Options.Type)
		}
	})
}

// TestHidesContacts says that what the reader hides is in no format.
func TestHidesContacts(t *testing.T) {
	store := filled(t, storetest.NewModel(), awkward())
	for _, format := range export.Formats() {
		hidden := write(t, query.WithoutContacts(store), format.Name, export.Request{})
		shown := write(t, store, format.Name, export.Request{})
		if bytes.Contains([]byte(hidden), []byte("venla@koesaari.example")) || bytes.Contains([]byte(hidden), []byte("555 0101")) {
			t.Errorf("%s holds contacts", format.Name)
		}
		compressed := format.MediaType() == "application/zip"
		if (format.Whole || format.Name == "csv-nodes") && !compressed && !bytes.Contains([]byte(shown), []byte("venla@koesaari.example")) {
			t.Errorf("%s lacks contacts for those who may see them", format.Name)
		}
	}
}

// changing is a store that changes after some reads.
type changing struct {
	export.Reader
	reads int
}

func (c *changing) List(ctx context.Context, s network.Selection, o network.Order, w network.Window) (map[network.ID]network.Page[network.Node], error) {
	c.reads--
	return c.Reader.List(ctx, s, o, w)
}

func (c *changing) Meta(ctx context.Context) (network.Meta, error) {
	meta, err := c.Reader.Meta(ctx)
	if c.reads <= 0 {
		meta.Version++
	}
	return meta, err
}

// TestFailsWhenTheNetworkChanges says that no export mixes two states of the network.
func TestFailsWhenTheNetworkChanges(t *testing.T) {
	store := filled(t, storetest.NewModel(), awkward())
	for _, format := range export.Formats() {
		reader := &changing{Reader: store, reads: 2}
		file, err := export.Open(t.Context(), reader, format, export.Request{})
		if err != nil {
			t.Fatal(err)
		}
		reader.reads = 0
		if err := file.Write(t.Context(), new(bytes.Buffer)); network.CodeOf(err) != network.Conflict {
			t.Errorf("%s: got %v", format.Name, err)
		}
	}
}

// TestStops says that an export ends with the context, and with the writer.
func TestStops(t *testing.T) {
	store := filled(t, storetest.NewModel(), invented(t, 30))
	for _, format := range export.Formats() {
		file, err := export.Open(t.Context(), store, format, export.Request{})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := file.Write(ctx, new(bytes.Buffer)); !errors.Is(err, context.Canceled) {
			t.Errorf("%s goes on without a reader: %v", format.Name, err)
		}
		full := errors.New("the disk is full")
		if err := file.Write(t.Context(), failing{full}); !errors.Is(err, full) {
			t.Errorf("%s: got %v", format.Name, err)
		}
	}
}

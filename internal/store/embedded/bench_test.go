package embedded_test

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
)

var projects = flag.Int("projects", 20_000, "size of the network that benchmarks read")

// BenchmarkApply imports the whole network into a new file, in batches of 5,000 citations.
func BenchmarkApply(b *testing.B) {
	batches := newCountry(*projects).batches(*projects)
	for b.Loop() {
		store, err := embedded.Open(filepath.Join(b.TempDir(), "network.db"))
		if err != nil {
			b.Fatal(err)
		}
		start, citations := time.Now(), 0
		for _, batch := range batches {
			if _, err := store.Apply(b.Context(), batch); err != nil {
				b.Fatal(err)
			}
			citations += len(batch.Citations)
		}
		seconds := time.Since(start).Seconds()
		b.ReportMetric(float64(citations)/seconds, "citations/s")
		b.ReportMetric(5*float64(*projects)/seconds, "participations/s")
		if err := store.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPages imports documents of one project each, each in a batch of its own. All of
// them state the fund.
func BenchmarkPages(b *testing.B) {
	c := newCountry(2000)
	store := open(b, filepath.Join(b.TempDir(), "network.db"))
	page := 0
	for b.Loop() {
		page++
		source := &network.Source{ID: network.SourceID("page", fmt.Sprint(page)), SHA256: "1"}
		batch := network.Batch{Sources: []*network.Source{source}, Citations: c.project(page), Complete: []network.ID{source.ID}}
		batch.Citations = append(batch.Citations, c.cite(&network.Fund{ID: network.FundID("2014-2020", "ESF"), Code: "ESF"}))
		for i := range batch.Citations {
			batch.Citations[i].Source = source.ID
		}
		if _, err := store.Apply(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "network.db")
	store := open(b, path)
	populate(b, store, *projects)
	if err := store.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		store, err := embedded.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		if err := store.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	store := open(b, filepath.Join(b.TempDir(), "network.db"))
	populate(b, store, *projects)
	text, place := "metsäosaaminen", &network.IDSet{Any: []network.ID{network.RegionID("06")}}
	thousand := make([]network.ID, 1000)
	for i := range thousand {
		thousand[i] = network.ProjectID("2014-2020", fmt.Sprintf("S%06d", i*(*projects)/1000))
	}
	start := network.OrganisationID(network.SchemeName, "o0000007")
	byName := network.Order{Field: network.ByName}
	for _, c := range []struct {
		name string
		read func(context.Context) error
	}{
		{"1,000 nodes", func(ctx context.Context) error { _, err := store.Nodes(ctx, thousand); return err }},
		{"page by code", func(ctx context.Context) error {
			filter := &network.ProjectFilter{Codes: []string{"S000123"}}
			return page(ctx, store, network.Selection{Kind: network.KindProject, Filter: filter}, byName, 20)
		}},
		{"page of a region with total", func(ctx context.Context) error {
			selection := network.Selection{Kind: network.KindProject, Filter: &network.ProjectFilter{
				TargetPlaces: place, Start: &network.DateRange{From: "2016", To: "2018"},
			}}
			if _, err := store.Tally(ctx, network.TallyQuery{Selection: selection}); err != nil {
				return err
			}
			return page(ctx, store, selection, byName, 20)
		}},
		{"page of all by name", func(ctx context.Context) error {
			return page(ctx, store, network.Selection{Kind: network.KindProject}, byName, 20)
		}},
		{"page of a text", func(ctx context.Context) error {
			return page(ctx, store, network.Selection{Kind: network.KindProject, Filter: &network.ProjectFilter{Text: &text}}, byName, 20)
		}},
		{"50 projects, participations, organisations, municipalities", func(ctx context.Context) error {
			return fifty(ctx, store)
		}},
		{"20 of a large organisation's participations", func(ctx context.Context) error {
			selection := network.Selection{Kind: network.KindParticipation, Of: []network.ID{start}, Via: network.LinkBy}
			return page(ctx, store, selection, network.Order{Field: network.ByStart}, 20)
		}},
		{"partners of a large organisation", func(ctx context.Context) error {
			_, err := store.Partners(ctx, network.PartnerQuery{Of: []network.ID{start}, Window: network.Window{First: 20}})
			return err
		}},
		{"network of 1,000 nodes", func(ctx context.Context) error { return around(ctx, store, start) }},
		{"all projects with facets and sums", func(ctx context.Context) error {
			_, err := store.Tally(ctx, network.TallyQuery{
				Selection: network.Selection{Kind: network.KindProject}, Amounts: true, Top: 10,
				Facets: []network.FacetField{network.FacetRegion, network.FacetStartYear, network.FacetStatus},
			})
			return err
		}},
		{"search", func(ctx context.Context) error {
			_, err := store.Search(ctx, network.SearchQuery{Text: "metsäjärvi koulutus", Window: network.Window{First: 20}})
			return err
		}},
		{"search for a code", func(ctx context.Context) error {
			_, err := store.Search(ctx, network.SearchQuery{Text: "S000123", Window: network.Window{First: 20}})
			return err
		}},
		{"citations of 50 projects", func(ctx context.Context) error {
			_, err := store.Citations(ctx, network.CitationQuery{Of: thousand[:50], Window: network.Window{First: 20}})
			return err
		}},
		{"meta", func(ctx context.Context) error { _, err := store.Meta(ctx); return err }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			if err := c.read(b.Context()); err != nil { // what is kept between calls is made here
				b.Fatal(err)
			}
			for b.Loop() {
				if err := c.read(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func page(ctx context.Context, store network.Reader, selection network.Selection, order network.Order, first int) error {
	_, err := store.List(ctx, selection, order, network.Window{First: first})
	return err
}

// fifty reads a page of projects and three levels below it.
func fifty(ctx context.Context, store network.Reader) error {
	window := network.Window{First: 50}
	projects, err := store.List(ctx, network.Selection{Kind: network.KindProject}, network.Order{Field: network.ByStart}, window)
	if err != nil {
		return err
	}
	ids := idsOf(projects)
	parts, err := store.List(ctx, network.Selection{Kind: network.KindParticipation, Of: ids, Via: network.LinkInProject}, network.Order{Field: network.ByNumber}, window)
	if err != nil {
		return err
	}
	ids = idsOf(parts)
	for _, level := range []struct {
		kind network.Kind
		via  network.Link
	}{{network.KindOrganisation, network.LinkBy}, {network.KindMunicipality, network.LinkLocatedIn}} {
		if _, err := store.List(ctx, network.Selection{Kind: level.kind, Of: ids, Via: level.via, Out: true}, network.Order{}, window); err != nil {
			return err
		}
	}
	return nil
}

func idsOf(pages map[network.ID]network.Page[network.Node]) []network.ID {
	var ids []network.ID
	for _, page := range pages {
		for _, item := range page.Items {
			ids = append(ids, item.Node.NodeID())
		}
	}
	return ids
}

// around reads a network of 1,000 nodes around one.
func around(ctx context.Context, store network.Reader, start network.ID) error {
	known, frontier := []network.ID{start}, []network.ID{start}
	for len(known) < 1000 {
		next, err := store.Neighbours(ctx, network.NeighbourQuery{
			Of: frontier, Except: known, Most: 1000 - len(known), Kinds: []network.Kind{network.KindProject, network.KindOrganisation},
		})
		if err != nil {
			return err
		}
		frontier = frontier[:0:0]
		for _, node := range next.Nodes {
			frontier = append(frontier, node.NodeID())
		}
		known = append(known, frontier...)
	}
	_, err := store.Edges(ctx, known)
	return err
}

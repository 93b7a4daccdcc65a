package neo4j

import (
	"context"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
	"verkosto/internal/synth"
)

// race is one question asked twice: through the store, and by one Cypher statement that someone who knows
// the graph would write by hand, sent by the bare driver. Both get the same nodes.
type race struct {
	name   string
	store  func(context.Context, *Store) error
	cypher string
	params map[string]any
}

// BenchmarkReads asks every question by turns in both ways, and tells the times in the middle and at the 99th
// percentile, and how many times the floor's the store's are. VERKOSTO_BENCH_PROJECTS says how many projects.
func BenchmarkReads(b *testing.B) {
	projects := 3000
	if asked, err := strconv.Atoi(os.Getenv("VERKOSTO_BENCH_PROJECTS")); err == nil {
		projects = asked
	}
	driver, store := database(b)
	began := time.Now()
	fillWith(b, store, synth.Config{Seed: 7, Projects: projects})
	took := time.Since(began)
	nodes, relationships := one(b, driver, "MATCH (n) RETURN count(n)"), one(b, driver, "MATCH ()-[r]->() RETURN count(r)")
	b.Logf("%d projects are %d nodes and %d relationships, written in %v: %.0f a second",
		projects, nodes, relationships, took, float64(nodes+relationships)/took.Seconds())
	resample(b, driver)
	for _, r := range races(b, driver) {
		b.Run(r.name, func(b *testing.B) { r.run(b, driver, store) })
	}
}

func (r *race) run(b *testing.B, driver neo4j.DriverWithContext, store *Store) {
	ctx := b.Context()
	floor := func() {
		if _, err := neo4j.ExecuteQuery(ctx, driver, r.cypher, r.params, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithReadersRouting()); err != nil {
			b.Fatal(err)
		}
	}
	ours := func() {
		if err := r.store(ctx, store); err != nil {
			b.Fatal(err)
		}
	}
	for range 200 { // the database compiles what it runs often
		ours()
		floor()
	}
	var stores, floors []time.Duration
	for b.Loop() {
		began := time.Now()
		ours()
		middle := time.Now()
		floor()
		stores, floors = append(stores, middle.Sub(began)), append(floors, time.Since(middle))
	}
	for _, p := range []struct {
		name  string
		share int
	}{{"p50", 50}, {"p99", 99}} {
		took, least := percentile(stores, p.share), percentile(floors, p.share)
		b.ReportMetric(float64(took.Microseconds()), p.name+"-µs")
		b.ReportMetric(float64(least.Microseconds()), p.name+"-floor-µs")
		b.ReportMetric(float64(took)/float64(least), p.name+"-ratio")
	}
}

func percentile(times []time.Duration, share int) time.Duration {
	slices.Sort(times)
	return times[(len(times)-1)*share/100]
}

// some gives ids that a statement finds.
func some(b testing.TB, driver neo4j.DriverWithContext, cypher string) []network.ID {
	b.Helper()
	result, err := neo4j.ExecuteQuery(b.Context(), driver, cypher, nil, neo4j.EagerResultTransformer)
	if err != nil {
		b.Fatal(err)
	}
	var ids []network.ID
	for _, record := range result.Records {
		ids = append(ids, network.ID(text(record.Values[0])))
	}
	return ids
}

func races(b *testing.B, driver neo4j.DriverWithContext) []race {
	projects := some(b, driver, "MATCH (n:Project) RETURN n.id ORDER BY n.id LIMIT 50")
	hub := some(b, driver, "MATCH (n:Organisation) RETURN n.id ORDER BY n.partners DESC LIMIT 1")
	drawn := some(b, driver, "MATCH (n:Organisation) RETURN n.id ORDER BY n.partners DESC LIMIT 100")
	region := network.RegionID("06")
	code := some(b, driver, "MATCH (n:Project) RETURN n.code LIMIT 1")
	selected := network.Selection{Kind: network.KindProject, Filter: &network.ProjectFilter{
		Statuses: []network.ProjectStatus{network.StatusEnded}, TargetPlaces: &network.IDSet{Any: []network.ID{region}},
	}}
	listed := func(selection network.Selection, order network.Order) func(context.Context, *Store) error {
		return func(ctx context.Context, s *Store) error {
			_, err := s.List(ctx, selection, order, network.Window{First: 20})
			return err
		}
	}
	return []race{
		{
			"lookup by code", listed(network.Selection{Kind: network.KindProject, Filter: &network.ProjectFilter{Codes: []string{string(code[0])}}}, network.Order{}),
			"MATCH (n:Project) WHERE n.sortCode = $code AND n.id IS NOT NULL RETURN n.id, n.body LIMIT 21",
			map[string]any{"code": string(code[0])},
		},
		{
			"50 nodes", func(ctx context.Context, s *Store) error { _, err := s.Nodes(ctx, projects); return err },
			"MATCH (n:Entity) WHERE n.id IN $ids RETURN n.id, n.body",
			map[string]any{"ids": strs(projects)},
		},
		{
			"participations of 50 projects", listed(network.Selection{Kind: network.KindParticipation, Of: projects, Via: network.LinkInProject}, network.Order{}),
			"UNWIND $ids AS id MATCH (p:Entity {id: id}) CALL (p) { MATCH (p)<-[:IN_PROJECT]-(n) RETURN n ORDER BY n.id LIMIT 21 } RETURN id, n.id, n.body",
			map[string]any{"ids": strs(projects)},
		},
		{
			"20 participations of the largest", listed(network.Selection{Kind: network.KindParticipation, Of: hub, Via: network.LinkBy}, network.Order{}),
			"MATCH (n:Participation) WHERE n.organisation = $id AND n.id IS NOT NULL RETURN n.id, n.body ORDER BY n.organisation, n.id LIMIT 21",
			map[string]any{"id": string(hub[0])},
		},
		{
			"filtered page", listed(selected, network.Order{Field: network.ByStart, Direction: network.Descending}),
			`MATCH (n:Project) WHERE n.sortStart < $absent AND n.id IS NOT NULL AND n.status = 'ENDED'
				AND EXISTS { MATCH (n)-[:TARGETS]->(t) WHERE t.id = $region OR EXISTS { MATCH (t)-[:WITHIN]->(w) WHERE w.id = $region } }
				RETURN n.id, n.body, n.sortStart ORDER BY n.sortStart DESC, n.id LIMIT 21`,
			map[string]any{"region": string(region), "absent": noText},
		},
		{
			"filtered total", func(ctx context.Context, s *Store) error {
				_, err := s.Tally(ctx, network.TallyQuery{Selection: selected})
				return err
			},
			"MATCH (r:Entity {id: $region}) MATCH (r)<-[:WITHIN*0..1]-()<-[:TARGETS]-(n) WHERE n.status = 'ENDED' RETURN count(DISTINCT n)",
			map[string]any{"region": string(region)},
		},
		{
			"partners", func(ctx context.Context, s *Store) error {
				_, err := s.Partners(ctx, network.PartnerQuery{Of: hub, Window: network.Window{First: 20}})
				return err
			},
			`MATCH (o:Entity {id: $id})-[r:PARTNERS_WITH]-(q) WITH o, q, r.shared AS shared ORDER BY shared DESC, q.id LIMIT 21
				MATCH (q)-[:PARTNER_IN]->(p)<-[:PARTNER_IN]-(o) RETURN q.id, q.body, shared, min(p.start), max(p.end)`,
			map[string]any{"id": string(hub[0])},
		},
		{
			"neighbours", func(ctx context.Context, s *Store) error {
				_, err := s.Neighbours(ctx, network.NeighbourQuery{Of: hub, Most: 100, Kinds: []network.Kind{network.KindProject}})
				return err
			},
			`MATCH (a:Entity {id: $id})<-[:BY|FROM]-()-[:IN_PROJECT|FUNDS]->(n:Project) WITH n, count(*) AS ties ORDER BY ties DESC, n.id
				WITH collect(n) AS found UNWIND found[..100] AS n RETURN size(found), n.id, n.body`,
			map[string]any{"id": string(hub[0])},
		},
		{
			"edges among 100", func(ctx context.Context, s *Store) error {
				_, err := s.Edges(ctx, append(slices.Clone(drawn), projects...))
				return err
			},
			`UNWIND $ids AS id MATCH (p:Entity {id: id})<-[:IN_PROJECT]-(x)-[:BY]->(o) WHERE o.id IN $ids RETURN x.id, p.id, o.id, x.role, x.granted`,
			map[string]any{"ids": strs(append(slices.Clone(drawn), projects...))},
		},
		{
			"search", func(ctx context.Context, s *Store) error {
				_, err := s.Search(ctx, network.SearchQuery{Text: "kehittäminen", Window: network.Window{First: 20}})
				return err
			},
			"CALL db.index.fulltext.queryNodes('terms', $query) YIELD node, score RETURN node.id, node.body, score ORDER BY score DESC, node.id LIMIT 21",
			map[string]any{"query": lucene("kehittäminen")},
		},
	}
}

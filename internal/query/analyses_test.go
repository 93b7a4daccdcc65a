package query

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"verkosto/internal/analysis"
	"verkosto/internal/network"
	"verkosto/internal/store/storetest"
	"verkosto/internal/synth"
)

// invented gives queries over an invented network, and its projection.
func invented(t testing.TB, projects int) (*Queries, *network.Projection) {
	t.Helper()
	store := storetest.NewModel()
	for batch, err := range synth.Generate(synth.Config{Seed: 3, Projects: projects}) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	projection, err := store.Projection(t.Context(), network.ProjectionQuery{})
	if err != nil {
		t.Fatal(err)
	}
	return New(fixed{Reader: store, projection: projection}, Options{}), projection
}

// fixed is a reader that has one projection at hand: the model takes long to make it.
type fixed struct {
	network.Reader
	projection *network.Projection
	read       *atomic.Int64
}

func (f fixed) Projection(ctx context.Context, query network.ProjectionQuery) (*network.Projection, error) {
	if f.read != nil {
		f.read.Add(1)
	}
	if query.Projects != nil || query.Roles != nil || query.Traits {
		return f.Reader.Projection(ctx, query)
	}
	return f.projection, ctx.Err()
}

// graphOf makes the network of a projection by the analysis package alone.
func graphOf(t testing.TB, p *network.Projection, weighting analysis.Weighting) (*analysis.Bipartite, *analysis.Graph) {
	t.Helper()
	parts := make([]analysis.Part, len(p.Parts))
	for i, part := range p.Parts {
		parts[i] = analysis.Part{Organisation: part.Organisation, Project: part.Project, Cents: part.Granted}
	}
	b, err := analysis.NewBipartite(len(p.Organisations), len(p.Projects), parts)
	if err != nil {
		t.Fatal(err)
	}
	g, err := analysis.Project(t.Context(), b, weighting)
	if err != nil {
		t.Fatal(err)
	}
	return b, g
}

// pages reads a whole list page by page, forward or backward.
func pages[T any](t testing.TB, size int, backward bool, read func(Paging) (List[T], error)) []T {
	t.Helper()
	var all []T
	paging := Paging{First: &size}
	if backward {
		paging = Paging{Last: &size}
	}
	for range 1000 {
		list, err := read(paging)
		if err != nil {
			t.Fatal(err)
		}
		var page []T
		for _, item := range list.Items {
			page = append(page, item.Node)
		}
		info := list.PageInfo()
		switch {
		case backward:
			if all = append(page, all...); !info.HasPreviousPage {
				return all
			}
			paging.Before = info.StartCursor
		default:
			if all = append(all, page...); !info.HasNextPage {
				return all
			}
			paging.After = info.EndCursor
		}
	}
	t.Fatal("the list has no end")
	return nil
}

func TestTiesAreThoseOfTheAnalysis(t *testing.T) {
	q, p := invented(t, 40)
	for asked, weighting := range weightings {
		b, g := graphOf(t, p, weighting)
		for _, backward := range []bool{false, true} {
			ties := pages(t, 7, backward, func(paging Paging) (List[Tie], error) {
				answer, err := q.CoParticipation(t.Context(), Subnetwork{}, asked, paging)
				if err != nil {
					return List[Tie]{}, err
				}
				if answer.Ties != g.Ties() || answer.Organisations != g.Nodes() || answer.Version != p.Version {
					t.Errorf("%s: %d ties of %d organisations in version %d", asked, answer.Ties, answer.Organisations, answer.Version)
				}
				return answer.List, nil
			})
			if len(ties) != g.Ties() {
				t.Errorf("%s: %d ties, want %d", asked, len(ties), g.Ties())
			}
			if !slices.IsSortedFunc(ties, func(a, b Tie) int { return int(math.Copysign(1, b.Weight-a.Weight)) }) {
				t.Errorf("%s: ties are not by weight", asked)
			}
			for _, tie := range ties {
				one, _ := slices.BinarySearch(p.Organisations, tie.Source.ID)
				other, _ := slices.BinarySearch(p.Organisations, tie.Target.ID)
				if one >= other || tie.Weight != g.Weight(int32(one), int32(other)) || tie.Source.Name() == "" {
					t.Errorf("%s: %s–%s has weight %v", asked, tie.Source.ID, tie.Target.ID, tie.Weight)
				}
				if want := idsAt(p.Projects, b.Shared(int32(one), int32(other))); !slices.Equal(want, tie.Projects) {
					t.Errorf("%s–%s shares %v, want %v", tie.Source.ID, tie.Target.ID, tie.Projects, want)
				}
			}
		}
	}
}

func TestCentralitiesAreThoseOfTheAnalysis(t *testing.T) {
	q, p := invented(t, 40)
	_, g := graphOf(t, p, analysis.Newman)
	for _, metric := range []Metric{
		MetricDegree, MetricStrength, MetricBetweenness, MetricCloseness, MetricEigenvector, MetricPageRank, MetricCore,
	} {
		want, err := valuesOf(t.Context(), g, metric)
		if err != nil {
			t.Fatal(err)
		}
		for _, backward := range []bool{false, true} {
			standings := pages(t, 9, backward, func(paging Paging) (List[Standing], error) {
				answer, err := q.Centrality(t.Context(), CentralityQuery{Metric: metric, Weighting: WeightNewman, Paging: paging})
				if err != nil {
					return List[Standing]{}, err
				}
				return answer.List, nil
			})
			if len(standings) != len(want) {
				t.Fatalf("%s: %d organisations, want %d", metric, len(standings), len(want))
			}
			for i, place := range analysis.Rank(want) {
				got := standings[i]
				if got.Organisation.ID != p.Organisations[place] || got.Value != want[place] || got.Rank != i+1 || got.StandardError != nil {
					t.Errorf("%s: rank %d is %+v", metric, i+1, got)
				}
			}
		}
	}
}

func TestBetweennessIsSampledWhereItIsLarge(t *testing.T) {
	_, p := invented(t, 20)
	b, _ := graphOf(t, p, analysis.Count)
	part := &projected{p, b}
	samples := func(n int) *int { return &n }
	nodes := len(p.Organisations)
	for asked, want := range map[*int]int{nil: 0, samples(nodes): 0, samples(nodes + 1): 0, samples(nodes - 1): nodes - 1, samples(1): 1} {
		if got := part.sources(asked); got != want {
			t.Errorf("sampled from %d, want %d", got, want)
		}
	}
	large := &projected{&network.Projection{Organisations: make([]network.ID, 400_000)}, b}
	if got := large.sources(nil); got < 1 || got >= 400_000 {
		t.Errorf("a large network is sampled from %d", got)
	}
}

func TestCommunitiesArePartOfTheNetwork(t *testing.T) {
	q, p := invented(t, 40)
	answer, err := q.Communities(t.Context(), CommunitiesQuery{Weighting: WeightNewman, Resolution: 1, Paging: Paging{First: pointer(100)}})
	if err != nil {
		t.Fatal(err)
	}
	members, err := answer.Members(t.Context(), Paging{First: pointer(100)})
	if err != nil {
		t.Fatal(err)
	}
	of := make([]int32, len(p.Organisations))
	seen := 0
	for at, item := range answer.Items {
		if at > 0 && item.Node.Size > answer.Items[at-1].Node.Size {
			t.Error("communities are not by size")
		}
		for _, member := range members[at].Items {
			place, _ := slices.BinarySearch(p.Organisations, member.Node.Organisation.ID)
			of[place] = int32(at)
			seen++
		}
	}
	if seen != len(of) {
		t.Errorf("%d organisations are in communities, want %d", seen, len(of))
	}
	_, g := graphOf(t, p, analysis.Newman)
	if want := analysis.Modularity(g, of, 1); math.Abs(want-answer.Modularity) > 1e-12 {
		t.Errorf("modularity %v, want %v", answer.Modularity, want)
	}
	traits, err := answer.Traits(t.Context())
	if err != nil || len(traits) != len(answer.Items) {
		t.Fatalf("%d traits, %v", len(traits), err)
	}
	for _, found := range traits {
		for _, trait := range slices.Concat(found.Places, found.Countries, found.Funds, found.Words) {
			if trait.Count < leastCount || trait.Lift < leastLift || trait.Share <= 0 || trait.Share > 1 {
				t.Errorf("%+v is no trait", trait)
			}
		}
	}
}

func TestFiltersOnlyShrink(t *testing.T) {
	q, p := invented(t, 12)
	rapid.Check(t, func(r *rapid.T) {
		ids := rapid.SliceOfDistinct(rapid.SampledFrom(p.Projects), rapid.ID).Draw(r, "projects")
		if ids == nil {
			ids = []network.ID{}
		}
		whole, err := q.Statistics(t.Context(), Subnetwork{})
		if err != nil {
			r.Fatal(err)
		}
		part, err := q.Statistics(t.Context(), Subnetwork{Projects: &network.ProjectFilter{IDs: ids}})
		if err != nil {
			r.Fatal(err)
		}
		if part.Projects != len(ids) || part.Nodes > whole.Nodes || part.Ties > whole.Ties || part.Participations > whole.Participations {
			r.Errorf("%d projects have %+v, all have %+v", len(ids), part, whole)
		}
	})
}

func TestAnswersAreRemembered(t *testing.T) {
	_, p := invented(t, 10)
	reads := new(atomic.Int64)
	q := New(fixed{Reader: storetest.NewModel(), projection: p, read: reads}, Options{})
	for range 3 {
		for _, weighting := range []Weighting{WeightCount, WeightNewman} {
			if _, err := q.Brokerage(t.Context(), Subnetwork{}, weighting, ByConstraint, Paging{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n := reads.Load(); n != 1 {
		t.Errorf("the projection was read %d times", n)
	}
}

// TestIdentitiesOfASubnetwork sees that each view is read once, whether it is named or left out, and no other.
func TestIdentitiesOfASubnetwork(t *testing.T) {
	_, p := invented(t, 10)
	reads := new(atomic.Int64)
	q := New(fixed{Reader: storetest.NewModel(), projection: p, read: reads}, Options{})
	for _, c := range []struct {
		identities network.IdentityView
		refused    bool
		reads      int64
	}{
		{"", false, 1},
		{network.IdentitiesResolved, false, 1},
		{network.IdentitiesRaw, false, 2},
		{"raw", true, 2},
	} {
		_, err := q.Statistics(t.Context(), Subnetwork{Identities: c.identities})
		refused := err != nil && network.CodeOf(err) == network.InvalidArgument
		if n := reads.Load(); refused != c.refused || err != nil && !refused || n != c.reads {
			t.Errorf("%q: %v after %d projections, want refused %v after %d", c.identities, err, n, c.refused, c.reads)
		}
	}
}

// TestWhatIsTooLargeIsRefused has one project with more organisations than can be paired.
func TestWhatIsTooLargeIsRefused(t *testing.T) {
	crowd := &network.Projection{Projects: []network.ID{"project:1/crowd"}, Starts: []network.Date{""}, Ends: []network.Date{""}}
	for i := range int32(7000) {
		crowd.Organisations = append(crowd.Organisations, network.ID(fmt.Sprintf("organisation:name/%05d", i)))
		crowd.Parts = append(crowd.Parts, network.Part{Organisation: i})
	}
	q := New(fixed{Reader: storetest.NewModel(), projection: crowd}, Options{})
	_, err := q.Statistics(t.Context(), Subnetwork{})
	if network.CodeOf(err) != network.LimitExceeded {
		t.Errorf("got %v", err)
	}
	estimate, err := q.Estimate(t.Context(), EstimateQuery{Analysis: AnalysisStatistics})
	if err != nil || estimate.Refusal == "" {
		t.Errorf("the estimate says %+v, %v", estimate, err)
	}
	crowd.Organisations, crowd.Parts = crowd.Organisations[:6000], crowd.Parts[:6000]
	_, err = New(fixed{Reader: storetest.NewModel(), projection: crowd}, Options{}).
		Significance(t.Context(), SignificanceQuery{Metric: ShapeTies, Samples: 100})
	if network.CodeOf(err) != network.LimitExceeded {
		t.Errorf("a null model that is too large: %v", err)
	}
}

// TestWorkEndsWithTheClient asks for what takes minutes, and leaves.
func TestWorkEndsWithTheClient(t *testing.T) {
	ring := &network.Projection{}
	const size = 60_000
	for i := range int32(size) {
		ring.Organisations = append(ring.Organisations, network.ID(fmt.Sprintf("organisation:name/%05d", i)))
		ring.Projects = append(ring.Projects, network.ID(fmt.Sprintf("project:1/%05d", i)))
		ring.Parts = append(ring.Parts, network.Part{Project: i, Organisation: i}, network.Part{Project: i, Organisation: (i + 1) % size})
	}
	ring.Starts, ring.Ends = make([]network.Date, size), make([]network.Date, size)
	q := New(fixed{Reader: storetest.NewModel(), projection: ring}, Options{})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := q.Centrality(ctx, CentralityQuery{Metric: MetricCloseness, Weighting: WeightCount})
	if network.CodeOf(err) != network.Timeout {
		t.Errorf("got %v", err)
	}
	// Both places for heavy work are free again as soon as the work has noticed.
	small := Subnetwork{Roles: []network.Role{}}
	if _, err := q.Statistics(t.Context(), small); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

func pointer[T any](value T) *T { return &value }

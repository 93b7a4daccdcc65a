package analysis_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"verkosto/internal/analysis"
)

// What testdata/reference/reference.py wrote down of a network.
type reference struct {
	Nodes    int          `json:"nodes"`
	Edges    [][3]float64 `json:"edges"`
	Measures measures     `json:"measures"`
	// Predictions are the Adamic–Adar and resource allocation indexes of two
	// nodes: A, B, and both values.
	Predictions [][4]float64 `json:"predictions"`
}

type measures struct {
	Degree          []float64 `json:"degree"`
	Strength        []float64 `json:"strength"`
	Betweenness     []float64 `json:"betweenness"`
	Harmonic        []float64 `json:"harmonic"`
	Eigenvector     []float64 `json:"eigenvector"`
	PageRank        []float64 `json:"pagerank"`
	Core            []float64 `json:"core"`
	Constraint      []float64 `json:"constraint"`
	EffectiveSize   []float64 `json:"effective_size"`
	LocalClustering []float64 `json:"local_clustering"`

	Density            float64            `json:"density"`
	Components         []int32            `json:"components"`
	Triangles          int64              `json:"triangles"`
	Transitivity       float64            `json:"transitivity"`
	MeanClustering     float64            `json:"mean_clustering"`
	Assortativity      float64            `json:"assortativity"`
	Diameter           int32              `json:"diameter"`
	DegreeHistogram    []int32            `json:"degree_histogram"`
	ModularityOfThirds map[string]float64 `json:"modularity_of_thirds"`
	BestModularity     map[string]float64 `json:"best_modularity"`
}

func (r reference) graph(t testing.TB) *analysis.Graph {
	t.Helper()
	edges := make([]analysis.Edge, len(r.Edges))
	for i, e := range r.Edges {
		edges[i] = analysis.Edge{A: int32(e[0]), B: int32(e[1]), Weight: e[2]}
	}
	return must(analysis.NewGraph(r.Nodes, edges))
}

// references reads all networks of a kind.
func references[T any](t testing.TB, kind string) map[string]T {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "reference", kind+"-*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no %s to compare with: %v", kind, err)
	}
	all := make(map[string]T, len(files))
	for _, file := range files {
		all[filepath.Base(file)] = referenceIn[T](t, file)
	}
	return all
}

func referenceIn[T any](t testing.TB, file string) T {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var r T
	if err := json.Unmarshal(content, &r); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return r
}

// centralities is every measure that gives a number to each node.
func centralities(t testing.TB, g *analysis.Graph) map[string][]float64 {
	t.Helper()
	ctx := t.Context()
	cores := analysis.CoreNumbers(g)
	brokers := must(analysis.Brokers(ctx, g))
	sampled := must(analysis.SampledBetweenness(ctx, g, max(1, g.Nodes()), 1))
	return map[string][]float64{
		"degree":           analysis.Degree(g),
		"strength":         analysis.Strength(g),
		"betweenness":      must(analysis.Betweenness(ctx, g)),
		"all sampled":      sampled.Values,
		"harmonic":         must(analysis.Harmonic(ctx, g)),
		"eigenvector":      must(analysis.Eigenvector(ctx, g)),
		"pagerank":         must(analysis.PageRank(ctx, g, analysis.Damping)),
		"core":             each(cores, func(k int32) float64 { return float64(k) }),
		"constraint":       each(brokers, func(b analysis.Broker) float64 { return b.Constraint }),
		"effective_size":   each(brokers, func(b analysis.Broker) float64 { return b.EffectiveSize }),
		"local_clustering": must(analysis.Cluster(ctx, g)).Local,
	}
}

func (m measures) byName() map[string][]float64 {
	return map[string][]float64{
		"degree":           m.Degree,
		"strength":         m.Strength,
		"betweenness":      m.Betweenness,
		"all sampled":      m.Betweenness,
		"harmonic":         m.Harmonic,
		"eigenvector":      m.Eigenvector,
		"pagerank":         m.PageRank,
		"core":             m.Core,
		"constraint":       m.Constraint,
		"effective_size":   m.EffectiveSize,
		"local_clustering": m.LocalClustering,
	}
}

func TestCentralitiesAgreeWithOtherPrograms(t *testing.T) {
	for name, r := range references[reference](t, "graph") {
		t.Run(name, func(t *testing.T) {
			got := centralities(t, r.graph(t))
			for measure, want := range r.Measures.byName() {
				if len(got[measure]) != len(want) {
					t.Fatalf("%s: %d values, want %d", measure, len(got[measure]), len(want))
				}
				for v := range want {
					if !close9(got[measure][v], want[v]) {
						t.Errorf("%s of %d: %.15g, want %.15g", measure, v, got[measure][v], want[v])
					}
				}
			}
		})
	}
}

func TestStatisticsAgreeWithOtherPrograms(t *testing.T) {
	for name, r := range references[reference](t, "graph") {
		t.Run(name, func(t *testing.T) {
			got, want := must(analysis.Describe(t.Context(), r.graph(t), 1000)), r.Measures
			for measure, pair := range map[string][2]float64{
				"density":         {got.Density, want.Density},
				"transitivity":    {got.Transitivity, want.Transitivity},
				"mean clustering": {got.MeanClustering, want.MeanClustering},
				"assortativity":   {got.Assortativity, want.Assortativity},
				"triangles":       {float64(got.Triangles), float64(want.Triangles)},
				"diameter, lower": {float64(got.Diameter.Lower), float64(want.Diameter)},
				"diameter, upper": {float64(got.Diameter.Upper), float64(want.Diameter)},
				"components":      {float64(got.Components), float64(len(want.Components))},
				"largest":         {float64(got.Largest), float64(want.Components[0])},
				"ties":            {float64(got.Ties), float64(len(r.Edges))},
			} {
				if !close9(pair[0], pair[1]) {
					t.Errorf("%s: %.15g, want %.15g", measure, pair[0], pair[1])
				}
			}
			if !slices.Equal(got.Degrees, want.DegreeHistogram) {
				t.Errorf("degrees: %v, want %v", got.Degrees, want.DegreeHistogram)
			}
			if sizes := analysis.Components(r.graph(t)).Sizes; !slices.Equal(sizes, want.Components) {
				t.Errorf("components: %v, want %v", sizes, want.Components)
			}
		})
	}
}

func TestCommunitiesAreAtLeastAsGoodAsThoseOfOtherPrograms(t *testing.T) {
	for name, r := range references[reference](t, "graph") {
		t.Run(name, func(t *testing.T) {
			g := r.graph(t)
			thirds := make([]int32, g.Nodes())
			for v := range thirds {
				thirds[v] = int32(v) % 3 % int32(g.Nodes())
			}
			for text, want := range r.Measures.BestModularity {
				resolution, _ := strconv.ParseFloat(text, 64)
				if got := analysis.Modularity(g, thirds, resolution); !close9(got, r.Measures.ModularityOfThirds[text]) {
					t.Errorf("modularity of thirds at %s: %.15g, want %.15g", text, got, r.Measures.ModularityOfThirds[text])
				}
				p := must(analysis.Communities(t.Context(), g, analysis.CommunityOptions{Resolution: resolution, Seed: 1}))
				if p.Modularity < want-1e-9 {
					t.Errorf("modularity at %s: %.15g, want %.15g or more", text, p.Modularity, want)
				}
			}
		})
	}
}

// close9 is agreement to nine places, relative to values above one.
func close9(got, want float64) bool {
	return math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func each[T, U any](values []T, f func(T) U) []U {
	mapped := make([]U, len(values))
	for i, x := range values {
		mapped[i] = f(x)
	}
	return mapped
}

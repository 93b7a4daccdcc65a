package analysis_test

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"verkosto/internal/analysis"
)

// slice is what reference.py --cordis wrote down.
type slice struct {
	Organisations int `json:"organisations"`
	Projects      int `json:"projects"`
	Parts         int `json:"parts"`
	Ties          map[string]struct {
		Ties   int     `json:"ties"`
		Weight float64 `json:"weight"`
	} `json:"ties"`
	Measures map[string]struct {
		Sum     float64      `json:"sum"`
		Squares float64      `json:"squares"`
		Leading [][2]float64 `json:"leading"`
	} `json:"measures"`
	Components     []int32            `json:"components"`
	Triangles      int64              `json:"triangles"`
	Transitivity   float64            `json:"transitivity"`
	MeanClustering float64            `json:"mean_clustering"`
	Assortativity  float64            `json:"assortativity"`
	Diameter       int32              `json:"diameter"`
	BestModularity map[string]float64 `json:"best_modularity"`
}

// cordis reads the parts of the CORDIS slice, where it is at hand. Places of
// organisations and projects are those of their identifiers in order of bytes.
func cordis(t testing.TB) *analysis.Bipartite {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "cordis", "organization.csv"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the CORDIS slice is not at hand")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comma, reader.LazyQuotes = ';', true
	rows := must(reader.ReadAll())
	column := func(name string) int {
		return slices.IndexFunc(rows[0], func(head string) bool { return strings.TrimPrefix(head, "\ufeff") == name })
	}
	organisation, project, money := column("organisationID"), column("projectID"), column("ecContribution")
	organisations, projects := placesOf(rows[1:], organisation), placesOf(rows[1:], project)
	parts := make([]analysis.Part, 0, len(rows))
	for _, row := range rows[1:] {
		parts = append(parts, analysis.Part{
			Organisation: organisations[row[organisation]],
			Project:      projects[row[project]],
			Cents:        centsOf(t, row[money]),
		})
	}
	return must(analysis.NewBipartite(len(organisations), len(projects), parts))
}

func placesOf(rows [][]string, column int) map[string]int32 {
	ids := each(rows, func(row []string) string { return row[column] })
	slices.Sort(ids)
	places := make(map[string]int32)
	for i, id := range slices.Compact(ids) {
		places[id] = int32(i)
	}
	return places
}

func centsOf(t testing.TB, euros string) int64 {
	if euros == "" {
		return 0
	}
	amount, ok := new(big.Rat).SetString(strings.Replace(euros, ",", ".", 1))
	if !ok {
		t.Fatalf("amount %q", euros)
	}
	amount.Mul(amount, big.NewRat(100, 1))
	return new(big.Int).Quo(amount.Num(), amount.Denom()).Int64()
}

func TestCordisAgreesWithOtherPrograms(t *testing.T) {
	b := cordis(t)
	want := referenceIn[slice](t, filepath.Join("testdata", "reference", "cordis.json"))
	if b.Organisations() != want.Organisations || b.Projects() != want.Projects || b.Parts() != want.Parts {
		t.Fatalf("%d organisations, %d projects, %d parts", b.Organisations(), b.Projects(), b.Parts())
	}
	for _, weighting := range []analysis.Weighting{analysis.Count, analysis.Newman, analysis.Euros} {
		g := must(analysis.Project(t.Context(), b, weighting))
		ties := want.Ties[weighting.String()]
		if sum := sum(analysis.Strength(g)) / 2; g.Ties() != ties.Ties || !close9(sum, ties.Weight) {
			t.Errorf("%s: %d ties of %.15g, want %d of %.15g", weighting, g.Ties(), sum, ties.Ties, ties.Weight)
		}
	}
	g := must(analysis.Project(t.Context(), b, analysis.Count))
	got := centralities(t, g)
	for measure, m := range want.Measures {
		values := got[measure]
		squares := sum(each(values, func(x float64) float64 { return x * x }))
		if !close9(sum(values), m.Sum) || !close9(squares, m.Squares) {
			t.Errorf("%s: sum %.15g, squares %.15g; want %.15g, %.15g", measure, sum(values), squares, m.Sum, m.Squares)
		}
		for _, leading := range m.Leading {
			if got := values[int(leading[0])]; !close9(got, leading[1]) {
				t.Errorf("%s of %v: %.15g, want %.15g", measure, leading[0], got, leading[1])
			}
		}
	}
}

func TestCordisStatisticsAgreeWithOtherPrograms(t *testing.T) {
	g := must(analysis.Project(t.Context(), cordis(t), analysis.Count))
	want := referenceIn[slice](t, filepath.Join("testdata", "reference", "cordis.json"))
	s := must(analysis.Describe(t.Context(), g, 1000))
	if sizes := analysis.Components(g).Sizes[:10]; !slices.Equal(sizes, want.Components) {
		t.Errorf("components %v, want %v", sizes, want.Components)
	}
	if s.Triangles != want.Triangles || s.Diameter != (analysis.DiameterBounds{Lower: want.Diameter, Upper: want.Diameter}) {
		t.Errorf("%d triangles, diameter %v; want %d, %d", s.Triangles, s.Diameter, want.Triangles, want.Diameter)
	}
	for _, pair := range [][2]float64{
		{s.Transitivity, want.Transitivity},
		{s.MeanClustering, want.MeanClustering},
		{s.Assortativity, want.Assortativity},
	} {
		if !close9(pair[0], pair[1]) {
			t.Errorf("%.15g, want %.15g: %+v", pair[0], pair[1], want)
		}
	}
	for text, best := range want.BestModularity {
		resolution, _ := strconv.ParseFloat(text, 64)
		p := must(analysis.Communities(t.Context(), g, analysis.CommunityOptions{Resolution: resolution, Seed: 1}))
		if p.Modularity < best {
			t.Errorf("modularity at %s: %v, want %v or more", text, p.Modularity, best)
		}
	}
}

func sum(values []float64) float64 {
	total, lost := 0.0, 0.0 // as W. Kahan and A. Neumaier add
	for _, x := range values {
		next := total + x
		if math.Abs(total) >= math.Abs(x) {
			lost += (total - next) + x
		} else {
			lost += (x - next) + total
		}
		total = next
	}
	return total + lost
}

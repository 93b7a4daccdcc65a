package shortest_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/store/shortest"
)

type graph map[int][]int

// search looks at every path of a class.
func (g graph) search(to int) shortest.Search[int] {
	return func(classes []shortest.Deviation[int], most int) ([][][]int, error) {
		found := make([][][]int, len(classes))
		for i, class := range classes {
			var paths [][]int
			g.walk(class.Prefix, to, func(path []int) {
				if !slices.Contains(class.Excluded, path[len(class.Prefix)]) {
					paths = append(paths, path)
				}
			})
			slices.SortFunc(paths, byLength)
			for _, path := range paths[:min(most, len(paths))] {
				if len(path) == len(paths[0]) {
					found[i] = append(found[i], path)
				}
			}
		}
		return found, nil
	}
}

// walk calls a function with each simple path that goes on from a beginning to a node.
func (g graph) walk(path []int, to int, yield func([]int)) {
	for _, next := range g[path[len(path)-1]] {
		switch {
		case slices.Contains(path, next):
		case next == to:
			yield(append(slices.Clone(path), next))
		default:
			g.walk(append(slices.Clone(path), next), to, yield)
		}
	}
}

func byLength(a, b []int) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) }

func TestPathsAreTheShortestOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := make(graph)
		for range rapid.IntRange(0, 12).Draw(t, "edges") {
			a, b := rapid.IntRange(0, 6).Draw(t, "a"), rapid.IntRange(0, 6).Draw(t, "b")
			if a != b && !slices.Contains(g[a], b) {
				g[a], g[b] = append(g[a], b), append(g[b], a)
			}
		}
		k := rapid.IntRange(1, 9).Draw(t, "k")
		got, err := shortest.Paths(0, k, cmp.Compare[int], g.search(6))
		if err != nil {
			t.Fatal(err)
		}
		var want [][]int
		g.walk([]int{0}, 6, func(path []int) { want = append(want, path) })
		slices.SortFunc(want, byLength)
		want = want[:min(k, len(want))]
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("paths of %v:\n got %v\nwant %v", g, got, want)
		}
	})
}

func TestErrorsOfTheSearch(t *testing.T) {
	refused := errors.New("refused")
	_, err := shortest.Paths(0, 3, cmp.Compare[int], func([]shortest.Deviation[int], int) ([][][]int, error) { return nil, refused })
	if !errors.Is(err, refused) {
		t.Errorf("error %v, want that of the search", err)
	}
}

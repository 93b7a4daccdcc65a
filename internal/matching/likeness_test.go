package matching

import (
	"math"
	"testing"
)

// The first three values of jaroWinkler are those of Winkler (1990).
func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		a, b     string
		jw       float64
		misspelt float64
		distance int
	}{
		{"martha", "marhta", 0.961, 0.9, 1},
		{"dwayne", "duane", 0.84, 0, 2},
		{"dixon", "dicksonx", 0.813, 0, 4},
		{"kehityslaboratorio", "kehittyslaboratorio", 0.939, 0.9, 1},
		{"ammattikoulutus", "amatikoulutus", 0.893, 0.8, 2},
		{"safe", "savo", 0.733, 0, 2},
		{"koe", "koi", 0.822, 0, 1},
		{"", "koe", 0, 0, 3},
		{"koe", "koe", 1, 0, 0},
	} {
		if got := jaroWinkler(c.a, c.b); math.Abs(got-c.jw) > 0.0006 {
			t.Errorf("%s and %s: %.4f, not %.4f", c.a, c.b, got, c.jw)
		}
		if got := misspelt(c.a, c.b); got != c.misspelt {
			t.Errorf("%s and %s: misspelt %g", c.a, c.b, got)
		}
		if got := distance(c.a, c.b); got != c.distance || distance(c.b, c.a) != got {
			t.Errorf("%s and %s: %d apart", c.a, c.b, got)
		}
	}
}

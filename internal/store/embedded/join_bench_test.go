package embedded_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"verkosto/internal/network"
)

// BenchmarkJoin joins a tenth of the organisations with another in one batch, and then lets a person decide about
// one pair and take it back.
func BenchmarkJoin(b *testing.B) {
	store := open(b, filepath.Join(b.TempDir(), "network.db"))
	populate(b, store, *projects)
	c := newCountry(*projects)
	run := 0
	for b.Loop() {
		run++
		rules := &network.Source{ID: "source:resolution/rules", SHA256: fmt.Sprint(run), Rank: network.RankResolution}
		batch := network.Batch{Sources: []*network.Source{rules}, Complete: []network.ID{rules.ID}}
		for o := range *projects / 20 {
			x, y := c.organisation(2*o), c.organisation(2*o+1)
			batch.Citations = append(batch.Citations, network.Citation{Source: rules.ID, Node: &network.Match{
				ID: network.MatchID(x, y), Organisations: []network.ID{min(x, y), max(x, y)}, Score: 1, Automatic: true,
			}})
		}
		start := time.Now()
		_, err := store.Apply(b.Context(), batch)
		check(b, err)
		b.ReportMetric(time.Since(start).Seconds()*1000, "ms/batch")
		decision, err := network.Decide(network.VerdictDifferent, c.organisation(0), c.organisation(1), "Maija Mallikas", "", time.Unix(0, 0))
		check(b, err)
		start = time.Now()
		for _, batch := range []network.Batch{decision, {Removed: []network.ID{decision.Sources[0].ID}}} {
			_, err = store.Apply(b.Context(), batch)
			check(b, err)
		}
		b.ReportMetric(time.Since(start).Seconds()*1000/2, "ms/decision")
		_, err = store.Apply(b.Context(), network.Batch{Removed: []network.ID{rules.ID}})
		check(b, err)
	}
}

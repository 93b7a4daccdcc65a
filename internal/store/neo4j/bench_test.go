package neo4j

import (
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/synth"
)

// BenchmarkApply imports invented networks, and tells how many nodes and relationships it writes a
// second, citations and what is derived among them.
func BenchmarkApply(b *testing.B) {
	config := synth.Config{Seed: 7, Projects: 3000}
	for b.Loop() {
		b.StopTimer()
		driver, store := database(b)
		b.StartTimer()
		fillWith(b, store, config)
		b.StopTimer()
		nodes := one(b, driver, "MATCH (n) RETURN count(n)")
		relationships := one(b, driver, "MATCH ()-[r]->() RETURN count(r)")
		b.ReportMetric(float64(nodes+relationships)/b.Elapsed().Seconds()*float64(b.N), "written/s")
		meta, err := store.Meta(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(meta.Counts[network.KindParticipation])/b.Elapsed().Seconds()*float64(b.N), "participations/s")
		b.StartTimer()
	}
}

package storetest

import (
	"testing"

	"verkosto/internal/network"
)

// linesOf gives the lines on which a node is cited, in the order of belief.
func linesOf(t *testing.T, store network.Reader, id network.ID) []int {
	t.Helper()
	pages, err := store.Citations(t.Context(), network.CitationQuery{Of: []network.ID{id}, Window: all})
	lines := []int{}
	for _, item := range must(t, pages, err)[id].Items {
		lines = append(lines, item.Node.Line)
	}
	return lines
}

func testMovedCitations(t *testing.T, both twin) {
	a, b := organisation("a", "A"), organisation("b", "B")
	tell(t, both, version("doc", "1", a, b), 3, 0, 0)
	tell(t, both, version("doc", "2", b, a), 0, 1, 0)
	same(t, "lines of A", linesOf(t, both.store, a.ID), []int{2})
	same(t, "lines of B", linesOf(t, both.store, b.ID), []int{1})
	moved := version("doc", "3", a, b)
	for i := range moved.Citations {
		moved.Citations[i].Line += 10
		moved.Citations[i].Fields = []network.FieldCitation{{Field: "name", Line: 11 + i}}
	}
	tell(t, both, moved, 0, 1, 0)
	same(t, "lines of A, further down", linesOf(t, both.store, a.ID), []int{11})
}

func testCitedOnce(t *testing.T, both twin) {
	a := organisation("a", "A")
	batch := partOf("doc", "1", 5, a, a, a, organisation("a", "A otherwise"))
	for i := range batch.Citations {
		batch.Citations[i].Fields = []network.FieldCitation{{Field: "name", Line: batch.Citations[i].Line}}
	}
	tell(t, both, batch, 2, 0, 0)
	same(t, "lines", linesOf(t, both.store, a.ID), []int{8, 5})
	tell(t, both, network.Batch{Citations: citing(network.SourceID("test", "doc"), 20, organisation("b", "B"))}, 1, 0, 0)
	for i := range batch.Citations {
		batch.Citations[i].Line += 100
	}
	tell(t, both, batch, 0, 0, 0)
	same(t, "lines after the same was said further down", linesOf(t, both.store, a.ID), []int{8, 5})
}

// testBelief lets two sources state one organisation: which is believed?
func testBelief(t *testing.T, both twin) {
	a, b := network.SourceID("test", "a"), network.SourceID("test", "b")
	node := organisation("x", "").ID
	state := func(id network.ID, revision string, rank, years, line int, name, short string) network.Batch {
		s := source(id, rank, revision)
		s.ReadAt = s.ReadAt.AddDate(years, 0, 0)
		o := organisation("x", name)
		o.ShortName = short
		return network.Batch{Sources: []*network.Source{s}, Citations: citing(id, line, o), Complete: []network.ID{id}}
	}
	for _, c := range []struct {
		name          string
		first, second network.Batch
		want          string // the name that is believed
		short         string
		alias         string
	}{
		{"higher rank", state(a, "1", 20, 0, 1, "A", ""), state(b, "1", 30, 0, 1, "B", ""), "B", "", "A"},
		{"higher rank, though read before", state(a, "2", 30, 0, 1, "A", ""), state(b, "2", 20, 9, 1, "B", ""), "A", "", "B"},
		{"read last", state(a, "3", 20, 2, 1, "A", ""), state(b, "3", 20, 1, 1, "B", ""), "A", "", "B"},
		{"greater id", state(a, "4", 20, 0, 9, "A", ""), state(b, "4", 20, 0, 1, "B", ""), "B", "", "A"},
		{"what one leaves open the other fills", state(a, "5", 20, 0, 1, "A", "a"), state(b, "5", 30, 0, 1, "B", ""), "B", "a", "A"},
		{"what both say is no alias", state(a, "6", 20, 0, 1, "A", "a"), state(b, "6", 30, 0, 1, "A", "b"), "A", "b", ""},
	} {
		for _, batch := range []network.Batch{c.first, c.second, c.first} {
			both.apply(t.Context(), t, batch)
		}
		nodes, err := both.store.Nodes(t.Context(), []network.ID{node})
		got := must(t, nodes, err)[node].(*network.Organisation)
		same(t, c.name+": name", got.Names.Fi, c.want)
		same(t, c.name+": short name", got.ShortName, c.short)
		var aliases string
		for _, alias := range got.Aliases {
			aliases += alias.Name
		}
		same(t, c.name+": aliases", aliases, c.alias)
	}
	later := citing(b, 7, organisation("x", "B later"))
	tell(t, both, network.Batch{Citations: later}, 0, 1, 0)
	same(t, "lines", linesOf(t, both.store, node), []int{7, 1, 1})
	same(t, "names", names(t, both.store), []string{"B later"})
}

func testRemoved(t *testing.T, both twin) {
	for _, batch := range sampleBatches() {
		both.apply(t.Context(), t, batch)
	}
	list := network.Batch{Removed: of("list")}
	tell(t, both, list, 0, 2, 6)
	tell(t, both, list, 0, 0, 0)
	tell(t, both, network.Batch{Removed: of("source:no/such")}, 0, 0, 0)
	nodes, err := both.store.Nodes(t.Context(), of("P1 P5 valo list"))
	same(t, "nodes left", len(must(t, nodes, err)), 1)
	same(t, "keywords left", nodes[id("P1")].(*network.Project).Keywords, []string{"puu", "valaistus"})
	found, err := both.store.Search(t.Context(), network.SearchQuery{Text: "labs", Window: all})
	same(t, "found of the removed", len(must(t, found, err).Items), 0)
	agreeOnAll(t.Context(), t, both.store, both.model)
	tell(t, both, sampleBatches()[3], 6, 2, 0)
	agreeOnAll(t.Context(), t, both.store, both.model)
	before, err := both.store.Meta(t.Context())
	must(t, before, err)
	change := both.apply(t.Context(), t, network.Batch{Removed: of("list register classification")})
	if change.Version <= before.Version {
		t.Errorf("version %d of the emptied store is not above %d", change.Version, before.Version)
	}
	after, err := both.store.Meta(t.Context())
	for kind, count := range must(t, after, err).Counts {
		same(t, "left of "+string(kind), count, 0)
	}
}

// testDangling states participations before the ends of their links.
func testDangling(t *testing.T, both twin) {
	p, a, b := project("S1", "P"), organisation("a", "A"), organisation("b", "B")
	p.Municipalities = of("tampere")
	tell(t, both, version("parts", "1", participation(p, a), participation(p, b)), 3, 0, 0)
	agreeOnAll(t.Context(), t, both.store, both.model)
	tell(t, both, version("people", "1", a), 2, 0, 0)
	same(t, "degree without a project", degreeOf(t, both.store, a), network.Degree{Participations: 1})
	tell(t, both, version("projects", "1", p), 2, 0, 0)
	same(t, "degree without a partner", degreeOf(t, both.store, a), network.Degree{Participations: 1, Projects: 1})
	filter := &network.ProjectFilter{TargetPlaces: anyOf("tampere")}
	targets := network.Selection{Kind: network.KindProject, Filter: filter}
	same(t, "in a place that is not there", len(list(t, both.store, targets, network.Order{})), 0)
	agreeOnAll(t.Context(), t, both.store, both.model)
	tell(t, both, version("people", "2", a, b), 1, 1, 0)
	same(t, "degree", degreeOf(t, both.store, a), network.Degree{Participations: 1, Projects: 1, Partners: 1})
	tell(t, both, sampleBatches()[0], 18, 0, 0)
	same(t, "in a place", len(list(t, both.store, targets, network.Order{})), 1)
	agreeOnAll(t.Context(), t, both.store, both.model)
	tell(t, both, network.Batch{Removed: []network.ID{network.SourceID("test", "projects")}}, 0, 0, 2)
	same(t, "degree after the project is gone", degreeOf(t, both.store, a), network.Degree{Participations: 1})
}

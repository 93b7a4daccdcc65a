package neo4j

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/steps"
	"verkosto/internal/store/storetest"
	"verkosto/internal/synth"
)

func TestMemory(t *testing.T) {
	node := func(name string) remembered {
		return remembered{node: &network.Region{Names: network.Names{Fi: name}}, size: 100}
	}
	var m memory
	m.remember("region:1", node("old"), 3)
	if _, known := m.recall("region:1", 2); known {
		t.Error("a node is recalled at a version at which it was not read")
	}
	m.remember("region:2", node("new"), 4)
	m.remember("region:1", node("late"), 3)
	for _, version := range []int64{3, 4} {
		if _, known := m.recall("region:1", version); known {
			t.Errorf("a node of version 3 is recalled at %d, after one of version 4", version)
		}
	}
	if found, known := m.recall("region:2", 4); !known || network.Label(found.node) != "new" {
		t.Errorf("the newest version is %v, %t", found, known)
	}
}

// TestMemoryIsBounded fills a memory many times over: what was asked for of late stays, and there is never more than fits.
func TestMemoryIsBounded(t *testing.T) {
	var m memory
	const size = memoryHalf / 100
	m.remember("region:asked", remembered{size: size}, 1)
	for i := range 1000 {
		m.remember(network.ID(fmt.Sprintf("region:%d", i)), remembered{size: size}, 1)
		if _, known := m.recall("region:asked", 1); !known {
			t.Fatalf("a node that was just asked for is forgotten after %d others", i)
		}
		if held := len(m.young) + len(m.older); held > 2*102 {
			t.Fatalf("%d nodes are held, of which 200 fit", held)
		}
		m.streak(fmt.Sprint("MATCH ", i))
		m.streak(fmt.Sprint("MATCH ", -i))
		if len(m.streaks) > shapes {
			t.Fatalf("streaks of %d statements are held, of which %d fit", len(m.streaks), shapes)
		}
	}
}

// names are the statements that were run.
type names []string

// Began implements [steps.Watcher].
func (n *names) Began(ctx context.Context, statement steps.Statement) (context.Context, func(error)) {
	*n = append(*n, statement.Name)
	return ctx, func(error) {}
}

// Chose implements [steps.Watcher].
func (n *names) Chose(context.Context, string) {}

// TestOneAnswer reads for one answer what a nested query reads, and counts the statements that it takes: the first time, when all
// is remembered, and after a batch of another process.
func TestOneAnswer(t *testing.T) {
	_, store := database(t)
	for _, batch := range storetest.Sample() {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		want []string
	}{
		{"at first", []string{"list_branch", "list_of", "nodes", "nodes"}},
		{"what is remembered", []string{"list_branch", "list_of"}},
	} {
		if found := nested(t, store); !slices.Equal(found, c.want) {
			t.Errorf("%s it takes %v, want %v", c.name, found, c.want)
		}
	}
	other, err := Open(store.config)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	fillWith(t, other, synth.Config{Seed: 1, Projects: 3})
	if found := nested(t, store); len(found) != 4 {
		t.Errorf("after a batch of another process it takes %v, want what it took at first", found)
	}
}

// TestSpares reads a page until all of it has been known for long: then its nodes aren't read from the database, until there
// is a newer version.
func TestSpares(t *testing.T) {
	driver, store := database(t)
	fillWith(t, store, synth.Config{Seed: 1, Projects: 40})
	page := func(store *Store) (string, []string) {
		var taken names
		ctx := steps.WithWatcher(t.Context(), &taken)
		pages, err := store.List(ctx, network.Selection{Kind: network.KindProject}, network.Order{}, network.Window{First: 32})
		if err != nil {
			t.Fatal(err)
		}
		encoded, err := json.Marshal(pages)
		if err != nil {
			t.Fatal(err)
		}
		return string(encoded), taken
	}
	spares := func() bool {
		for _, streak := range store.memory.streaks {
			if streak.Load() >= steady {
				return true
			}
		}
		return false
	}
	want, _ := page(store)
	for range steady / 32 {
		if spares() {
			t.Fatal("nodes are spared too early")
		}
		page(store)
	}
	if !spares() {
		t.Fatal("nodes that are known are not spared")
	}
	one(t, driver, "MATCH (n:Project) SET n.kept = n.body REMOVE n.body RETURN count(*)")
	if got, taken := page(store); got != want || len(taken) != 1 {
		t.Errorf("without bodies in the database %v gives\n%s\nwant\n%s", taken, got, want)
	}
	one(t, driver, "MATCH (n:Project) SET n.body = n.kept REMOVE n.kept RETURN count(*)")
	other, err := Open(store.config)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	fillWith(t, other, synth.Config{Seed: 2, Projects: 3})
	want, _ = page(other)
	if got, taken := page(store); got != want || len(taken) != 2 {
		t.Errorf("of a newer version %v gives\n%s\nwant\n%s", taken, got, want)
	}
	if got, taken := page(store); got != want || len(taken) != 1 || spares() {
		t.Errorf("after a node that was not known %v gives\n%s\nwant\n%s", taken, got, want)
	}
}

// nested reads projects, their participations, sums and totals, and the organisations and places of those, and gives the names of
// the statements.
func nested(t *testing.T, store *Store) []string {
	t.Helper()
	var taken names
	ctx := network.ForOneAnswer(steps.WithWatcher(t.Context(), &taken))
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	window := network.Window{First: 100, Count: true}
	whole, err := store.List(ctx, network.Selection{Kind: network.KindProject}, network.Order{}, window)
	must(err)
	if count := whole[network.WholeStore].Count; *count < len(whole[network.WholeStore].Items) {
		t.Errorf("%d projects are listed, of %d", len(whole[network.WholeStore].Items), *count)
	}
	projects := idsOn(whole)
	_, err = store.Tally(ctx, network.TallyQuery{
		Selection: network.Selection{Kind: network.KindFunding, Of: projects, Via: network.LinkFunds}, Amounts: true,
	})
	must(err)
	parts, err := store.List(ctx, network.Selection{Kind: network.KindParticipation, Of: projects, Via: network.LinkInProject}, network.Order{}, window)
	must(err)
	var organisations []network.ID
	for _, page := range parts {
		for _, item := range page.Items {
			organisations = append(organisations, item.Node.(*network.Participation).Organisation)
		}
	}
	_, err = store.Nodes(ctx, organisations)
	must(err)
	_, err = store.List(ctx, network.Selection{Kind: network.KindMunicipality, Of: idsOn(parts), Via: network.LinkLocatedIn, Out: true}, network.Order{}, window)
	must(err)
	return taken
}

func idsOn(pages map[network.ID]network.Page[network.Node]) []network.ID {
	var ids []network.ID
	for _, page := range pages {
		for _, item := range page.Items {
			ids = append(ids, item.Node.NodeID())
		}
	}
	return ids
}

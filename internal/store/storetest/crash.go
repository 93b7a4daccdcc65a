package storetest

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"

	"verkosto/internal/network"
)

// organisationsOfCrashes is how many organisations each batch of [WriteOn] has of its own.
const organisationsOfCrashes = 60

// CrashRounds gives how often a test kills: VERKOSTO_CRASH_ROUNDS, or few.
func CrashRounds(few int) int {
	if rounds, err := strconv.Atoi(os.Getenv("VERKOSTO_CRASH_ROUNDS")); err == nil {
		return rounds
	}
	return few
}

// WriteOn applies batches to a store, from the first that it lacks on, and tells the number of each that was acknowledged.
// It ends with the first error. A process that does this is what crash tests kill.
func WriteOn(ctx context.Context, store network.Store, acknowledged func(batch int)) error {
	meta, err := store.Meta(ctx)
	if err != nil {
		return err
	}
	for batch := meta.Counts[network.KindSource]; ; batch++ {
		if _, err := store.Apply(ctx, CrashBatch(batch)); err != nil {
			return err
		}
		acknowledged(batch)
	}
}

// CrashBatch gives one of the batches of [WriteOn], the first of which is 0. Every node is stated by the batch before as
// well, under another name, so that batches change nodes of each other.
func CrashBatch(batch int) network.Batch {
	source := crashSource(batch)
	made := network.Batch{
		Sources:  []*network.Source{{ID: source, SHA256: strconv.Itoa(batch), Rank: batch}},
		Complete: []network.ID{source},
	}
	for i := range organisationsOfCrashes {
		own, next := crashNode(batch, i), crashNode(batch+1, i)
		next.Names.Fi = "Ennakko"
		for line, node := range []network.Node{own, next} {
			made.Citations = append(made.Citations, network.Citation{Source: source, Line: 2*i + line + 1, Node: node, Method: network.MethodField})
		}
	}
	return made
}

func crashSource(batch int) network.ID { return network.SourceID("test", fmt.Sprintf("%06d", batch)) }

func crashNode(batch, i int) *network.Organisation {
	return &network.Organisation{
		ID:    network.OrganisationID(network.SchemeName, fmt.Sprintf("%06d-%d", batch, i)),
		Names: network.Names{Fi: fmt.Sprintf("Verkosto V%d", batch)},
	}
}

// CheckWhole checks that what a store tells about itself is that of whole batches of [WriteOn]. It may be asked at any time.
func CheckWhole(t testing.TB, meta network.Meta) {
	t.Helper()
	batches := meta.Counts[network.KindSource]
	if meta.Version != uint64(batches) {
		t.Errorf("%d batches in version %d", batches, meta.Version)
	}
	if want := organisationsOfCrashes * (batches + 1); batches > 0 && meta.Counts[network.KindOrganisation] != want {
		t.Errorf("%d organisations after %d batches, want %d", meta.Counts[network.KindOrganisation], batches, want)
	}
}

// CheckAcknowledged checks that a store has the first so many batches of [WriteOn], which were acknowledged, perhaps one more,
// each of them whole, and nothing else. It gives how many there are.
func CheckAcknowledged(t testing.TB, store network.Reader, acknowledged int) (batches int) {
	t.Helper()
	meta, err := store.Meta(t.Context())
	must(t, meta, err)
	CheckWhole(t, meta)
	batches = meta.Counts[network.KindSource]
	if batches < acknowledged || batches > acknowledged+1 {
		t.Errorf("%d batches are there, %d were acknowledged", batches, acknowledged)
	}
	for batch := max(0, batches-20); batch < batches; batch++ { // earlier ones were looked at after earlier crashes
		checkBatch(t, store, batch)
	}
	return batches
}

// checkBatch checks that all of a batch can be read, in three ways.
func checkBatch(t testing.TB, store network.Reader, batch int) {
	t.Helper()
	const each = organisationsOfCrashes
	source := crashSource(batch)
	cited, err := store.Citations(t.Context(), network.CitationQuery{Of: []network.ID{source}, From: true, Window: all})
	if got := len(must(t, cited, err)[source].Items); got != 2*each {
		t.Errorf("batch %d has %d citations, want %d", batch, got, 2*each)
	}
	want := crashNode(batch, each-1)
	nodes, err := store.Nodes(t.Context(), []network.ID{source, crashNode(batch, 0).ID, want.ID})
	last, there := must(t, nodes, err)[want.ID].(*network.Organisation)
	if len(nodes) != 3 || !there || last.Names != want.Names {
		t.Errorf("batch %d is not whole: %v", batch, nodes)
	}
	found, err := store.SearchTally(t.Context(), network.SearchQuery{Text: fmt.Sprintf("%q", want.Names.Fi[len("Verkosto "):])})
	if must(t, found, err).Count != each {
		t.Errorf("batch %d: %d nodes are found by their name, want %d", batch, found.Count, each)
	}
}

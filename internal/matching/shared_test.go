package matching_test

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"verkosto/internal/ingest"
	"verkosto/internal/ingest/gold"
	"verkosto/internal/matching"
	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/resolve"
	"verkosto/internal/text"
)

const eura = "../../../shared/data/eura/"

var sample = flag.Int("sample", 0, "print so many joined pairs of the list of 2007–2013, drawn with a fixed seed")

// document gives a document of the register; the test is skipped where it is not at hand.
func document(t *testing.T, name string) *os.File {
	t.Helper()
	file, err := os.Open(eura + name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the register's list is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file
}

// listed gives the organisations that the list of 2007–2013 states, by id.
func listed(t *testing.T) map[network.ID]*network.Organisation {
	t.Helper()
	resolver := resolve.New("source:test/list", nil)
	citations := make(map[network.ID][]network.Citation)
	_, err := ingest.Mentions(ingest.EURAList, document(t, "list-2007-2013-as-published-latin1.csv"), func(m *mention.Project) error {
		for _, c := range resolver.Resolve(m) {
			if c.Node.NodeID().Kind() == network.KindOrganisation {
				citations[c.Node.NodeID()] = append(citations[c.Node.NodeID()], c)
			}
		}
		return nil
	}, func(*ingest.Refusal) {})
	if err != nil {
		t.Fatal(err)
	}
	organisations := make(map[network.ID]*network.Organisation)
	list := &network.Source{ID: "source:test/list"}
	for id, all := range citations {
		organisations[id] = network.Merge(all, func(network.ID) *network.Source { return list }).(*network.Organisation)
	}
	return organisations
}

func find(organisations map[network.ID]*network.Organisation) []*network.Match {
	return matching.Find(func(yield func(matching.Known) bool) {
		for _, o := range organisations {
			if !yield(matching.Known{Organisation: o}) {
				return
			}
		}
	})
}

// TestTheListOf2007 joins what the list of 2007–2013 spells in more than one way: at least all 1,020 variants that differ by
// case and white space only.
func TestTheListOf2007(t *testing.T) {
	organisations := listed(t)
	matches := find(organisations)
	identities := network.NewIdentities(matches)
	byReason, open := make(map[network.ReasonCode]int), 0
	for _, m := range matches {
		if !m.Automatic {
			open++
			continue
		}
		byReason[m.Reasons[0].Code]++
	}
	entities := make(map[network.ID]bool)
	for id := range organisations {
		entities[identities.Of(id)] = true
	}
	if len(organisations) != 12483 || len(entities) != 12226 || open != 342 {
		t.Errorf("%d organisations, %d entities, %d open", len(organisations), len(entities), open)
	}
	want := map[network.ReasonCode]int{
		network.ReasonSpelling: 192, network.ReasonTranslation: 44, network.ReasonWordOrder: 26, network.ReasonLegalForm: 24,
		network.ReasonUnit: 17, network.ReasonAbbreviation: 17, network.ReasonFormerName: 3,
	}
	if !maps.Equal(byReason, want) {
		t.Errorf("joined by %v", byReason)
	}
	groups, err := gold.Spellings(document(t, "list-2007-2013-repaired-utf8.csv"))
	if err != nil {
		t.Fatal(err)
	}
	joined, variants := 0, 0
	for _, group := range groups {
		of := make(map[network.ID]bool)
		for _, name := range group {
			id := network.OrganisationID(network.SchemeName, resolve.Key(text.NameKey(name)))
			of[identities.Of(id)] = true
		}
		variants += len(group) - 1
		joined += len(group) - len(of)
	}
	if joined != 1020 || variants != 1020 {
		t.Errorf("%d of %d variants joined", joined, variants)
	}
	printSample(organisations, matches)
}

// printSample prints joined pairs, drawn with a fixed seed, to be checked by hand.
func printSample(organisations map[network.ID]*network.Organisation, matches []*network.Match) {
	joins := slices.DeleteFunc(slices.Clone(matches), func(m *network.Match) bool { return !m.Automatic })
	random := rand.New(rand.NewPCG(2007, 2013))
	random.Shuffle(len(joins), func(i, j int) { joins[i], joins[j] = joins[j], joins[i] })
	for n, m := range joins[:min(*sample, len(joins))] {
		a, b := organisations[m.Organisations[0]], organisations[m.Organisations[1]]
		fmt.Printf("%3d %s\n\t%s\n\t%s\n", n+1, m.Reasons[0].Code, a.Name(), b.Name())
	}
}

package network_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"verkosto/internal/network"
)

var (
	register = &network.Source{ID: "source:register", Rank: network.RankRegister, ReadAt: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)}
	newer    = &network.Source{ID: "source:newer", Rank: network.RankList, ReadAt: time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)}
	older    = &network.Source{ID: "source:older", Rank: network.RankList, ReadAt: time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC)}
	twin     = &network.Source{ID: "source:twin", Rank: network.RankList, ReadAt: time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC)}
	byID     = map[network.ID]*network.Source{register.ID: register, newer.ID: newer, older.ID: older, twin.ID: twin}
)

func sourceOf(id network.ID) *network.Source { return byID[id] }

// cite makes a citation.
func cite(source *network.Source, line int, node network.Node) network.Citation {
	return network.Citation{Source: source.ID, Line: line, Node: node}
}

func named(name string) *network.Fund {
	return &network.Fund{ID: "fund:a", Names: network.Names{Fi: name}}
}

func TestMergeBelieves(t *testing.T) {
	for _, c := range []struct {
		name      string
		citations []network.Citation
		want      string
	}{
		{"the only one", []network.Citation{cite(older, 1, named("a"))}, "a"},
		{"the higher rank, though read first", []network.Citation{cite(newer, 1, named("a")), cite(register, 1, named("b"))}, "b"},
		{"the one read last", []network.Citation{cite(older, 9, named("a")), cite(newer, 1, named("b"))}, "b"},
		{"the greater id", []network.Citation{cite(twin, 1, named("a")), cite(older, 9, named("b"))}, "a"},
		{"the later line", []network.Citation{cite(older, 7, named("a")), cite(older, 30, named("b")), cite(older, 8, named("c"))}, "b"},
		{"the next one, where the first is silent", []network.Citation{cite(register, 1, named("")), cite(older, 1, named("a")), cite(newer, 1, named("b"))}, "b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := network.Merge(c.citations, sourceOf).(*network.Fund).Name(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	if network.Merge(nil, sourceOf) != nil {
		t.Error("nothing adds up to something")
	}
}

func TestMergeUnitesLists(t *testing.T) {
	first := &network.Project{
		ID: "project:a", Keywords: []string{"b", "a"}, Municipalities: []network.ID{"municipality:837"},
		Indicators: []network.Indicator{{Name: "first"}}, Names: network.Names{Fi: "Fi"},
	}
	second := &network.Project{
		ID: "project:a", Keywords: []string{"a", "c"}, Municipalities: []network.ID{"municipality:536", "municipality:837"},
		Indicators: []network.Indicator{{Name: "second"}, {Name: "third"}}, Principles: []network.Principle{{Name: "only"}}, Names: network.Names{Fi: "no", En: "En"},
	}
	got := network.Merge([]network.Citation{cite(older, 1, second), cite(register, 1, first)}, sourceOf)
	want := &network.Project{
		ID: "project:a", Keywords: []string{"b", "a", "c"}, Municipalities: []network.ID{"municipality:837", "municipality:536"},
		Indicators: []network.Indicator{{Name: "first"}}, Principles: []network.Principle{{Name: "only"}}, Names: network.Names{Fi: "Fi", En: "En"},
	}
	if !reflect.DeepEqual(got, network.Node(want)) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestMergeMakesAliasesOfOtherNames(t *testing.T) {
	organisation := func(names network.Names, aliases ...network.Alias) *network.Organisation {
		return &network.Organisation{ID: "organisation:a", Names: names, Aliases: aliases}
	}
	for _, c := range []struct {
		name   string
		others []network.Node
		want   []network.Alias
	}{
		{"the same name", []network.Node{organisation(network.Names{Fi: "Honka"})}, nil},
		{"another name", []network.Node{organisation(network.Names{Fi: "Kuusi"})}, []network.Alias{{Name: "Kuusi"}}},
		{"two others, by name", []network.Node{organisation(network.Names{Fi: "Mänty"}), organisation(network.Names{Fi: "Kuusi"})}, []network.Alias{{Name: "Kuusi"}, {Name: "Mänty"}}},
		{"a name in another language", []network.Node{organisation(network.Names{Sv: "Fura"})}, nil},
		{"two names in another language", []network.Node{organisation(network.Names{Sv: "Fura"}), organisation(network.Names{Sv: "Tall"})}, []network.Alias{{Name: "Tall"}}},
		{
			"aliases of both",
			[]network.Node{organisation(network.Names{}, network.Alias{Name: "B", From: "1990"}, network.Alias{Name: "A"}), organisation(network.Names{}, network.Alias{Name: "B"})},
			[]network.Alias{{Name: "A"}, {Name: "B"}, {Name: "B", From: "1990"}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			citations := []network.Citation{cite(register, 1, organisation(network.Names{Fi: "Honka"}))}
			for i, other := range c.others {
				citations = append(citations, cite(older, 10-i, other))
			}
			got := network.Merge(citations, sourceOf).(*network.Organisation)
			if got.Name() != "Honka" || len(got.Aliases)+len(c.want) > 0 && !reflect.DeepEqual(got.Aliases, c.want) {
				t.Errorf("%s has the aliases %+v, want %+v", got.Name(), got.Aliases, c.want)
			}
		})
	}
}

// fill gives every field of a struct a value that depends on a seed, so that no field can
// be forgotten where nodes are merged.
func fill(value reflect.Value, seed *rand.Rand) {
	switch value.Kind() {
	case reflect.Pointer:
		value.Set(reflect.New(value.Type().Elem()))
		if amount, ok := value.Interface().(*decimal.Decimal); ok {
			*amount = decimal.MustNew(1+seed.Int64N(1000), 2)
			return
		}
		fill(value.Elem(), seed)
	case reflect.Struct:
		if value.Type() == reflect.TypeFor[time.Time]() {
			value.Set(reflect.ValueOf(time.Unix(1+seed.Int64N(1_000_000), 0).UTC()))
			return
		}
		for i := range value.NumField() {
			fill(value.Field(i), seed)
		}
	case reflect.Slice:
		value.Set(reflect.MakeSlice(value.Type(), 1, 1))
		fill(value.Index(0), seed)
	case reflect.String:
		value.SetString(fmt.Sprint("text ", seed.Int()))
	case reflect.Int:
		value.SetInt(1 + seed.Int64N(1000))
	case reflect.Float64:
		value.SetFloat(1 + seed.Float64())
	case reflect.Bool:
		value.SetBool(true)
	default:
		panic("no values of " + value.Type().String())
	}
}

// identity is what a statement about a relation has from its id: it never differs.
var identity = map[string]bool{"ID": true, "Project": true, "Organisation": true, "Role": true, "Funder": true}

// TestMergeTakesEveryField lets a less believed source state all there is, and the more
// believed one nothing: whatever the former says must come through.
func TestMergeTakesEveryField(t *testing.T) {
	for _, kind := range network.Kinds() {
		if kind == network.KindSource {
			continue // is never merged
		}
		t.Run(string(kind), func(t *testing.T) {
			full, _ := network.New(kind)
			fill(reflect.ValueOf(full).Elem(), rand.New(rand.NewPCG(1, 2)))
			silent, _ := network.New(kind)
			relation := kind == network.KindParticipation || kind == network.KindFunding
			fields := reflect.TypeOf(full).Elem()
			for i := range fields.NumField() {
				if name := fields.Field(i).Name; name == "ID" || relation && identity[name] {
					reflect.ValueOf(silent).Elem().Field(i).Set(reflect.ValueOf(full).Elem().Field(i))
				}
			}
			merged := network.Merge([]network.Citation{cite(register, 1, silent), cite(older, 1, full)}, sourceOf)
			for i := range fields.NumField() {
				if name := fields.Field(i).Name; name == "ContactsHidden" || name == "StatedAs" {
					continue // stated by nobody
				}
				got, want := reflect.ValueOf(merged).Elem().Field(i).Interface(), reflect.ValueOf(full).Elem().Field(i).Interface()
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%s is %v, want %v", fields.Field(i).Name, got, want)
				}
			}
		})
	}
}

// The order of citations does not matter, and merging leaves them as they are.
func TestMergeIsAFunctionOfTheSet(t *testing.T) {
	sources := []*network.Source{register, newer, older, twin}
	kinds := []network.Kind{network.KindProject, network.KindOrganisation, network.KindPerson, network.KindParticipation}
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		citations := make([]network.Citation, rapid.IntRange(1, 5).Draw(t, "citations"))
		for i := range citations {
			node, _ := network.New(kind)
			if rapid.Bool().Draw(t, "says something") {
				fill(reflect.ValueOf(node).Elem(), rand.New(rand.NewPCG(rapid.Uint64Range(0, 3).Draw(t, "what"), 0)))
			}
			citations[i] = cite(rapid.SampledFrom(sources).Draw(t, "source"), rapid.IntRange(1, 2).Draw(t, "line"), node)
		}
		before := encoded(t, citations)
		merged := encoded(t, []network.Citation{{Node: network.Merge(citations, sourceOf)}})
		if after := encoded(t, citations); after != before {
			t.Errorf("citations were\n%s and are\n%s", before, after)
		}
		shuffled := rapid.Permutation(citations).Draw(t, "shuffled")
		if again := encoded(t, []network.Citation{{Node: network.Merge(shuffled, sourceOf)}}); again != merged {
			t.Errorf("%s in another order is\n%s", merged, again)
		}
	})
}

func encoded(t *rapid.T, citations []network.Citation) string {
	var text string
	for _, citation := range citations {
		node, err := network.EncodeNode(citation.Node)
		if err != nil {
			t.Fatal(err)
		}
		text += string(node) + "\n"
	}
	return text
}

func TestSum(t *testing.T) {
	for _, c := range []struct {
		amounts []string
		want    string
	}{
		{nil, ""},
		{[]string{"", ""}, ""},
		{[]string{"0"}, "0"},
		{[]string{"", "0.10", "", "0.20"}, "0.30"},
		{[]string{"99999999999999999.99", "0.01"}, "100000000000000000.00"},
		{[]string{"5", "-5"}, "0"},
	} {
		var amounts []*decimal.Decimal
		for _, text := range c.amounts {
			amounts = append(amounts, amount(text))
		}
		got, err := network.Sum(amounts...)
		want := amount(c.want)
		if err != nil || (got == nil) != (want == nil) || got != nil && got.Cmp(*want) != 0 {
			t.Errorf("sum of %q is %v (%v), want %v", c.amounts, got, err, want)
		}
	}
	largest := amount("9999999999999999999")
	if sum, err := network.Sum(largest, largest); network.CodeOf(err) != network.Internal || sum != nil {
		t.Errorf("twice the largest amount is %v, %v", sum, err)
	}
}

package network_test

import (
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"verkosto/internal/network"
)

func TestLinks(t *testing.T) {
	type links = []network.LinkTo
	for _, c := range []struct {
		name string
		node network.Node
		want links
	}{
		{"project", &network.Project{
			Fund: "fund:a", Regions: []network.ID{"region:06"}, SubRegions: []network.ID{"subregion:064"},
			Municipalities: []network.ID{"municipality:837", "", "municipality:536", "municipality:837"},
		}, links{
			{network.LinkUnder, "fund:a"},
			{network.LinkTargets, "region:06"},
			{network.LinkTargets, "subregion:064"},
			{network.LinkTargets, "municipality:837"},
			{network.LinkTargets, "municipality:536"},
		}},
		{"organisation", &network.Organisation{Municipality: "municipality:837", Parent: "organisation:a"}, links{
			{network.LinkBasedIn, "municipality:837"}, {network.LinkUnitOf, "organisation:a"},
		}},
		{"municipality", &network.Municipality{SubRegion: "subregion:064", Region: "region:06", MergedInto: "municipality:980"}, links{
			{network.LinkPartOf, "subregion:064"}, {network.LinkPartOf, "region:06"}, {network.LinkMergedInto, "municipality:980"},
		}},
		{"sub-region", &network.SubRegion{Region: "region:06"}, links{{network.LinkPartOf, "region:06"}}},
		{"region", &network.Region{Code: "06"}, nil},
		{"fund", &network.Fund{Code: "ESF"}, nil},
		{"person", &network.Person{Organisation: "organisation:a"}, links{{network.LinkWorksFor, "organisation:a"}}},
		{"participation", &network.Participation{
			Project: "project:a", Organisation: "organisation:a", Municipalities: []network.ID{"municipality:837"}, Contacts: []network.ID{"person:a", "person:a"},
		}, links{
			{network.LinkInProject, "project:a"}, {network.LinkBy, "organisation:a"}, {network.LinkLocatedIn, "municipality:837"}, {network.LinkContact, "person:a"},
		}},
		{"funding", &network.Funding{Project: "project:a", Funder: "fund:a"}, links{{network.LinkFunds, "project:a"}, {network.LinkFrom, "fund:a"}}},
		{"source", &network.Source{ID: "source:a"}, nil},
		{"nothing linked", &network.Project{Code: "S1"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.node.Links(); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestNewGivesANodeOfEveryKind(t *testing.T) {
	seen := make(map[reflect.Type]network.Kind)
	for _, kind := range network.Kinds() {
		node, err := network.New(kind)
		if err != nil || node.NodeID() != "" {
			t.Errorf("new %s: %v, %v", kind, node, err)
		}
		if other := seen[reflect.TypeOf(node)]; other != "" {
			t.Errorf("%s and %s have one type", kind, other)
		}
		seen[reflect.TypeOf(node)] = kind
	}
	for _, kind := range []network.Kind{"", network.KindFunder, "SPONSOR"} {
		if _, err := network.New(kind); network.CodeOf(err) != network.InvalidArgument {
			t.Errorf("new %q: %v", kind, err)
		}
	}
}

func TestErrors(t *testing.T) {
	plain := network.Errorf(network.NotFound, "no %s", "project")
	wrapped := network.Wrap(network.Unavailable, io.ErrUnexpectedEOF, "the store is away")
	outer := errors.Join(io.EOF, wrapped)
	for _, c := range []struct {
		err  error
		code network.Code
		text string
	}{
		{plain, network.NotFound, "no project"},
		{wrapped, network.Unavailable, "the store is away: unexpected EOF"},
		{outer, network.Unavailable, "EOF\nthe store is away: unexpected EOF"},
		{io.EOF, network.Internal, "EOF"},
	} {
		if network.CodeOf(c.err) != c.code || c.err.Error() != c.text {
			t.Errorf("%q has code %s, want %q with %s", c.err, network.CodeOf(c.err), c.text, c.code)
		}
	}
	if !errors.Is(outer, io.ErrUnexpectedEOF) {
		t.Error("the cause is lost")
	}
}

func TestOutsideTextIsClippedInErrors(t *testing.T) {
	_, err := network.ParseID(strings.Repeat("ä", 10_000))
	if len(err.Error()) > 300 || !utf8.ValidString(err.Error()) {
		t.Errorf("an error of %d bytes: %.300s", len(err.Error()), err)
	}
}

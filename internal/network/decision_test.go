package network_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"verkosto/internal/network"
)

func TestDecide(t *testing.T) {
	a, b := network.OrganisationID(network.SchemeName, "honka"), network.OrganisationID(network.SchemeBusinessID, "1000001-2")
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.FixedZone("EET", 2*60*60))
	batch, err := network.Decide(network.VerdictSame, a, b, "Maija Mallikas", "the same address", at)
	if err != nil {
		t.Fatal(err)
	}
	turned, _ := network.Decide(network.VerdictSame, b, a, "Maija Mallikas", "the same address", at)
	if !reflect.DeepEqual(batch, turned) {
		t.Error("the order of the two counts")
	}
	match := batch.Citations[0].Node.(*network.Match)
	if !match.Same() || match.Joined() || match.Organisations[0] != b || match.DecidedAt != at.UTC() {
		t.Errorf("the match is %+v", match)
	}
	other, _ := network.Decide(network.VerdictDifferent, a, b, "Maija Mallikas", "", at)
	if id := batch.Sources[0].ID; id != network.DecisionID(match.ID) || other.Sources[0].ID != id || other.Sources[0].SHA256 == batch.Sources[0].SHA256 {
		t.Errorf("another decision is of %s in version %s", other.Sources[0].ID, other.Sources[0].SHA256)
	}
	for what, decide := range map[string]func() (network.Batch, error){
		"nothing decided": func() (network.Batch, error) { return network.Decide(network.VerdictOpen, a, b, "", "", at) },
		"one alone":       func() (network.Batch, error) { return network.Decide(network.VerdictSame, a, a, "", "", at) },
		"a place": func() (network.Batch, error) {
			return network.Decide(network.VerdictSame, a, network.RegionID("06"), "", "", at)
		},
		"no text": func() (network.Batch, error) { return network.Decide(network.VerdictSame, a, b, "\xff", "", at) },
	} {
		if _, err := decide(); network.CodeOf(err) != network.InvalidArgument {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestMatchIDsAreShort(t *testing.T) {
	long := func(letter string) network.ID {
		return network.OrganisationID(network.SchemeName, strings.Repeat(letter, 900))
	}
	for _, pair := range [][2]network.ID{{"organisation:name/a", "organisation:fi/1"}, {long("a"), long("b")}, {long("a"), long("c")}} {
		id := network.MatchID(pair[0], pair[1])
		if id != network.MatchID(pair[1], pair[0]) {
			t.Errorf("%.40s depends on the order", id)
		}
		for _, id := range []network.ID{id, network.DecisionID(id)} {
			if _, err := network.ParseID(string(id)); err != nil {
				t.Error(err)
			}
		}
	}
	if network.MatchID(long("a"), long("b")) == network.MatchID(long("a"), long("c")) {
		t.Error("two matches have one id")
	}
	if id := network.MatchID("organisation:name/a", "organisation:fi/1"); id != "match:fi/1/name/a" {
		t.Errorf("got %s", id)
	}
}

package network_test

import (
	"bytes"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/network"
)

const (
	spelled network.ID = "organisation:name/honka%20oy"
	keyed   network.ID = "organisation:fi/1000001-2"
	apart   network.ID = "organisation:name/koski"
)

func joinedPair() *network.Identities {
	return network.NewIdentities([]*network.Match{{ID: network.MatchID(spelled, keyed), Organisations: []network.ID{keyed, spelled}, Automatic: true}})
}

func TestIDsAreResolved(t *testing.T) {
	project := network.ProjectID("2014-2020", "S1")
	joined := joinedPair()
	for _, c := range []struct {
		name         string
		id           network.ID
		organisation network.ID // with whose key it is made
		want         network.ID
	}{
		{"the joined organisation", spelled, spelled, keyed},
		{"the canonical one", keyed, keyed, keyed},
		{"another", apart, apart, apart},
		{"a person", network.PersonID(spelled, "maija m"), spelled, network.PersonID(keyed, "maija m")},
		{"a person of another", network.PersonID(apart, "maija m"), apart, network.PersonID(apart, "maija m")},
		{"a participation", network.ParticipationID(project, spelled, network.RolePartner, 1), spelled, network.ParticipationID(project, keyed, network.RolePartner, 1)},
		{"a second one", network.ParticipationID(project, spelled, network.RolePartner, 2), spelled, network.ParticipationID(project, keyed, network.RolePartner, 2)},
		{"money", network.FundingID(project, spelled), spelled, network.FundingID(project, keyed)},
		{"money of a fund", network.FundingID(project, "fund:name/honka%20oy"), "", network.FundingID(project, "fund:name/honka%20oy")},
		{"a project", project, "", project},
		{"a match", network.MatchID(spelled, keyed), "", network.MatchID(spelled, keyed)},
		{"a participation with an id of another making", "participation:name/honka%20oy", "", "participation:name/honka%20oy"},
		{"no id", "name/honka%20oy", "", "name/honka%20oy"},
		{"nothing", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.id.Organisation(); got != c.organisation {
				t.Errorf("it is made with %q, want %q", got, c.organisation)
			}
			if got := joined.Of(c.id); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if members := joined.Members(c.want); !slices.Contains(members, c.id) || !slices.Contains(members, c.want) {
				t.Errorf("under %s may be stated %v", c.want, members)
			}
			if got := (*network.Identities)(nil).Of(c.id); got != c.id {
				t.Errorf("without matches %s", got)
			}
		})
	}
}

func TestNodesAreResolved(t *testing.T) {
	joined := joinedPair()
	maija, resolved := network.PersonID(spelled, "maija"), network.PersonID(keyed, "maija")
	for _, c := range []struct {
		name         string
		stated, want network.Node
	}{
		{"organisation", &network.Organisation{ID: spelled, Parent: apart}, &network.Organisation{ID: keyed, Parent: apart}},
		{"a unit", &network.Organisation{ID: apart, Parent: spelled}, &network.Organisation{ID: apart, Parent: keyed}},
		{"a unit of itself", &network.Organisation{ID: keyed, Parent: spelled}, &network.Organisation{ID: keyed}},
		{"person", &network.Person{ID: maija, Organisation: spelled}, &network.Person{ID: resolved, Organisation: keyed}},
		{"funding", &network.Funding{ID: "funding:x", Funder: spelled}, &network.Funding{ID: "funding:x", Funder: keyed}},
		{"participation", &network.Participation{ID: "participation:x", Organisation: spelled}, &network.Participation{ID: "participation:x", Organisation: keyed, StatedAs: []network.ID{spelled}}},
		{
			"contacts, each once", &network.Participation{ID: "participation:x", Organisation: keyed, Contacts: []network.ID{maija, "person:a/b/c", resolved}},
			&network.Participation{ID: "participation:x", Organisation: keyed, Contacts: []network.ID{resolved, "person:a/b/c"}},
		},
		{
			"a match", &network.Match{ID: "match:x", Organisations: []network.ID{keyed, spelled}},
			&network.Match{ID: "match:x", Organisations: []network.ID{keyed, spelled}, Between: []network.ID{keyed}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, _ := network.EncodeNode(c.stated)
			if got := joined.Resolve(c.stated); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
			if after, _ := network.EncodeNode(c.stated); !bytes.Equal(after, before) {
				t.Errorf("the node was %s and is %s", before, after)
			}
			if again := joined.Resolve(c.want); !reflect.DeepEqual(again, c.want) && c.stated.NodeID().Kind() != network.KindMatch {
				t.Errorf("resolved twice it is %+v", again)
			}
		})
	}
	for _, node := range []network.Node{&network.Project{ID: "project:a/b"}, &network.Organisation{ID: keyed}, &network.Participation{ID: "participation:x", Organisation: apart}} {
		if joined.Resolve(node) != node {
			t.Errorf("%s is copied for nothing", node.NodeID())
		}
	}
}

func TestStatedAs(t *testing.T) {
	joined := joinedPair()
	stated := func(ids ...network.ID) []network.Citation {
		var citations []network.Citation
		for i, id := range ids {
			citations = append(citations, cite(older, i, &network.Participation{ID: network.ParticipationID("project:a/b", id, network.RolePartner, 1), Organisation: id}))
		}
		return citations
	}
	for _, c := range []struct{ stated, want []network.ID }{
		{[]network.ID{keyed}, nil},
		{[]network.ID{keyed, keyed}, nil},
		{[]network.ID{spelled}, []network.ID{spelled}},
		{[]network.ID{spelled, spelled}, []network.ID{spelled}},
		{[]network.ID{spelled, keyed}, []network.ID{keyed, spelled}},
		{[]network.ID{apart}, nil},
	} {
		got := joined.Merge(stated(c.stated...), sourceOf).(*network.Participation)
		if !slices.Equal(got.StatedAs, c.want) || got.Organisation != joined.Of(c.stated[0]) {
			t.Errorf("stated under %v it is of %s, stated as %v", c.stated, got.Organisation, got.StatedAs)
		}
	}
}

// drawMatches draws what may be thought of some organisations, each pair at most once.
func drawMatches(t *rapid.T, organisations []network.ID) []*network.Match {
	var matches []*network.Match
	for i, a := range organisations {
		for _, b := range organisations[i+1:] {
			if rapid.IntRange(0, 2).Draw(t, "matched") > 0 {
				continue
			}
			matches = append(matches, &network.Match{
				ID: network.MatchID(a, b), Organisations: []network.ID{min(a, b), max(a, b)},
				Score: float64(rapid.IntRange(1, 3).Draw(t, "score")) / 4, Automatic: rapid.Bool().Draw(t, "automatic"),
				Decision: rapid.SampledFrom([]network.Verdict{"", "", network.VerdictSame, network.VerdictDifferent}).Draw(t, "decision"),
			})
		}
	}
	return matches
}

var someOrganisations = []network.ID{
	"organisation:name/a", "organisation:name/b", "organisation:pic/c", "organisation:fi/d", "organisation:fi/e", "organisation:x/f", "organisation:name/g",
}

func TestIdentitiesKeepApartWhatIsDifferent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		matches := drawMatches(t, someOrganisations)
		joined := network.NewIdentities(matches)
		for _, match := range matches {
			a, b := match.Organisations[0], match.Organisations[1]
			if match.Verdict() == network.VerdictDifferent && joined.Of(a) == joined.Of(b) {
				t.Errorf("%s and %s are one", a, b)
			}
		}
		for _, id := range someOrganisations {
			if joined.Of(joined.Of(id)) != joined.Of(id) || !slices.Contains(joined.Members(joined.Of(id)), id) {
				t.Errorf("%s is %s, of %v", id, joined.Of(id), joined.Members(joined.Of(id)))
			}
		}
		shuffled := network.NewIdentities(rapid.Permutation(matches).Draw(t, "shuffled"))
		if changed := joined.Changed(shuffled); len(changed) > 0 {
			t.Errorf("in another order of matches %v are others", changed)
		}
	})
}

// TestIdentitiesAreLocal takes only the matches between organisations that are connected with one by matches
// that hold them to be the same.
func TestIdentitiesAreLocal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		matches := drawMatches(t, someOrganisations)
		start := rapid.SampledFrom(someOrganisations).Draw(t, "start")
		connected := map[network.ID]bool{start: true}
		for range someOrganisations {
			for _, match := range matches {
				if a, b := match.Organisations[0], match.Organisations[1]; match.Same() && (connected[a] || connected[b]) {
					connected[a], connected[b] = true, true
				}
			}
		}
		var near []*network.Match
		for _, match := range matches {
			if connected[match.Organisations[0]] && connected[match.Organisations[1]] {
				near = append(near, match)
			}
		}
		if whole, part := network.NewIdentities(matches).Of(start), network.NewIdentities(near).Of(start); whole != part {
			t.Errorf("%s is %s, by what is near it %s", start, whole, part)
		}
	})
}

func TestMalformedMatchesJoinNothing(t *testing.T) {
	for _, organisations := range [][]network.ID{nil, {spelled}, {spelled, spelled}, {spelled, keyed, apart}, {spelled, "region:06"}} {
		joined := network.NewIdentities([]*network.Match{{ID: "match:x", Organisations: organisations, Automatic: true}})
		for _, id := range organisations {
			if joined.Of(id) != id {
				t.Errorf("by %v %s is %s", organisations, id, joined.Of(id))
			}
		}
	}
}

// TestFiltersAreResolved asks of every filter by ids of before.
func TestFiltersAreResolved(t *testing.T) {
	before, now := []network.ID{spelled, apart}, []network.ID{keyed, apart}
	set := func(ids []network.ID) *network.IDSet { return &network.IDSet{Any: ids, All: ids, None: ids} }
	filters := func(ids []network.ID) []network.Filter {
		project := &network.ProjectFilter{Organisations: set(ids), Funders: set(ids)}
		organisation := &network.OrganisationFilter{IDs: ids, Projects: project}
		return []network.Filter{
			&network.ProjectFilter{And: []*network.ProjectFilter{project}, Or: []*network.ProjectFilter{}, Not: project},
			&network.OrganisationFilter{Or: []*network.OrganisationFilter{organisation}, Not: organisation},
			&network.FunderFilter{IDs: ids, And: []*network.FunderFilter{{IDs: ids}}},
			&network.PersonFilter{IDs: ids, Organisations: ids, Not: &network.PersonFilter{Organisations: ids}},
			&network.ParticipationFilter{IDs: ids, Project: project, Organisation: organisation, StatedAs: before},
			&network.FundingFilter{IDs: ids, Funders: ids, Project: project},
			&network.MatchFilter{Organisations: ids, Or: []*network.MatchFilter{{Organisations: ids}}},
			&network.PlaceFilter{}, &network.SourceFilter{}, nil,
		}
	}
	joined, want := joinedPair(), filters(now)
	for i, filter := range filters(before) {
		if got := joined.Filter(filter); !reflect.DeepEqual(got, want[i]) {
			t.Errorf("got %+v, want %+v", got, want[i])
		}
		if got := (*network.Identities)(nil).Filter(filter); got != filter {
			t.Errorf("without matches %+v", got)
		}
	}
}

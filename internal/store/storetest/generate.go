package storetest

import (
	"cmp"
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"verkosto/internal/network"
)

// Random networks have few ids and few values, so that statements meet, links dangle and
// orders have ties. Places and funds are those of the sample.
var (
	someProjects      = []string{"1", "2", "3", "4"}
	someOrganisations = []string{"a", "b", "c", "d", "e"}
	someSources       = []string{"s", "t", "u"}
	someOpinions      = []string{"rules", "maija", "pekka"} // sources of matches
	someReviewers     = []string{"liisa", "ville"}          // sources of annotations
	someRoles         = []network.Role{network.RoleCoordinator, network.RolePartner, network.RoleAuthority}
	someStatuses      = []network.ProjectStatus{network.StatusEnded, network.StatusOngoing}
	someTypes         = []network.OrganisationType{network.TypeEnterprise, network.TypeResearch}
	someCountries     = []string{"FI", "SE"}
	somePeriods       = []string{"2014-2020", "2021-2027"}
	someDates         = []network.Date{"2015", "2015-06", "2015-06-15", "2016-01-01", "2017-12"}
	someWords         = []string{"kielo", "honka", "ruska", "lumme"}
	someNames         = []string{"Kielo", "Honka kielo", "Ruska", "Lumme-ruska", "kielo"}
	someAmounts       = []string{"0.00", "10.50", "20.00", "1000000.99"}
	somePlaces        = []string{"tampere", "nokia", "jyväskylä", "tampereS", "äänekoskiS", "pirkanmaa", "keski", "viljakkala"}
	someFunds         = []string{"esf", "erdf", "esf+"}
)

// pick draws one of some values.
func pick[T any](t *rapid.T, from []T) T { return rapid.SampledFrom(from).Draw(t, "value") }

// perhaps draws one of some values, or none in two of three cases.
func perhaps[T any](t *rapid.T, from []T) T {
	var none T
	if rapid.IntRange(0, 2).Draw(t, "given") > 0 {
		return none
	}
	return pick(t, from)
}

// often draws one of some values, or none in one of three cases.
func often[T any](t *rapid.T, from []T) T {
	var none T
	if rapid.IntRange(0, 2).Draw(t, "missing") == 0 {
		return none
	}
	return pick(t, from)
}

// several draws up to some values, each perhaps more than once; never nil.
func several[T any](t *rapid.T, from []T, most int) []T {
	return rapid.SliceOfN(rapid.SampledFrom(from), 0, most).Draw(t, "values")
}

// organisationKey gives the id of an organisation, of which one has a business id and one a PIC.
func organisationKey(key string) network.ID {
	scheme := map[string]string{"c": network.SchemePIC, "d": network.SchemeBusinessID}[key]
	return network.OrganisationID(cmp.Or(scheme, network.SchemeName), key)
}

func projectKey(code string) network.ID { return network.ProjectID("2014-2020", code) }

func personKey(organisation string) network.ID {
	return network.PersonID(organisationKey(organisation), "maija")
}

// ofKinds gives the ids of labels that are of some kinds.
func ofKinds(labels []string, kinds ...network.Kind) []network.ID {
	chosen := []network.ID{}
	for _, label := range labels {
		if among(kinds, id(label).Kind()) {
			chosen = append(chosen, id(label))
		}
	}
	return chosen
}

func drawProject(t *rapid.T, code string) *network.Project {
	targets := several(t, somePlaces, 2)
	return &network.Project{
		ID: projectKey(code), Code: often(t, []string{code, "S1"}), Period: often(t, somePeriods),
		Names: network.Names{Fi: often(t, someNames)}, Summary: perhaps(t, someNames), Keywords: several(t, someWords, 1),
		Fund: id(often(t, someFunds)), Start: often(t, someDates), End: often(t, someDates), Status: often(t, someStatuses),
		Regions: ofKinds(targets, network.KindRegion), SubRegions: ofKinds(targets, network.KindSubRegion),
		Municipalities: ofKinds(targets, network.KindMunicipality), TotalCost: euros(perhaps(t, someAmounts)),
	}
}

func drawOrganisation(t *rapid.T, key string) *network.Organisation {
	o := &network.Organisation{
		ID: organisationKey(key), Names: network.Names{Fi: often(t, someNames), Sv: perhaps(t, someNames)},
		Type: often(t, someTypes), Country: often(t, someCountries), PIC: perhaps(t, []string{"111", "222"}),
	}
	if home := often(t, somePlaces); id(home).Kind() == network.KindMunicipality {
		o.Municipality = id(home)
	}
	if parent := perhaps(t, someOrganisations); parent != "" && parent != key {
		o.Parent = organisationKey(parent)
	}
	return o
}

func drawParticipation(t *rapid.T) *network.Participation {
	project, organisation, role := projectKey(pick(t, someProjects)), organisationKey(pick(t, someOrganisations)), pick(t, someRoles)
	p := &network.Participation{
		ID: network.ParticipationID(project, organisation, role, 1), Project: project, Organisation: organisation, Role: role,
		Number: rapid.IntRange(0, 11).Draw(t, "number"), Granted: euros(often(t, someAmounts)), NetGranted: euros(perhaps(t, someAmounts)),
		TotalCost: euros(perhaps(t, someAmounts)), Start: perhaps(t, someDates), End: perhaps(t, someDates),
		Municipalities: ofKinds(several(t, somePlaces, 3), network.KindMunicipality),
	}
	if contact := perhaps(t, someOrganisations); contact != "" {
		p.Contacts = []network.ID{personKey(contact)}
	}
	return p
}

// drawFunding draws money for a project, from a fund or an organisation.
func drawFunding(t *rapid.T, project network.ID) *network.Funding {
	funder := id(pick(t, someFunds))
	if rapid.Bool().Draw(t, "from an organisation") {
		funder = organisationKey(pick(t, someOrganisations))
	}
	return &network.Funding{
		ID: network.FundingID(project, funder), Project: project, Funder: funder, Granted: euros(often(t, someAmounts)),
		Realised: euros(perhaps(t, someAmounts)), PlannedPublic: euros(perhaps(t, someAmounts)), AsOf: perhaps(t, someDates),
	}
}

func drawPerson(t *rapid.T) *network.Person {
	organisation := pick(t, someOrganisations)
	return &network.Person{
		ID: personKey(organisation), Name: pick(t, someNames), Title: perhaps(t, someWords), Organisation: organisationKey(organisation),
	}
}

// document is all that one version of a source states.
type document struct {
	source    *network.Source
	citations []network.Citation
}

// drawDocument draws what a version of a source states. Money is only given to projects
// that the document states itself.
func drawDocument(t *rapid.T, name string, revision int) document {
	switch {
	case slices.Contains(someOpinions, name):
		return drawOpinions(t, name, revision)
	case slices.Contains(someReviewers, name):
		return drawAnnotations(t, name, revision)
	}
	s := source(network.SourceID("test", name), rapid.SampledFrom([]int{network.RankTable, network.RankList}).Draw(t, "rank"), fmt.Sprint(revision))
	s.ReadAt = s.ReadAt.AddDate(0, rapid.IntRange(0, 2).Draw(t, "months"), 0)
	var nodes []network.Node
	for _, code := range several(t, someProjects, 4) {
		project := drawProject(t, code)
		nodes = append(nodes, project)
		for range rapid.IntRange(0, 2).Draw(t, "fundings") {
			nodes = append(nodes, drawFunding(t, project.ID))
		}
	}
	for _, key := range several(t, someOrganisations, 5) {
		nodes = append(nodes, drawOrganisation(t, key))
	}
	for range rapid.IntRange(0, 8).Draw(t, "participations") {
		nodes = append(nodes, drawParticipation(t))
	}
	for range rapid.IntRange(0, 2).Draw(t, "people") {
		nodes = append(nodes, drawPerson(t))
	}
	return document{s, citing(s.ID, 100*revision, nodes...)} // no line of one version is one of another
}

// drawOpinions draws what a version of a source thinks of pairs of organisations: rules have scores, people decide.
func drawOpinions(t *rapid.T, name string, revision int) document {
	rank := network.RankDecision
	if name == "rules" {
		rank = network.RankResolution
	}
	s := source(network.SourceID("test", name), rank, fmt.Sprint(revision))
	var nodes []network.Node
	for range rapid.IntRange(0, 5).Draw(t, "matches") {
		a, b := organisationKey(pick(t, someOrganisations)), organisationKey(pick(t, someOrganisations))
		if a == b {
			continue
		}
		match := &network.Match{ID: network.MatchID(a, b), Organisations: []network.ID{min(a, b), max(a, b)}}
		if name == "rules" {
			match.Score, match.Automatic = pick(t, []float64{0.5, 0.7, 0.7, 1}), rapid.IntRange(0, 2).Draw(t, "automatic") > 0
			match.Reasons = []network.Reason{{Code: pick(t, network.ReasonCodes())}}
		} else {
			match.Decision, match.DecidedBy = pick(t, []network.Verdict{network.VerdictSame, network.VerdictDifferent}), name
		}
		nodes = append(nodes, match)
	}
	return document{s, citing(s.ID, 100*revision, nodes...)}
}

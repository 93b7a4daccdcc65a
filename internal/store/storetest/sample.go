package storetest

import (
	"fmt"
	"strings"
	"time"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// The sample is a small network that has every kind of node, every link and every field.
// Its people, organisations and projects are invented; its places are real. Cases speak of
// its nodes by the short labels below.
var ids = map[string]network.ID{
	"uusimaa": network.RegionID("01"), "pirkanmaa": network.RegionID("06"), "keski": network.RegionID("13"),
	"helsinkiS": network.SubRegionID("011"), "tampereS": network.SubRegionID("064"),
	"jyväskyläS": network.SubRegionID("131"), "äänekoskiS": network.SubRegionID("138"),
	"helsinki": network.MunicipalityID("091"), "tampere": network.MunicipalityID("837"),
	"nokia": network.MunicipalityID("536"), "ylöjärvi": network.MunicipalityID("980"),
	"viljakkala": network.MunicipalityID("932"), // merged into Ylöjärvi
	"jyväskylä":  network.MunicipalityID("179"), "äänekoski": network.MunicipalityID("992"),

	"esf": network.FundID("2014-2020", "ESF"), "erdf": network.FundID("2014-2020", "ERDF"), "esf+": network.FundID("2021-2027", "ESF+"),

	"honka":  network.OrganisationID(network.SchemeBusinessID, "1000001-2"),
	"lab":    network.OrganisationID(network.SchemeName, "honka metsalaboratorio"), // unit of honka
	"koski":  network.OrganisationID(network.SchemeBusinessID, "1000002-0"),
	"ääne":   network.OrganisationID(network.SchemeName, "aanen yrittajat"),
	"liitto": network.OrganisationID(network.SchemeBusinessID, "1000004-7"), // funder and authority
	"valo":   network.OrganisationID(network.SchemePIC, "999000001"),
	"yksin":  network.OrganisationID(network.SchemeName, "yksin"), // alone: nothing is known of it but the name

	"P1": network.ProjectID("2014-2020", "S10001"), "P2": network.ProjectID("2014-2020", "S10002"),
	"P3": network.ProjectID("2014-2020", "A70001"), "P4": network.ProjectID("2021-2027", "S10001"),
	"P5": network.ProjectID("HORIZON", "101000001"), // no dates, no money, no target area
	"P6": network.ProjectID("2014-2020", "S10009"),  // no partners

	"register": network.SourceID("register", "projects.txt"), "list": network.SourceID("list", "projects.csv"),
	"classification": network.SourceID("classification", "places"),
}

// Labels of people, participations and fundings, which build on those above.
func init() {
	ids["maija"] = network.PersonID(ids["honka"], "maija mallikas")
	ids["pekka"] = network.PersonID(ids["ääne"], "pekka puro")
	ids["aada"] = network.PersonID(ids["valo"], "aada astrom")
	for label, role := range map[string]network.Role{
		"P1-honka": network.RoleCoordinator, "P1-koski": network.RolePartner, "P1-liitto": network.RoleAuthority,
		"P2-ääne": network.RoleCoordinator, "P2-honka": network.RolePartner,
		"P3-honka": network.RoleCoordinator, "P3-valo": network.RolePartner, "P3-koski": network.RoleImplementer,
		"P4-ääne": network.RoleCoordinator, "P4-lab": network.RolePartner, "P4-liitto": network.RoleAuthority,
		"P5-valo": network.RoleCoordinator, "P5-honka": network.RoleThirdParty,
	} {
		project, organisation, _ := strings.Cut(label, "-")
		ids[label] = network.ParticipationID(ids[project], ids[organisation], role, 1)
	}
	ids["P3-koski-2"] = network.ParticipationID(ids["P3"], ids["koski"], network.RolePartner, 1) // a second role
	for _, label := range []string{"P1-esf", "P1-liitto-€", "P2-esf", "P3-erdf", "P4-esf+", "P4-koski-€"} {
		parts := strings.Split(label, "-")
		ids[label] = network.FundingID(ids[parts[0]], ids[parts[1]])
	}
	for label, id := range ids {
		labels[id] = label
	}
}

// labels are the labels by id.
var labels = make(map[network.ID]string)

// of gives the ids of labels, separated by spaces; words that are no labels stand for
// themselves, so that cases can speak of what the sample does not have. It is never nil.
func of(list string) []network.ID {
	found := []network.ID{}
	for _, label := range strings.Fields(list) {
		found = append(found, id(label))
	}
	return found
}

func id(label string) network.ID {
	if id, known := ids[label]; known {
		return id
	}
	return network.ID(label)
}

// labelled gives ids as a list of labels.
func labelled(list []network.ID) string {
	words := make([]string, 0, len(list))
	for _, id := range list {
		if label := labels[id]; label != "" {
			words = append(words, label)
			continue
		}
		words = append(words, string(id))
	}
	return strings.Join(words, " ")
}

// euros gives an amount, nil for "".
func euros(amount string) *decimal.Decimal {
	if amount == "" {
		return nil
	}
	exact := decimal.MustParse(amount)
	return &exact
}

func pointer[T any](value T) *T { return &value }

// citing makes a citation of each node, one a line from the given line on.
func citing(source network.ID, line int, nodes ...network.Node) []network.Citation {
	citations := make([]network.Citation, 0, len(nodes))
	for i, node := range nodes {
		citations = append(citations, network.Citation{
			Source: source, Node: node, Line: line + i, Method: network.MethodField, Confidence: 1,
			Evidence: fmt.Sprintf("line about %s", node.NodeID().Key()),
		})
	}
	return citations
}

// source makes a version of a source.
func source(id network.ID, rank int, revision string) *network.Source {
	format, _, _ := strings.Cut(id.Key(), "/")
	return &network.Source{
		ID: id, Format: format, Rank: rank, Address: id.Key(), Title: "Asiakirja", SHA256: revision, Licence: "CC-BY-4.0",
		ReadAt: time.Date(2024, 5, 17, 9, 30, 0, 0, time.UTC),
	}
}

// sampleBatches gives the sample in four batches; the register comes in two of them.
func sampleBatches() []network.Batch {
	register, list, classification := ids["register"], ids["list"], ids["classification"]
	later := source(list, network.RankList, "sha-list-1")
	later.ReadAt = later.ReadAt.AddDate(0, 1, 0)
	undated := source(classification, network.RankOfficial, "sha-places-1")
	undated.ReadAt = time.Time{}
	return []network.Batch{
		{
			Sources: []*network.Source{undated}, Complete: []network.ID{classification},
			Citations: citing(classification, 1, samplePlaces()...),
		},
		{
			Sources:   []*network.Source{source(register, network.RankRegister, "sha-register-1")},
			Citations: detailed(citing(register, 1, append(sampleProjects(), sampleOrganisations()...)...)),
		},
		{
			Citations: citing(register, 101, append(sampleParticipations(), sampleFundings()...)...),
			Complete:  []network.ID{register},
		},
		{
			Sources: []*network.Source{later}, Complete: []network.ID{list},
			Citations: citing(list, 2, sampleSecondOpinions()...),
		},
	}
}

// detailed gives the first citation everything that a citation can have.
func detailed(citations []network.Citation) []network.Citation {
	first := &citations[0]
	first.Evidence = "Hankkeen nimi: \"Metsän valo\"\tja 'muut'"
	first.Method, first.Confidence, first.Review = network.MethodRule, 0.75, network.ReviewConfirmed
	first.Fields = []network.FieldCitation{
		{Field: "name", Line: 3, Evidence: "Metsän valo"},
		{Field: "end", Line: 2, Stated: "31.8.2017?", Problem: &network.Problem{Code: network.ProblemInvalidDate, Message: "no date"}},
	}
	return citations
}

package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/network"
)

// What analysts ask of the whole network, told in words.

func testJointPartners(t *testing.T, store network.Store) {
	shown := network.Window{First: 100}
	for _, c := range []struct {
		name  string
		query network.PartnerQuery
		want  string // partner, shared projects, euros, first start, last end, roles, own roles
	}{
		{"of one", network.PartnerQuery{Of: of("honka"), Window: shown}, "koski 2 650000.1 2015-03-01 2017-08-31 IMPLEMENTER+PARTNER COORDINATOR, " +
			"valo 2 500000.1 2019-05-01  COORDINATOR+PARTNER COORDINATOR+THIRD_PARTY, ääne 1 80000 2016 2018-12 COORDINATOR PARTNER"},
		{"of two, which are not among them", network.PartnerQuery{Of: of("honka koski honka"), Window: shown}, "valo 2 500000.1 2019-05-01  COORDINATOR+PARTNER COORDINATOR+IMPLEMENTER+PARTNER+THIRD_PARTY, " +
			"ääne 1 80000 2016 2018-12 COORDINATOR PARTNER"},
		{"in some projects", network.PartnerQuery{Of: of("honka"), Projects: &network.ProjectFilter{IDs: of("P5")}, Window: shown}, "valo 1 none   COORDINATOR THIRD_PARTY"},
		{"of one that is alone, and one that is not", network.PartnerQuery{Of: of("yksin lab P1"), Window: shown}, "ääne 1 0 2023-09 2025-12-31 COORDINATOR PARTNER"},
		{"of nobody known", network.PartnerQuery{Of: of("organisation:fi/none"), Window: shown}, ""},
		{"of none", network.PartnerQuery{Of: of(""), Window: shown}, ""},
		{"behind one", network.PartnerQuery{Of: of("honka"), Window: network.Window{First: 1, After: &network.Position{Value: "2", ID: id("koski")}}}, "< valo 2 500000.1 2019-05-01  COORDINATOR+PARTNER COORDINATOR+THIRD_PARTY >"},
		{"the last", network.PartnerQuery{Of: of("honka"), Window: network.Window{Last: 1}}, "< ääne 1 80000 2016 2018-12 COORDINATOR PARTNER"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, err := store.JointPartners(t.Context(), c.query)
			same(t, "partners", pageInWords(must(t, found, err).Page, partnerInWords), c.want)
			checkVersion(t, store, found.Version)
		})
	}
	shared, err := store.SharedProjects(t.Context(), network.SharedQuery{Of: of("honka lab valo"), With: of("koski valo ääne liitto yksin organisation:fi/none"), Window: network.Window{First: 1}})
	for with, want := range map[string]string{"koski": "P3 >", "valo": "P3 >", "ääne": "P2 >", "liitto": "", "yksin": "", "organisation:fi/none": ""} {
		same(t, "shared with "+with, pageInWords(must(t, shared, err)[id(with)], nodeInWords), want)
	}
	shared, err = store.SharedProjects(t.Context(), network.SharedQuery{Of: of("honka"), With: of("koski"), Window: network.Window{First: 9, After: &network.Position{ID: id("P3")}}})
	same(t, "shared behind one", pageInWords(must(t, shared, err)[id("koski")], nodeInWords), "< P1")
}

func pageInWords[T any](page network.Page[T], inWords func(T) string) string {
	items := make([]string, 0, len(page.Items))
	for _, item := range page.Items {
		items = append(items, inWords(item.Node))
	}
	text := strings.Join(items, ", ")
	if page.HasPrev {
		text = "< " + text
	}
	if page.HasNext {
		text += " >"
	}
	return text
}

func nodeInWords(node network.Node) string { return labels[node.NodeID()] }

func partnerInWords(p network.Partner) string {
	words := []string{labels[p.Organisation.ID], fmt.Sprint(p.Shared), plain(p.Granted), string(p.FirstStart), string(p.LastEnd)}
	for _, roles := range [][]network.Role{p.Roles, p.OwnRoles} {
		var list []string
		for _, role := range roles {
			list = append(list, string(role))
		}
		words = append(words, strings.Join(list, "+"))
	}
	return strings.Join(words, " ")
}

func testPortfolios(t *testing.T, store network.Store) {
	all := []network.PortfolioField{
		network.PortfolioYear, network.PortfolioRegion, network.PortfolioCoordinatorRegion, network.PortfolioObjective, network.PortfolioOrganisationType,
	}
	for _, c := range []struct {
		name  string
		query network.PortfolioQuery
		want  string
	}{
		{"of a fund", network.PortfolioQuery{Funder: id("esf"), By: all, Top: 9}, "2 200000; YEAR 2015 1 120000 2016 1 80000 +0; " +
			"REGION pirkanmaa 1 120000 keski 1 80000 +0; COORDINATOR_REGION pirkanmaa 1 120000 keski 1 80000 +0; OBJECTIVE 8.1 1 120000 +0; " +
			"ORGANISATION_TYPE HIGHER_EDUCATION 2 200000 ASSOCIATION 1 120000 ENTERPRISE 1 80000 +0"},
		{"at most one share", network.PortfolioQuery{Funder: id("esf"), By: all[:1], Top: 1}, "2 200000; YEAR 2015 1 120000 +1"},
		{"of an organisation", network.PortfolioQuery{Funder: id("koski"), By: all[:3], Top: 9}, "1 0; YEAR 2023 1 0 +0; REGION pirkanmaa 1 0 +0; COORDINATOR_REGION pirkanmaa 1 0 +0"},
		{"without a stated amount", network.PortfolioQuery{Funder: id("esf+"), By: all[:1], Top: 9}, "1 none; YEAR 2023 1 none +0"},
		{"of some projects", network.PortfolioQuery{Funder: id("esf"), Projects: &network.ProjectFilter{Codes: []string{"S10002"}}, By: all[3:], Top: 9}, "1 80000; OBJECTIVE +0; ORGANISATION_TYPE ENTERPRISE 1 80000 HIGHER_EDUCATION 1 80000 +0"},
		{"not broken down", network.PortfolioQuery{Funder: id("erdf")}, "1 500000.1"},
		{"of one that gave nothing", network.PortfolioQuery{Funder: id("honka"), By: all[:1], Top: 9}, "0 none; YEAR +0"},
		{"of nobody known", network.PortfolioQuery{Funder: "fund:none", By: all[:1], Top: 9}, "0 none; YEAR +0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, err := store.Portfolio(t.Context(), c.query)
			same(t, "portfolio", portfolioInWords(must(t, found, err)), c.want)
			checkVersion(t, store, found.Version)
		})
	}
	for funder, want := range map[string]string{
		"esf": "3 2 150000.5 0.555554", "erdf": "3 3 120009.99 0.722102", "esf+": "2 0 none none", "liitto": "2 2 150000.5 0.555554", "yksin": "0 0 none none",
	} {
		found, err := store.Concentration(t.Context(), network.PortfolioQuery{Funder: id(funder)})
		same(t, "concentration of "+funder, concentrationInWords(must(t, found, err)), want)
		checkVersion(t, store, found.Version)
	}
	for with, want := range map[string]string{"erdf": "3 3 2 0.5", "esf": "3 3 3 1", "koski": "3 2 1 0.25", "fund:none": "3 0 0 0"} {
		found, err := store.Overlap(t.Context(), network.OverlapQuery{Funder: id("esf"), With: id(with)})
		same(t, "overlap with "+with, overlapInWords(must(t, found, err)), want)
	}
	_, err := store.Portfolio(t.Context(), network.PortfolioQuery{Funder: id("esf"), By: all, Top: network.MaxShares + 1})
	fails(t, "too many shares", err, network.LimitExceeded)
	_, err = store.Portfolio(t.Context(), network.PortfolioQuery{Funder: id("esf"), By: all})
	fails(t, "no shares", err, network.InvalidArgument)
	_, err = store.Portfolio(t.Context(), network.PortfolioQuery{Funder: id("esf"), By: []network.PortfolioField{"COLOUR"}, Top: 1})
	fails(t, "no such field", err, network.InvalidArgument)
}

// testMoves lets a coordinator and the places around it move, and asks each time in which regions its project is coordinated.
func testMoves(t *testing.T, both twin) {
	north, south := &network.Region{ID: network.RegionID("91"), Code: "91"}, &network.Region{ID: network.RegionID("92"), Code: "92"}
	within := &network.SubRegion{ID: network.SubRegionID("911"), Code: "911", Region: north.ID}
	moved := &network.SubRegion{ID: within.ID, Code: "911", Region: south.ID}
	town := &network.Municipality{ID: network.MunicipalityID("901"), Code: "901", SubRegion: within.ID}
	far := &network.Municipality{ID: network.MunicipalityID("902"), Code: "902", SubRegion: "subregion:none"}
	fund := &network.Fund{ID: network.FundID("1", "F"), Code: "F"}
	project := &network.Project{ID: network.ProjectID("1", "A"), Code: "A"}
	home := func(place network.ID) *network.Organisation {
		return &network.Organisation{ID: network.OrganisationID(network.SchemeName, "koti"), Municipality: place}
	}
	part := func(places ...network.ID) *network.Participation {
		by := home("").ID
		return &network.Participation{
			ID: network.ParticipationID(project.ID, by, network.RoleCoordinator, 1), Project: project.ID, Organisation: by,
			Role: network.RoleCoordinator, Municipalities: places,
		}
	}
	funding := &network.Funding{ID: network.FundingID(project.ID, fund.ID), Project: project.ID, Funder: fund.ID, Granted: euros("12.5")}
	doc := network.SourceID("test", "moves")
	for i, step := range []struct {
		name  string
		nodes []network.Node
		want  string
	}{
		{"at home", []network.Node{north, south, within, town, fund, project, home(town.ID), part(), funding}, "91 1 12.5 +0"},
		{"the sub-region is elsewhere", []network.Node{north, south, moved, town, fund, project, home(town.ID), part(), funding}, "92 1 12.5 +0"},
		{"the organisation is elsewhere", []network.Node{north, south, within, town, far, fund, project, home(far.ID), part(), funding}, "+0"},
		{"the organisation is back", []network.Node{north, south, within, town, far, fund, project, home(town.ID), part(), funding}, "91 1 12.5 +0"},
		{"no region is stated", []network.Node{within, town, fund, project, home(town.ID), part(), funding}, "+0"},
		{"no place is stated", []network.Node{north, south, fund, project, home(town.ID), part(), funding}, "+0"},
		{"all are stated again", []network.Node{north, south, within, town, fund, project, home(town.ID), part(), funding}, "91 1 12.5 +0"},
		{"carried out in both", []network.Node{north, south, within, town, &network.Municipality{ID: far.ID, Code: "902", SubRegion: "subregion:912"}, &network.SubRegion{ID: "subregion:912", Code: "912", Region: south.ID}, fund, project, home(""), part(town.ID, far.ID), funding}, "91 1 12.5 92 1 12.5 +0"},
		{"coordinated by nobody", []network.Node{north, south, within, town, fund, project, home(town.ID), funding}, "+0"},
	} {
		both.apply(t.Context(), t, network.Batch{
			Sources: []*network.Source{source(doc, network.RankRegister, fmt.Sprint("sha-", i))}, Citations: citing(doc, 1, step.nodes...), Complete: []network.ID{doc},
		})
		query := network.PortfolioQuery{Funder: fund.ID, By: []network.PortfolioField{network.PortfolioCoordinatorRegion}, Top: 9}
		for _, reader := range []network.Reader{both.store, both.model} {
			found, err := reader.Portfolio(t.Context(), query)
			words := strings.ReplaceAll(portfolioInWords(must(t, found, err)), "region:", "")
			same(t, step.name, words, "1 12.5; COORDINATOR_REGION "+step.want)
		}
	}
}

func portfolioInWords(p network.Portfolio) string {
	parts := []string{fmt.Sprint(p.Projects, " ", plain(p.Granted))}
	for _, b := range p.Breakdowns {
		words := []string{string(b.By)}
		for _, share := range b.Shares {
			value := share.Value
			if label := labels[network.ID(value)]; label != "" {
				value = label
			}
			words = append(words, value, fmt.Sprint(share.Projects), plain(share.Granted))
		}
		parts = append(parts, strings.Join(append(words, fmt.Sprintf("+%d", b.Others)), " "))
	}
	return strings.Join(parts, "; ")
}

func concentrationInWords(c network.Concentration) string {
	return fmt.Sprint(c.Beneficiaries, " ", c.Stated, " ", plain(c.Granted), " ", floatInWords(c.HHI))
}

func overlapInWords(o network.Overlap) string {
	return fmt.Sprint(o.Own, " ", o.Other, " ", o.Shared, " ", floatInWords(o.Jaccard()))
}

func floatInWords(f *float64) string {
	if f == nil {
		return "none"
	}
	return fmt.Sprint(*f)
}

func testFlows(t *testing.T, store network.Store) {
	shown := network.Window{First: 100}
	for _, c := range []struct {
		name  string
		query network.FlowQuery
		want  string
		total int
	}{
		{"between municipalities", network.FlowQuery{Level: network.KindMunicipality, Window: shown}, "tampere ylöjärvi 2 50010.49, tampere tampere 1 9.99, viljakkala jyväskylä 1 none, äänekoski jyväskylä 1 0", 4},
		{"between regions", network.FlowQuery{Level: network.KindRegion, Window: shown}, "pirkanmaa pirkanmaa 2 50010.49, pirkanmaa keski 1 none, keski keski 1 0", 3},
		{"of some projects", network.FlowQuery{Level: network.KindMunicipality, Projects: &network.ProjectFilter{Codes: []string{"S10002"}}, Window: shown}, "äänekoski jyväskylä 1 0", 1},
		{"of no projects", network.FlowQuery{Level: network.KindRegion, Projects: &network.ProjectFilter{IDs: of("")}, Window: shown}, "", 0},
		{"the first", network.FlowQuery{Level: network.KindMunicipality, Window: network.Window{First: 1}}, "tampere ylöjärvi 2 50010.49 >", 4},
		{"behind one", network.FlowQuery{Level: network.KindMunicipality, Window: network.Window{First: 1, After: &network.Position{Value: "2", ID: network.PairKey(id("tampere"), id("ylöjärvi"))}}}, "< tampere tampere 1 9.99 >", 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, err := store.Flows(t.Context(), c.query)
			same(t, "flows", pageInWords(must(t, found, err).Page, flowInWords), c.want)
			same(t, "total", found.Total, c.total)
			checkVersion(t, store, found.Version)
		})
	}
	for name, query := range map[string]network.FlowQuery{
		"no level": {Window: shown}, "no such level": {Level: network.KindSubRegion, Window: shown}, "no window": {Level: network.KindRegion},
		"backward": {Level: network.KindRegion, Window: network.Window{Last: 1}}, "a position of others": {Level: network.KindRegion, Window: network.Window{First: 1, After: &network.Position{Value: "x"}}},
	} {
		_, err := store.Flows(t.Context(), query)
		fails(t, name, err, network.InvalidArgument)
	}
}

func testFlowTotals(t *testing.T, store network.Store) {
	for _, c := range []struct {
		name  string
		query network.FlowTotalsQuery
		want  string // of all; of origins; of destinations
	}{
		{"between municipalities", network.FlowTotalsQuery{Level: network.KindMunicipality, Top: 100}, "4 50010.49; tampere 2 50010.49, viljakkala 1 none, äänekoski 1 0 +0; jyväskylä 2 0, ylöjärvi 2 50010.49, tampere 1 9.99 +0"},
		{"between regions", network.FlowTotalsQuery{Level: network.KindRegion, Top: 100}, "4 50010.49; pirkanmaa 3 50010.49, keski 1 0 +0; pirkanmaa 2 50010.49, keski 2 0 +0"},
		{"of the first place", network.FlowTotalsQuery{Level: network.KindMunicipality, Top: 1}, "4 50010.49; tampere 2 50010.49 +2; jyväskylä 2 0 +2"},
		{"of some projects", network.FlowTotalsQuery{Level: network.KindMunicipality, Projects: &network.ProjectFilter{Codes: []string{"S10002"}}, Top: 100}, "1 0; äänekoski 1 0 +0; jyväskylä 1 0 +0"},
		{"of no projects", network.FlowTotalsQuery{Level: network.KindRegion, Projects: &network.ProjectFilter{IDs: of("")}, Top: 100}, "0 none;  +0;  +0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, err := store.FlowTotals(t.Context(), c.query)
			same(t, "totals", totalsInWords(must(t, found, err)), c.want)
			checkVersion(t, store, found.Version)
		})
	}
	for name, query := range map[string]network.FlowTotalsQuery{
		"no level": {Top: 1}, "no such level": {Level: network.KindSubRegion, Top: 1}, "no places": {Level: network.KindRegion},
	} {
		_, err := store.FlowTotals(t.Context(), query)
		fails(t, name, err, network.InvalidArgument)
	}
	_, err := store.FlowTotals(t.Context(), network.FlowTotalsQuery{Level: network.KindRegion, Top: network.MaxShares + 1})
	fails(t, "too many places", err, network.LimitExceeded)
}

func totalsInWords(f network.FlowTotals) string {
	words := []string{fmt.Sprint(f.Projects, " ", plain(f.Granted))}
	for _, ends := range []network.FlowEnds{f.Origins, f.Destinations} {
		var totals []string
		for _, total := range ends.Totals {
			totals = append(totals, fmt.Sprint(labels[total.Place], " ", total.Projects, " ", plain(total.Granted)))
		}
		words = append(words, fmt.Sprint(strings.Join(totals, ", "), " +", ends.Others))
	}
	return strings.Join(words, "; ")
}

func flowInWords(f network.Flow) string {
	return fmt.Sprint(labels[f.From], " ", labels[f.To], " ", f.Projects, " ", plain(f.Granted))
}

func testChanges(t *testing.T, store network.Store) {
	early, late := network.DateRange{From: "2015", To: "2017-01"}, network.DateRange{From: "2018", To: "2020"}
	query := network.ChangeQuery{Before: early, After: late}
	for _, c := range []struct {
		name  string
		query network.ChangeQuery
		want  string // ties kept, come, gone; organisations
	}{
		{"between two times", query, "{2 2 0} {3 1 0}"},
		{"back", network.ChangeQuery{Before: late, After: early}, "{2 0 2} {3 0 1}"},
		{"at one time", network.ChangeQuery{Before: early, After: early}, "{2 0 0} {3 0 0}"},
		{"of some projects", network.ChangeQuery{Before: early, After: late, Projects: &network.ProjectFilter{Codes: []string{"S10001"}}}, "{0 0 1} {0 0 2}"},
		{"before all", network.ChangeQuery{Before: network.DateRange{To: "1999"}, After: network.DateRange{From: "1900", To: "1950"}}, "{0 0 0} {0 0 0}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, err := store.NetworkChange(t.Context(), c.query)
			same(t, "changes", fmt.Sprint(must(t, found, err).Ties, " ", found.Organisations), c.want)
			checkVersion(t, store, found.Version)
		})
	}
	for kind, want := range map[network.ChangeKind][2]string{
		network.Kept: {"honka koski 1 1, honka ääne 1 1", "honka >"}, network.Come: {"honka valo 0 1, koski valo 0 1", "valo"}, network.Gone: {"", ""},
	} {
		ties, err := store.ChangedTies(t.Context(), network.ChangedTieQuery{ChangeQuery: query, Kind: kind, Window: network.Window{First: 100}})
		same(t, "ties "+string(kind), pageInWords(must(t, ties, err), tieInWords), want[0])
		organisations, err := store.ChangedOrganisations(t.Context(), network.ChangedOrganisationQuery{ChangeQuery: query, Kind: kind, Window: network.Window{First: 1}})
		same(t, "organisations "+string(kind), pageInWords(must(t, organisations, err), nodeInWords), want[1])
	}
	turned := network.ChangeQuery{Before: network.DateRange{From: "2018", To: "2017-12-31"}, After: late}
	_, err := store.NetworkChange(t.Context(), turned)
	fails(t, "a time in reverse", err, network.InvalidArgument)
	_, err = store.ChangedTies(t.Context(), network.ChangedTieQuery{ChangeQuery: query, Kind: "SOLD", Window: network.Window{First: 1}})
	fails(t, "no such change", err, network.InvalidArgument)
	_, err = store.ChangedOrganisations(t.Context(), network.ChangedOrganisationQuery{ChangeQuery: query, Kind: network.Kept, Window: network.Window{Last: 1}})
	fails(t, "backward", err, network.InvalidArgument)
}

func tieInWords(tie network.ChangedTie) string {
	return fmt.Sprint(labels[tie.Organisations[0].ID], " ", labels[tie.Organisations[1].ID], " ", tie.Before, " ", tie.After)
}

// checkQuestions asks them at random.
func checkQuestions(ctx context.Context, t *rapid.T, both twin) {
	ask := func(what string, query any, q question) {
		t.Helper()
		agree(ctx, t, what+" "+asJSON(query), both.store, both.model, q)
	}
	projects, organisations := perhapsFilter(t), several(t, known.organisations, 3)
	joint := network.PartnerQuery{Of: organisations, Projects: projects, Window: drawWindow(t, nil)}
	ask("joint partners", joint, func(ctx context.Context, r network.Reader) (any, error) {
		found, err := r.JointPartners(ctx, joint)
		return pageInWords(found.Page, func(p network.Partner) string { return string(p.Organisation.ID) + partnerInWords(p) }), err
	})
	shared := network.SharedQuery{Of: organisations, With: several(t, known.organisations, 3), Projects: projects, Window: drawWindow(t, nil)}
	ask("shared projects", shared, func(ctx context.Context, r network.Reader) (any, error) {
		found, err := r.SharedProjects(ctx, shared)
		return withoutNil(found), err
	})
	checkPortfolios(ctx, t, both, projects)
	checkFlows(ctx, t, both, projects)
	changed := network.ChangeQuery{Before: network.DateRange{From: "2015", To: often(t, someDates[1:])}, After: network.DateRange{To: often(t, someDates)}, Projects: projects}
	ask("change", changed, func(ctx context.Context, r network.Reader) (any, error) {
		found, err := r.NetworkChange(ctx, changed)
		return fmt.Sprint(found.Ties, found.Organisations), err
	})
	kind := pick(t, []network.ChangeKind{network.Kept, network.Come, network.Gone})
	ask("ties "+string(kind), changed, func(ctx context.Context, r network.Reader) (any, error) {
		found, err := r.ChangedTies(ctx, network.ChangedTieQuery{ChangeQuery: changed, Kind: kind, Window: network.Window{First: 2}})
		return pageInWords(found, func(tie network.ChangedTie) string { return asJSON(tie) }), err
	})
	ask("organisations "+string(kind), changed, func(ctx context.Context, r network.Reader) (any, error) {
		found, err := r.ChangedOrganisations(ctx, network.ChangedOrganisationQuery{ChangeQuery: changed, Kind: kind, Window: network.Window{First: 2}})
		return pageInWords(found, func(n network.Node) string { return string(n.NodeID()) }), err
	})
}

func checkPortfolios(ctx context.Context, t *rapid.T, both twin, projects *network.ProjectFilter) {
	query := network.PortfolioQuery{Funder: pick(t, known.funders), Projects: projects, Top: 2, By: []network.PortfolioField{
		network.PortfolioYear, network.PortfolioRegion, network.PortfolioCoordinatorRegion, network.PortfolioObjective, network.PortfolioOrganisationType,
	}}
	agree(ctx, t, "portfolio "+asJSON(query), both.store, both.model, func(ctx context.Context, r network.Reader) (any, error) {
		found, err := r.Portfolio(ctx, query)
		return portfolioInWords(found), err
	})
	agree(ctx, t, "concentration "+asJSON(query), both.store, both.model, func(ctx context.Context, r network.Reader) (any, error) {
		found, err := r.Concentration(ctx, query)
		return concentrationInWords(found), err
	})
	overlap := network.OverlapQuery{Funder: query.Funder, With: pick(t, known.funders), Projects: projects}
	agree(ctx, t, "overlap "+asJSON(overlap), both.store, both.model, func(ctx context.Context, r network.Reader) (any, error) {
		found, err := r.Overlap(ctx, overlap)
		return overlapInWords(found), err
	})
}

func checkFlows(ctx context.Context, t *rapid.T, both twin, projects *network.ProjectFilter) {
	query := network.FlowQuery{Level: pick(t, []network.Kind{network.KindMunicipality, network.KindRegion}), Projects: projects, Window: network.Window{First: rapid.IntRange(1, 4).Draw(t, "size")}}
	agree(ctx, t, "flows "+asJSON(query), both.store, both.model, func(ctx context.Context, r network.Reader) (any, error) {
		found, err := r.Flows(ctx, query)
		return fmt.Sprint(pageInWords(found.Page, flowInWords), found.Total), err
	})
	totals := network.FlowTotalsQuery{Level: query.Level, Projects: projects, Top: rapid.IntRange(1, 4).Draw(t, "places")}
	agree(ctx, t, "flow totals "+asJSON(totals), both.store, both.model, func(ctx context.Context, r network.Reader) (any, error) {
		found, err := r.FlowTotals(ctx, totals)
		return totalsInWords(found), err
	})
}

package storetest

import "verkosto/internal/network"

// partnerCases are those of organisations and participations.
func partnerCases() []filterCase {
	type o = network.OrganisationFilter
	type p = network.ParticipationFilter
	const organisation, participation = network.KindOrganisation, network.KindParticipation
	const organisations = "honka lab koski ääne liitto valo yksin"
	const of1 = "P1-honka P1-koski P1-liitto"
	const of3 = "P3-honka P3-koski P3-koski-2 P3-valo"
	coordinator, partner := []network.Role{network.RoleCoordinator}, []network.Role{network.RolePartner}
	enterprise := &o{Types: []network.OrganisationType{network.TypeEnterprise}}
	p2 := &network.ProjectFilter{IDs: of("P2")}
	return []filterCase{
		{"empty", organisation, &o{}, organisations},
		{"and of none", organisation, &o{And: []*o{}}, organisations},
		{"or of none", organisation, &o{Or: []*o{}}, ""},
		{"and", organisation, &o{And: []*o{enterprise, {Countries: []string{"SE"}}}}, "valo"},
		{"or", organisation, &o{Or: []*o{enterprise, {IDs: of("lab")}}}, "ääne valo lab"},
		{"not", organisation, &o{Not: enterprise}, "honka lab koski liitto yksin"},
		{"text", organisation, &o{Text: pointer("kosken")}, "koski"},
		{"ids", organisation, &o{IDs: of("valo yksin P1")}, "valo yksin"},
		{"ids of none", organisation, &o{IDs: of("")}, ""},
		{"business ids", organisation, &o{BusinessIDs: []network.BusinessID{"1000001-2", "1000003-5"}}, "honka"},
		{"business ids of none", organisation, &o{BusinessIDs: []network.BusinessID{}}, ""},
		{"PICs", organisation, &o{PICs: []string{"999000001", "999000002"}}, "honka valo"},
		{"PICs of none", organisation, &o{PICs: []string{}}, ""},
		{"types", organisation, &o{Types: []network.OrganisationType{network.TypeAssociation, network.TypeOther}}, "koski"},
		{"types of none", organisation, &o{Types: []network.OrganisationType{}}, ""},
		{"countries", organisation, &o{Countries: []string{"SE", "NO"}}, "valo"},
		{"countries of none", organisation, &o{Countries: []string{}}, ""},
		{"home", organisation, &o{Places: anyOf("tampere")}, "honka liitto"},
		{"home within", organisation, &o{Places: anyOf("tampereS")}, "honka liitto koski"},
		{"home in all of", organisation, &o{Places: allOf("pirkanmaa ylöjärvi")}, "koski"},
		{"home in none of", organisation, &o{Places: noneOf("pirkanmaa")}, "lab ääne valo yksin"},
		{"home in an empty set", organisation, &o{Places: &network.IDSet{}}, organisations},
		{"roles", organisation, &o{Roles: partner}, "honka koski lab valo"},
		{"roles of none", organisation, &o{Roles: []network.Role{}}, ""},
		{"projects", organisation, &o{Projects: p2}, "honka ääne"},
		{"any project", organisation, &o{Projects: &network.ProjectFilter{}}, "honka lab koski ääne liitto valo"},
		{"projects with roles", organisation, &o{Projects: p2, Roles: coordinator}, "ääne"},
		{"projects and roles that don't meet", organisation, &o{Projects: &network.ProjectFilter{IDs: of("P5")}, Roles: partner}, ""},
		{"projects of its own partners", organisation, &o{Projects: &network.ProjectFilter{Organisations: anyOf("lab")}}, "lab ääne liitto"},

		{"empty", participation, &p{}, of1 + " " + of3 + " P2-ääne P2-honka P4-ääne P4-lab P4-liitto P5-valo P5-honka"},
		{"or of none", participation, &p{Or: []*p{}}, ""},
		{"and", participation, &p{And: []*p{{Roles: partner}, {Project: p2}}}, "P2-honka"},
		{"or", participation, &p{Or: []*p{{IDs: of("P1-koski")}, {Project: p2}}}, "P1-koski P2-ääne P2-honka"},
		{"not", participation, &p{Not: &p{Roles: append(partner, network.RoleCoordinator)}}, "P1-liitto P4-liitto P3-koski P5-honka"},
		{"ids", participation, &p{IDs: of("P1-koski P1")}, "P1-koski"},
		{"ids of none", participation, &p{IDs: of("")}, ""},
		{"roles", participation, &p{Roles: partner}, "P1-koski P2-honka P3-koski-2 P3-valo P4-lab"},
		{"roles of none", participation, &p{Roles: []network.Role{}}, ""},
		{"places", participation, &p{Places: anyOf("tampere")}, "P1-honka P3-koski"},
		{"places within", participation, &p{Places: anyOf("keski")}, "P2-ääne P2-honka P4-lab"},
		{"places all", participation, &p{Places: allOf("tampere ylöjärvi")}, "P3-koski"},
		{"places none", participation, &p{Roles: partner, Places: noneOf("pirkanmaa")}, "P2-honka P3-koski-2 P3-valo P4-lab"},
		{"granted", participation, &p{Granted: amounts("20000", "50000.5")}, "P1-koski P3-valo"},
		{"granted nothing is an amount", participation, &p{Granted: amounts("", "9.98")}, "P2-honka"},
		{"granted anything", participation, &p{Granted: amounts("", "")}, "P1-honka P1-koski P2-honka P3-honka P3-koski P3-valo"},
		{"active by its own time", participation, &p{Active: dates("2016-07-01", "2016-12-31")}, "P1-koski P1-liitto P2-ääne P2-honka"},
		{"active to the end of its last month", participation, &p{Active: dates("2016-06-30", "2016-06-30"), Project: &network.ProjectFilter{IDs: of("P1")}}, of1},
		{"active by its own start", participation, &p{Active: dates("2019-06-01", "2019-12-31")}, "P3-honka P3-koski-2 P3-valo"},
		{"active ever", participation, &p{Active: dates("", ""), Organisation: &o{IDs: of("valo")}}, "P3-valo"},
		{"project", participation, &p{Project: &network.ProjectFilter{Funders: anyOf("liitto")}}, of1},
		{"organisation", participation, &p{Organisation: enterprise}, "P2-ääne P3-valo P4-ääne P5-valo"},
		{"project and organisation", participation, &p{Project: &network.ProjectFilter{Periods: []string{"2014-2020"}}, Organisation: enterprise}, "P2-ääne P3-valo"},
	}
}

// placeCases are those of municipalities, sub-regions and regions.
func placeCases() []filterCase {
	type place = network.PlaceFilter
	const municipality, subRegion, region = network.KindMunicipality, network.KindSubRegion, network.KindRegion
	const municipalities = "helsinki tampere nokia ylöjärvi viljakkala jyväskylä äänekoski"
	return []filterCase{
		{"empty", municipality, &place{}, municipalities},
		{"and, or, not", municipality, &place{And: []*place{{Within: of("keski")}}, Or: []*place{{Codes: []string{"179"}}, {Codes: []string{"837"}}}, Not: &place{IDs: of("tampere")}}, "jyväskylä"},
		{"and of none", municipality, &place{And: []*place{}}, municipalities},
		{"or of none", municipality, &place{Or: []*place{}}, ""},
		{"text", municipality, &place{Text: pointer("tammerfors")}, "tampere"},
		{"ids", municipality, &place{IDs: of("tampere pirkanmaa")}, "tampere"},
		{"ids of none", municipality, &place{IDs: of("")}, ""},
		{"codes", municipality, &place{Codes: []string{"091", "91"}}, "helsinki"},
		{"codes of none", municipality, &place{Codes: []string{}}, ""},
		{"within a region", municipality, &place{Within: of("pirkanmaa")}, "tampere nokia ylöjärvi viljakkala"},
		{"within a sub-region", municipality, &place{Within: of("tampereS äänekoskiS")}, "tampere nokia ylöjärvi äänekoski"},
		{"within itself", municipality, &place{Within: of("tampere")}, ""},
		{"within none", municipality, &place{Within: of("")}, ""},
		{"current", municipality, &place{Current: pointer(true)}, "helsinki tampere nokia ylöjärvi jyväskylä äänekoski"},
		{"merged", municipality, &place{Current: pointer(false)}, "viljakkala"},
		{"within", subRegion, &place{Within: of("keski")}, "jyväskyläS äänekoskiS"},
		{"codes", subRegion, &place{Codes: []string{"064"}}, "tampereS"},
		{"ids", region, &place{IDs: of("keski uusimaa helsinki")}, "keski uusimaa"},
		{"text", region, &place{Text: pointer("suomi")}, "keski"},
		{"within", region, &place{Within: of("keski")}, ""},
	}
}

// otherCases are those of funders, people, fundings and sources.
func otherCases() []filterCase {
	type funder = network.FunderFilter
	type person = network.PersonFilter
	type funding = network.FundingFilter
	type src = network.SourceFilter
	esf := &funder{Codes: []string{"ESF"}}
	return []filterCase{
		{"empty", network.KindFund, &funder{}, "esf erdf esf+"},
		{"codes", network.KindFund, &funder{Codes: []string{"ESF", "ESF+"}}, "esf esf+"},
		{"periods", network.KindFund, &funder{Periods: []string{"2014-2020"}}, "esf erdf"},
		{"kinds", network.KindFund, &funder{Kinds: []network.Kind{network.KindOrganisation}}, ""},
		{"empty", network.KindFunder, &funder{}, "esf erdf esf+ liitto koski"},
		{"and of none", network.KindFunder, &funder{And: []*funder{}}, "esf erdf esf+ liitto koski"},
		{"or of none", network.KindFunder, &funder{Or: []*funder{}}, ""},
		{"and, or, not", network.KindFunder, &funder{And: []*funder{{}}, Or: []*funder{esf, {IDs: of("koski liitto")}}, Not: &funder{Text: pointer("liitto")}}, "esf koski"},
		{"text", network.KindFunder, &funder{Text: pointer("euroopan")}, "esf erdf"},
		{"ids", network.KindFunder, &funder{IDs: of("esf liitto honka")}, "esf liitto"},
		{"ids of none", network.KindFunder, &funder{IDs: of("")}, ""},
		{"kinds", network.KindFunder, &funder{Kinds: []network.Kind{network.KindOrganisation}}, "liitto koski"},
		{"kinds of none", network.KindFunder, &funder{Kinds: []network.Kind{}}, ""},
		{"codes", network.KindFunder, esf, "esf"},
		{"codes of none", network.KindFunder, &funder{Codes: []string{}}, ""},
		{"periods", network.KindFunder, &funder{Periods: []string{"2021-2027", ""}}, "esf+"},
		{"periods of none", network.KindFunder, &funder{Periods: []string{}}, ""},

		{"empty", network.KindPerson, &person{}, "maija pekka aada"},
		{"and, or, not", network.KindPerson, &person{And: []*person{{}}, Or: []*person{{IDs: of("maija")}, {IDs: of("aada")}}, Not: &person{Organisations: of("valo")}}, "maija"},
		{"or of none", network.KindPerson, &person{Or: []*person{}}, ""},
		{"text", network.KindPerson, &person{Text: pointer("puro")}, "pekka"},
		{"ids", network.KindPerson, &person{IDs: of("aada honka")}, "aada"},
		{"ids of none", network.KindPerson, &person{IDs: of("")}, ""},
		{"organisations", network.KindPerson, &person{Organisations: of("honka ääne")}, "maija pekka"},
		{"organisations of none", network.KindPerson, &person{Organisations: of("")}, ""},

		{"empty", network.KindFunding, &funding{}, "P1-esf P1-liitto-€ P2-esf P3-erdf P4-esf+ P4-koski-€"},
		{"and, or, not", network.KindFunding, &funding{And: []*funding{{Funders: of("esf")}}, Or: []*funding{{IDs: of("P1-esf")}, {IDs: of("P2-esf")}}, Not: &funding{Realised: amounts("", "")}}, "P2-esf"},
		{"or of none", network.KindFunding, &funding{Or: []*funding{}}, ""},
		{"ids", network.KindFunding, &funding{IDs: of("P3-erdf")}, "P3-erdf"},
		{"ids of none", network.KindFunding, &funding{IDs: of("")}, ""},
		{"funders", network.KindFunding, &funding{Funders: of("liitto esf+")}, "P1-liitto-€ P4-esf+"},
		{"funders of none", network.KindFunding, &funding{Funders: of("")}, ""},
		{"granted", network.KindFunding, &funding{Granted: amounts("0", "30000.00")}, "P1-liitto-€ P4-koski-€"},
		{"realised", network.KindFunding, &funding{Realised: amounts("118000.55", "118000.55")}, "P1-esf"},
		{"project", network.KindFunding, &funding{Project: &network.ProjectFilter{Funds: of("esf")}}, "P1-esf P1-liitto-€ P2-esf"},

		{"empty", network.KindSource, &src{}, "register list classification"},
		{"and, or, not", network.KindSource, &src{And: []*src{{}}, Or: []*src{{IDs: of("list")}, {IDs: of("register")}}, Not: &src{Formats: []string{"list"}}}, "register"},
		{"or of none", network.KindSource, &src{Or: []*src{}}, ""},
		{"ids of none", network.KindSource, &src{IDs: of("")}, ""},
		{"formats", network.KindSource, &src{Formats: []string{"register", "classification"}}, "register classification"},
		{"formats of none", network.KindSource, &src{Formats: []string{}}, ""},
		{"hashes", network.KindSource, &src{SHA256: []string{"sha-list-1"}}, "list"},
		{"hashes of none", network.KindSource, &src{SHA256: []string{}}, ""},
	}
}

package prose

import (
	"strings"

	"verkosto/internal/network"
)

// typeTails tell the type of a body by how its name ends or, where nothing else does, begins.
var typeTails = []struct {
	tail string
	kind network.OrganisationType
}{
	{"ammattikorkeakoulu", network.TypeHigherEducation},
	{"amk", network.TypeHigherEducation},
	{"yliopisto", network.TypeHigherEducation},
	{"korkeakoulu", network.TypeHigherEducation},
	{"university", network.TypeHigherEducation},
	{"universitet", network.TypeHigherEducation},
	{"of applied sciences", network.TypeHigherEducation},
	{"kaupunki", network.TypeMunicipality},
	{" kunta", network.TypeMunicipality},
	{" stad", network.TypeMunicipality},
	{" kommun", network.TypeMunicipality},
	{"kuntayhtymä", network.TypeMunicipalBody},
	{"hyvinvointialue", network.TypePublicBody},
	{"ely-keskus", network.TypeState},
	{"te-toimisto", network.TypeState},
	{"ministeriö", network.TypeState},
	{"ministeriet", network.TypeState},
	{"virasto", network.TypeState},
	{"ympäristökeskus", network.TypeState},
	{"säätiö", network.TypeFoundation},
	{" sr", network.TypeFoundation},
	{"stiftelse", network.TypeFoundation},
	{" ry", network.TypeAssociation},
	{" rf", network.TypeAssociation},
	{"yhdistys", network.TypeAssociation},
	{" oy", network.TypeEnterprise},
	{" oyj", network.TypeEnterprise},
	{" ab", network.TypeEnterprise},
	{" ltd", network.TypeEnterprise},
	{"osuuskunta", network.TypeCooperative},
	{" osk", network.TypeCooperative},
	{"seurakunta", network.TypeParish},
	{"seurakuntayhtymä", network.TypeParish},
	{"opisto", network.TypeEducation},
	{"tutkimuslaitos", network.TypeResearch},
	{"tutkimuskeskus", network.TypeResearch},
}

func typeOf(name string) network.OrganisationType {
	lower := strings.ToLower(name)
	for _, t := range typeTails {
		if strings.HasSuffix(lower, t.tail) {
			return t.kind
		}
	}
	for _, of := range []struct {
		tail string
		kind network.OrganisationType
	}{{"university of", network.TypeHigherEducation}, {"city of", network.TypeMunicipality}, {"ministry of", network.TypeState}, {"yrkeshögskolan", network.TypeHigherEducation}, {"ammattiopisto", network.TypeEducation}} {
		if strings.HasPrefix(lower, of.tail) {
			return of.kind
		}
	}
	if before, found := strings.CutSuffix(lower, " liitto"); found {
		if p, known := words().place(before, finnish); known && p.kind == network.KindRegion {
			return network.TypeRegionalCouncil
		}
	}
	return ""
}

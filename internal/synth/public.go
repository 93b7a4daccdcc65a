package synth

import (
	"verkosto/internal/finland"
	"verkosto/internal/network"
)

// body is a public body, known by its name.
type body struct {
	name string
	kind network.OrganisationType
	home finland.Municipality
}

// prominent is how many public bodies come before all other organisations in rank.
const prominent = 60

// publicBodies lists the bodies that places bring with them, the busiest first: universities, cities, universities of
// applied sciences and research institutes by turns, then regional councils, then the rest in an order of its own for
// every seed.
func publicBodies(seed uint64, municipalities []finland.Municipality) []body {
	leading := leadingBodies()
	rest := append(cityBodies(municipalities), educationBodies()...)
	r := stream(seed, streamPublic, 0)
	r.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	return append(leading, rest...)
}

func leadingBodies() []body {
	var bodies []body
	for i, code := range bigCities {
		city, _ := finland.MunicipalityByCode(code)
		if i < 12 {
			bodies = append(bodies, body{city.Genitive + " yliopisto", network.TypeHigherEducation, city})
		}
		bodies = append(bodies,
			body{city.Genitive + " kaupunki", network.TypeMunicipality, city},
			body{city.Genitive + " ammattikorkeakoulu Oy", network.TypeHigherEducation, city})
		if i < len(institutes) {
			bodies = append(bodies, body{institutes[i], network.TypeResearch, city})
		}
	}
	return append(bodies, councils()...)
}

// councils gives the regional council of every region, by the region's code.
func councils() []body {
	var bodies []body
	for _, region := range finland.Regions() {
		bodies = append(bodies, body{region.Genitive + " liitto", network.TypeRegionalCouncil, seat(region.Code)})
	}
	return bodies
}

// cityBodies gives the municipalities that are not among the leading bodies.
func cityBodies(municipalities []finland.Municipality) []body {
	big := make(map[string]bool)
	for _, code := range bigCities {
		big[code] = true
	}
	var bodies []body
	for _, m := range municipalities {
		switch {
		case big[m.Code]:
		case m.Finnish == "Pedersören kunta": // the name says it already
			bodies = append(bodies, body{m.Finnish, network.TypeMunicipality, m})
		case cities[m.Finnish]:
			bodies = append(bodies, body{m.Genitive + " kaupunki", network.TypeMunicipality, m})
		default:
			bodies = append(bodies, body{m.Genitive + " kunta", network.TypeMunicipality, m})
		}
	}
	return bodies
}

// educationBodies gives two federations of municipalities for every sub-region with a Finnish name.
func educationBodies() []body {
	seats := make(map[string]finland.Municipality)
	for _, m := range today() {
		if first, known := seats[m.SubRegion]; !known || cities[m.Finnish] && !cities[first.Finnish] {
			seats[m.SubRegion] = m
		}
	}
	var bodies []body
	for _, s := range finland.SubRegions() {
		if s.Region == "21" || s.Code == "153" || s.Code == "154" { // named in Swedish
			continue
		}
		bodies = append(bodies,
			body{s.Genitive + " koulutuskuntayhtymä", network.TypeMunicipalBody, seats[s.Code]},
			body{s.Genitive + " hyvinvointikuntayhtymä", network.TypeMunicipalBody, seats[s.Code]})
	}
	return bodies
}

// seat gives the municipality in which a region's authorities work: its biggest city, or simply its first municipality.
func seat(region string) finland.Municipality {
	for _, code := range bigCities {
		if m, _ := finland.MunicipalityByCode(code); m.Region == region {
			return m
		}
	}
	var chosen finland.Municipality
	for _, m := range today() {
		if m.Region == region && (chosen.Code == "" || cities[m.Finnish] && !cities[chosen.Finnish]) {
			chosen = m
		}
	}
	return chosen
}

// institutes are invented state research institutes.
var institutes = []string{
	"Kansallinen osaamisen tutkimuslaitos", "Metsä- ja biotalouden tutkimuslaitos", "Rakennetun ympäristön tutkimuskeskus",
	"Vesistöjen tutkimuslaitos", "Työn ja terveyden tutkimuskeskus", "Pohjoisten alueiden tutkimuslaitos",
	"Uusiutuvan energian tutkimuskeskus", "Kulttuuriperinnön tutkimuslaitos",
}

// authority is a centre for economic development, transport and the environment, with the regions it serves.
type authority struct {
	name    string
	regions []string
}

// authorities are the ELY centres, which chose projects of the European Social Fund.
var authorities = []authority{
	{"Uudenmaan", []string{"01"}},
	{"Varsinais-Suomen", []string{"02", "21"}},
	{"Satakunnan", []string{"04"}},
	{"Hämeen", []string{"05", "07"}},
	{"Pirkanmaan", []string{"06"}},
	{"Kaakkois-Suomen", []string{"08", "09"}},
	{"Etelä-Savon", []string{"10"}},
	{"Pohjois-Savon", []string{"11"}},
	{"Pohjois-Karjalan", []string{"12"}},
	{"Keski-Suomen", []string{"13"}},
	{"Etelä-Pohjanmaan", []string{"14"}},
	{"Pohjanmaan", []string{"15", "16"}},
	{"Pohjois-Pohjanmaan", []string{"17"}},
	{"Kainuun", []string{"18"}},
	{"Lapin", []string{"19"}},
}

// body gives the authority as a public body.
func (a authority) body() body {
	return body{a.name + " elinkeino-, liikenne- ja ympäristökeskus", network.TypeState, seat(a.regions[0])}
}

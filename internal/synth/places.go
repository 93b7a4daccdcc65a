package synth

import (
	"verkosto/internal/finland"
	"verkosto/internal/network"
)

// places gives the nodes of the official classification, those first that others are part of.
func places() []network.Node {
	var nodes []network.Node
	for _, r := range finland.Regions() {
		nodes = append(nodes, &network.Region{
			ID: network.RegionID(r.Code), Code: r.Code, Names: network.Names{Fi: r.Finnish, Sv: r.Swedish, En: r.English}, NUTS: r.NUTS3,
		})
	}
	for _, s := range finland.SubRegions() {
		nodes = append(nodes, &network.SubRegion{
			ID: network.SubRegionID(s.Code), Code: s.Code, Names: network.Names{Fi: s.Finnish, Sv: s.Swedish}, Region: network.RegionID(s.Region),
		})
	}
	for _, m := range finland.Municipalities() {
		nodes = append(nodes, municipalityNode(m))
	}
	return nodes
}

func municipalityNode(m finland.Municipality) *network.Municipality {
	node := &network.Municipality{
		ID: network.MunicipalityID(m.Code), Code: m.Code, Names: network.Names{Fi: m.Finnish, Sv: m.Swedish},
		SubRegion: network.SubRegionID(m.SubRegion), Region: network.RegionID(m.Region), LastYear: m.LastYear,
	}
	if m.Located() {
		node.Location = &network.Coordinates{Latitude: m.Latitude, Longitude: m.Longitude}
	}
	if m.Successor != "" {
		node.MergedInto, node.MergedYear = network.MunicipalityID(m.Successor), m.LastYear+1
	}
	return node
}

// today gives the municipalities that exist, by code.
func today() []finland.Municipality {
	var current []finland.Municipality
	for _, m := range finland.Municipalities() {
		if m.LastYear == 0 {
			current = append(current, m)
		}
	}
	return current
}

// bigCities are the codes of the cities that universities and many others are based in, the biggest first.
var bigCities = []string{
	"091", "837", "853", "564", "179", "297", "398", "167", "905", "743",
	"698", "405", "491", "609", "109", "205", "272", "286", "285", "049",
}

// cities are the municipalities that call themselves a city (kaupunki).
var cities = func() map[string]bool {
	set := make(map[string]bool)
	for _, name := range []string{
		"Akaa", "Alajärvi", "Alavus", "Espoo", "Forssa", "Haapajärvi", "Haapavesi", "Hamina", "Hanko", "Harjavalta", "Heinola",
		"Helsinki", "Huittinen", "Hyvinkää", "Hämeenlinna", "Iisalmi", "Ikaalinen", "Imatra", "Joensuu", "Jyväskylä", "Jämsä",
		"Järvenpää", "Kaarina", "Kajaani", "Kalajoki", "Kangasala", "Kankaanpää", "Kannus", "Karkkila", "Kaskinen", "Kauhajoki",
		"Kauhava", "Kauniainen", "Kemi", "Kemijärvi", "Kerava", "Keuruu", "Kitee", "Kiuruvesi", "Kokemäki", "Kokkola", "Kotka",
		"Kouvola", "Kristiinankaupunki", "Kuhmo", "Kuopio", "Kurikka", "Kuusamo", "Lahti", "Laitila", "Lappeenranta", "Lapua",
		"Lieksa", "Lohja", "Loimaa", "Loviisa", "Maarianhamina", "Mikkeli", "Mänttä-Vilppula", "Naantali", "Nivala", "Nokia",
		"Nurmes", "Närpiö", "Orimattila", "Orivesi", "Oulainen", "Oulu", "Outokumpu", "Paimio", "Parainen", "Parkano",
		"Pieksämäki", "Pietarsaari", "Pori", "Porvoo", "Pudasjärvi", "Pyhäjärvi", "Raahe", "Raasepori", "Raisio", "Rauma",
		"Riihimäki", "Rovaniemi", "Saarijärvi", "Salo", "Sastamala", "Savonlinna", "Seinäjoki", "Somero", "Suonenjoki", "Tampere",
		"Tornio", "Turku", "Ulvila", "Uusikaarlepyy", "Uusikaupunki", "Vaasa", "Valkeakoski", "Vantaa", "Varkaus", "Viitasaari",
		"Virrat", "Ylivieska", "Ylöjärvi", "Ähtäri", "Äänekoski",
	} {
		set[name] = true
	}
	return set
}()

package storetest

import "verkosto/internal/network"

func samplePlaces() []network.Node {
	region := func(label, code, nuts string, names network.Names) network.Node {
		return &network.Region{ID: ids[label], Code: code, NUTS: nuts, Names: names}
	}
	subRegion := func(label, code, name, region string) network.Node {
		return &network.SubRegion{ID: ids[label], Code: code, Names: network.Names{Fi: name}, Region: ids[region]}
	}
	municipality := func(label, code string, names network.Names, subRegion, region string) *network.Municipality {
		return &network.Municipality{
			ID: ids[label], Code: code, Names: names, SubRegion: ids[subRegion], Region: ids[region], FirstYear: 2007, LastYear: 2024,
		}
	}
	tampere := municipality("tampere", "837", network.Names{Fi: "Tampere", Sv: "Tammerfors"}, "tampereS", "pirkanmaa")
	tampere.Location = &network.Coordinates{Latitude: 61.4981, Longitude: 23.7608}
	return []network.Node{
		region("uusimaa", "01", "FI1B1", network.Names{Fi: "Uusimaa", Sv: "Nyland"}),
		region("pirkanmaa", "06", "FI197", network.Names{Fi: "Pirkanmaa", Sv: "Birkaland"}),
		region("keski", "13", "FI193", network.Names{Fi: "Keski-Suomi", Sv: "Mellersta Finland", En: "Central Finland"}),
		subRegion("helsinkiS", "011", "Helsinki", "uusimaa"),
		subRegion("tampereS", "064", "Tampere", "pirkanmaa"),
		subRegion("jyväskyläS", "131", "Jyväskylä", "keski"),
		subRegion("äänekoskiS", "138", "Äänekoski", "keski"),
		municipality("helsinki", "091", network.Names{Fi: "Helsinki", Sv: "Helsingfors"}, "helsinkiS", "uusimaa"),
		tampere,
		municipality("nokia", "536", network.Names{Fi: "Nokia"}, "tampereS", "pirkanmaa"),
		municipality("ylöjärvi", "980", network.Names{Fi: "Ylöjärvi"}, "tampereS", ""), // in its region by its sub-region alone
		&network.Municipality{
			ID: ids["viljakkala"], Code: "932", Names: network.Names{Fi: "Viljakkala"}, Region: ids["pirkanmaa"],
			LastYear: 2006, MergedInto: ids["ylöjärvi"], MergedYear: 2007,
		},
		municipality("jyväskylä", "179", network.Names{Fi: "Jyväskylä"}, "jyväskyläS", "keski"),
		municipality("äänekoski", "992", network.Names{Fi: "Äänekoski"}, "äänekoskiS", "keski"),
		&network.Fund{ID: ids["esf"], Code: "ESF", Period: "2014-2020", Programme: "Kestävää kasvua ja työtä", Names: network.Names{Fi: "Euroopan sosiaalirahasto", En: "European Social Fund"}},
		&network.Fund{ID: ids["erdf"], Code: "ERDF", Period: "2014-2020", Names: network.Names{Fi: "Euroopan aluekehitysrahasto"}},
		&network.Fund{ID: ids["esf+"], Code: "ESF+", Period: "2021-2027"},
	}
}

func sampleProjects() []network.Node {
	return []network.Node{
		&network.Project{
			ID: ids["P1"], Code: "S10001", Period: "2014-2020",
			Names: network.Names{Fi: "Metsän valo", Sv: "Skogens ljus", En: "Light of the forest"}, Acronym: "MEVA",
			Summary: "Hankkeessa kokeillaan puurakentamista kouluissa.", Results: "Kolme koulua valmistui.",
			Programme: "Kestävää kasvua ja työtä", Fund: ids["esf"], PriorityAxis: "4", SpecificObjective: "8.1",
			LegalBasis: "laki", Topic: "puu", Call: "kevät 2015", FundingScheme: "tuki",
			Start: "2015-03-01", End: "2017-08-31", Signed: "2015-02-12", Status: network.StatusEnded, StatusStated: "Päättynyt",
			Applicants: "yhteishanke", TargetGroup: "koululaiset", IndirectGroup: "vanhemmat",
			Regions: of("pirkanmaa"), Municipalities: of("tampere"),
			Site:    network.Address{Street: "Puukatu 1", PostCode: "33100", City: "Tampere"},
			Website: "https://example.org/metsa", DOI: "10.1000/1", Keywords: []string{"puu", "valaistus"},
			Indicators: []network.Indicator{
				{Section: "7.1", Name: "osallistujat", Planned: euros("40"), Achieved: euros("38")}, {Name: "yritykset"},
			},
			Principles: []network.Principle{
				{Section: "8.1", Group: "ekologinen", Name: "ilmasto", Direct: pointer(0), Indirect: pointer(7), Reasons: "puu sitoo"},
				{Section: "8.2", Name: "tasa-arvo", Answer: pointer(false)},
			},
			TotalCost: euros("210000.00"),
		},
		&network.Project{
			ID: ids["P2"], Code: "S10002", Period: "2014-2020", Names: network.Names{Fi: "Äly ja puu"}, Fund: ids["esf"],
			Start: "2016", End: "2018-12", Status: network.StatusEnded, SubRegions: of("jyväskyläS"), TotalCost: euros("90000.5"),
		},
		&network.Project{
			ID: ids["P3"], Code: "A70001", Period: "2014-2020", Names: network.Names{Fi: "Åvalo"}, Fund: ids["erdf"],
			Start: "2019-05-01", Status: network.StatusOngoing, Regions: of("keski"), Municipalities: of("tampere nokia"),
		},
		&network.Project{
			ID: ids["P4"], Code: "S10001", Period: "2021-2027", Names: network.Names{En: "Öresund twins"}, Fund: ids["esf+"],
			Start: "2023-09", End: "2025-12-31", Status: network.StatusPlanned, Municipalities: of("viljakkala"),
		},
		&network.Project{
			ID: ids["P6"], Code: "S10009", Period: "2014-2020", Start: "2018-06-01", End: "2018-01-31", // as stated
			Status: network.StatusUnknown, Municipalities: of("äänekoski"),
		},
	}
}

func sampleOrganisations() []network.Node {
	return []network.Node{
		&network.Organisation{
			ID: ids["honka"], Names: network.Names{Fi: "Honka-ammattikorkeakoulu Oy", Sv: "Honka yrkeshögskola"}, ShortName: "HAMK",
			BusinessID: "1000001-2", VATNumber: "FI10000012", PIC: "999000002", Type: network.TypeHigherEducation, TypeStated: "AMK",
			SME: pointer(false), Website: "https://example.org/honka", Phone: "03 123", NUTS: "FI197", Country: "FI",
			Address:  network.Address{Street: "Hongantie 2", PostCode: "33200", City: "Tampere"},
			Location: &network.Coordinates{Latitude: 61.5, Longitude: 23.75}, Municipality: ids["tampere"],
			Aliases: []network.Alias{{Name: "Hongan opisto", From: "1990", To: "2001-07-31"}},
		},
		&network.Organisation{ID: ids["lab"], Names: network.Names{Fi: "Hongan metsälaboratorio"}, Parent: ids["honka"], Municipality: ids["jyväskylä"], Country: "FI"},
		&network.Organisation{
			ID: ids["koski"], Names: network.Names{Fi: "Kosken kehitys ry"}, BusinessID: "1000002-0", Type: network.TypeAssociation,
			Country: "FI", Municipality: ids["ylöjärvi"],
		},
		&network.Organisation{
			ID: ids["ääne"], Names: network.Names{Fi: "Äänen yrittäjät"}, BusinessIDStated: "1000003-5", Type: network.TypeEnterprise,
			SME: pointer(true), Country: "FI", Municipality: ids["äänekoski"],
		},
		&network.Organisation{ID: ids["liitto"], Names: network.Names{Fi: "Pirkan liitto"}, BusinessID: "1000004-7", Type: network.TypeRegionalCouncil, Country: "FI", Municipality: ids["tampere"]},
		&network.Organisation{ID: ids["yksin"], Names: network.Names{Fi: "Yksin"}},
		&network.Person{ID: ids["maija"], Name: "Maija Mallikas", Title: "projektipäällikkö", Email: "salamaija@example.org", Phone: "040 1234567", Organisation: ids["honka"]},
		&network.Person{ID: ids["pekka"], Name: "Pekka Puro", Organisation: ids["ääne"]},
	}
}

// part makes a participation with a label such as P1-honka.
func part(label, project, organisation string, role network.Role, number int, granted, places string) *network.Participation {
	return &network.Participation{
		ID: ids[label], Project: ids[project], Organisation: ids[organisation], Role: role, Number: number,
		Granted: euros(granted), Municipalities: of(places),
	}
}

func sampleParticipations() []network.Node {
	first := part("P1-honka", "P1", "honka", network.RoleCoordinator, 1, "100000.00", "tampere")
	first.Contacts = of("maija pekka")
	first.NetGranted, first.TotalCost = euros("90000.00"), euros("130000.10")
	first.Start, first.End, first.Ended = "2015-03-01", "2016-06", pointer(true)
	second := part("P2-ääne", "P2", "ääne", network.RoleCoordinator, 1, "", "äänekoski")
	second.Contacts = of("pekka")
	own := part("P3-koski", "P3", "koski", network.RoleImplementer, 3, "9.99", "tampere ylöjärvi")
	own.Start = "2020-01"
	return []network.Node{
		first,
		part("P1-koski", "P1", "koski", network.RolePartner, 2, "50000.50", "ylöjärvi"),
		part("P1-liitto", "P1", "liitto", network.RoleAuthority, 0, "", ""),
		second,
		part("P2-honka", "P2", "honka", network.RolePartner, 2, "0", "jyväskylä"),
		part("P3-honka", "P3", "honka", network.RoleCoordinator, 1, "100000", ""),
		own,
		part("P3-koski-2", "P3", "koski", network.RolePartner, 10, "", ""),
		part("P3-valo", "P3", "valo", network.RolePartner, 2, "20000", ""),
		part("P4-ääne", "P4", "ääne", network.RoleCoordinator, 1, "", "viljakkala"),
		part("P4-lab", "P4", "lab", network.RolePartner, 2, "", "jyväskylä"),
		part("P4-liitto", "P4", "liitto", network.RoleAuthority, 0, "", ""),
	}
}

func sampleFundings() []network.Node {
	funding := func(label, project, funder, granted string) *network.Funding {
		return &network.Funding{ID: ids[label], Project: ids[project], Funder: ids[funder], Granted: euros(granted)}
	}
	full := funding("P1-esf", "P1", "esf", "120000.00")
	full.Realised, full.PlannedPublic, full.RealisedPublic = euros("118000.55"), euros("150000"), euros("148000.5")
	full.AsOf = "2018-01-15"
	planned := funding("P4-esf+", "P4", "esf+", "")
	planned.PlannedPublic = euros("77000")
	return []network.Node{
		full, funding("P1-liitto-€", "P1", "liitto", "30000"), funding("P2-esf", "P2", "esf", "80000"),
		funding("P3-erdf", "P3", "erdf", "500000.10"), planned, funding("P4-koski-€", "P4", "koski", "0.00"),
	}
}

// sampleSecondOpinions is what the list, which is believed less than the register, says: in
// part the same, in part otherwise, in part more.
func sampleSecondOpinions() []network.Node {
	return []network.Node{
		&network.Project{ID: ids["P1"], Code: "S10001", Period: "2014-2020", Names: network.Names{Fi: "Metsän valot"}, Keywords: []string{"koulu", "puu"}, Municipalities: of("nokia")},
		&network.Project{ID: ids["P5"], Code: "101000001", Period: "HORIZON", Names: network.Names{En: "Café déjà vu"}, Acronym: "CAFE", Status: network.StatusTerminated},
		&network.Organisation{ID: ids["honka"], Names: network.Names{Fi: "Honka-AMK", En: "Honka UAS"}, Country: "FI", Type: network.TypeOther},
		&network.Organisation{ID: ids["valo"], Names: network.Names{En: "Valo Labs AB"}, PIC: "999000001", Country: "SE", Type: network.TypeEnterprise},
		part("P5-valo", "P5", "valo", network.RoleCoordinator, 1, "", ""),
		part("P5-honka", "P5", "honka", network.RoleThirdParty, 2, "", ""),
		&network.Person{ID: ids["aada"], Name: "Aada Åström", Organisation: ids["valo"]},
	}
}

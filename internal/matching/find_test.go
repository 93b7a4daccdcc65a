package matching_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/matching"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// named gives an organisation that is known by its name.
func named(name string) *network.Organisation {
	return &network.Organisation{ID: network.OrganisationID(network.SchemeName, text.NameKey(name)), Names: network.Names{Fi: name}}
}

// numbered gives an organisation that is known by its business id.
func numbered(id network.BusinessID, name string) *network.Organisation {
	return &network.Organisation{ID: network.OrganisationID(network.SchemeBusinessID, string(id)), BusinessID: id, Names: network.Names{Fi: name}}
}

func with(o *network.Organisation, change func(*network.Organisation)) *network.Organisation {
	change(o)
	return o
}

func matchesOf(organisations ...*network.Organisation) []*network.Match {
	return matching.Find(func(yield func(matching.Known) bool) {
		for _, o := range organisations {
			if !yield(matching.Known{Organisation: o}) {
				return
			}
		}
	})
}

// TestPairs says of two organisations whether they are joined (+), listed for review (?) or neither, and by which reason first.
func TestPairs(t *testing.T) {
	country := func(code string) func(*network.Organisation) {
		return func(o *network.Organisation) { o.Country = code }
	}
	pic := func(number, vat string) func(*network.Organisation) {
		return func(o *network.Organisation) {
			o.ID, o.PIC, o.VATNumber = network.OrganisationID(network.SchemePIC, number), number, vat
		}
	}
	unitOf := func(parent network.ID) func(*network.Organisation) {
		return func(o *network.Organisation) { o.Parent = parent }
	}
	called := func(names ...network.Alias) func(*network.Organisation) {
		return func(o *network.Organisation) { o.Aliases = names }
	}
	ely := network.ID("organisation:fi/2296962-1")
	for _, c := range []struct {
		a, b *network.Organisation
		want string
	}{
		// numbers
		{numbered("0000001-9", "Koesaari Oy"), with(named("KOESAARI"), func(o *network.Organisation) { o.BusinessID = "0000001-9" }), "+SAME_BUSINESS_ID"},
		{with(named("Pond Ltd"), pic("111", "FI00000019")), with(named("Other Pond"), pic("222", "FI 0000 0019")), "?SAME_VAT_NUMBER"}, // the PICs differ
		{with(named("Pond Ltd"), pic("111", "")), with(named("Lampi"), func(o *network.Organisation) { o.PIC = "111" }), "+SAME_PIC"},
		{numbered("0000001-9", "Koesaari Oy"), numbered("0000002-7", "Koesaari Oy"), "?SPELLING"}, // two numbers
		{with(named("Koesaari Oy"), country("FI")), with(named("Koe-saari OY"), country("SE")), "?SPELLING"},

		// cases
		{named("Koelammen kylätalo"), named("Koelammen kylätalon"), "?INFLECTION"},
		{named("Koesaaren kunnan palvelutalo"), named("Koelammen kunnan palvelutalo"), ""},

		// spelling
		{named("Koe Saari Oy"), named("KOESAARI OY"), "+SPELLING"},
		{named("Koesaari Oy/Kehitys"), named("Koesaari OyKehitys"), "?SPELLING"}, // a unit, it seems, and a body
		{named("Koesaaren tutkimuslaitos / B"), named("Koesaaren tutkimuslaitos, B"), "+SPELLING"},
		{named("Oy Koesaari Ab"), named("Koesaari Oy Ab"), "+SPELLING"},
		{named("Asunto Oy Koe 1 2"), named("Asunto Oy Koe 12"), ""},
		{named("Koe & Saari Oy"), named("KoeSaari Oy"), ""},

		// legal forms
		{named("Koesaari Oy"), named("Koesaari Oy Ab"), "+LEGAL_FORM"},
		{named("Koesaari Osakeyhtiö"), named("Koesaari Oy"), "+SPELLING"},
		{named("Koesaari Oy"), named("Koesaari Ab"), "?LEGAL_FORM"},
		{named("Koesaari Oy"), named("Koesaari Oyj"), "?LEGAL_FORM"},
		{named("Koesaari Oy"), named("Koesaari ry"), "?LEGAL_FORM"},
		{named("Koesaari Oy"), named("Koesaari Ky"), "?LEGAL_FORM"},
		{named("Koesaari Oy"), named("Koesaari"), "?LEGAL_FORM"}, // may be a person in business
		{named("Tmi Venla Kuvitteellinen"), named("Venla Kuvitteellinen"), "?LEGAL_FORM"},
		{named("Koetieteen tietokeskus"), named("Koetieteen tietokeskus Oy"), "+LEGAL_FORM"},
		{named("Koealan Yrittäjät"), named("Koealan Yrittäjät r.y."), "+LEGAL_FORM"},
		{named("Koemaakunta-alue"), named("Koemaakunta-alue -kuntayhtymä"), "+LEGAL_FORM"},
		{named("Oulun satama"), named("Oulun Satama Oy"), "?LEGAL_FORM"}, // the city's own, and its company
		{named("Lahden koeammattikorkeakoulu"), named("Lahden koeammattikorkeakoulu Oy"), "?LEGAL_FORM"},

		// word order
		{named("Laboratorio Koe Oy"), named("Koe Laboratorio Oy"), "+WORD_ORDER"},
		{named("Koekeskus, Oulun yliopisto"), named("Oulun yliopisto, Koekeskus"), "+WORD_ORDER"},
		{named("Venla Kuvitteellinen"), named("Kuvitteellinen Venla"), "?WORD_ORDER"}, // people

		// languages
		{named("Helsingin kaupunki"), named("City of Helsinki"), "+TRANSLATION"},
		{named("Vaasan kaupunki"), named("Vasa stad"), "+TRANSLATION"},
		{named("Lapin liitto"), named("Regional Council of Lapland"), "+TRANSLATION"},
		{named("Helsingin yliopisto"), with(named("HELSINGFORS UNIVERSITET"), pic("333", "FI03134717")), "+TRANSLATION"},
		{named("Uudenmaan ELY-keskus"), named("Uudenmaan elinkeino-, liikenne- ja ympäristökeskus"), "+TRANSLATION"},
		{with(named("Uudenmaan ELY-keskus"), unitOf(ely)), &network.Organisation{
			ID: network.UnitID(ely, "ely uusimaa"), Names: network.Names{Sv: "NTM-centralen i Nyland"}, BusinessID: "2296962-1", Parent: ely,
		}, "+TRANSLATION"},
		{named("Uudenmaan ELY-keskus"), named("Lapin ELY-keskus"), ""},
		{named("Lapin TE-keskus"), named("Lapin ELY-keskus"), ""}, // the one before
		{with(named("Koelammen instituutti"), func(o *network.Organisation) { o.Names.En = "Pond Institute" }), named("POND INSTITUTE"), "+SPELLING"},

		// municipalities
		{named("Helsingin kaupunki"), named("Helsingin Kaupunki Oy"), "?LEGAL_FORM"},
		{named("Nurmon kunta"), named("Seinäjoen kaupunki"), "?MUNICIPAL_MERGER"},
		{named("Nurmon kunta"), named("Kotkan kaupunki"), ""},
		{named("Oulun koeyhdistys ry"), named("Kotkan koeyhdistys ry"), ""},
		{named("Etelä-Koemaan koeyhdistys ry"), named("Pohjois-Koemaan koeyhdistys ry"), ""},

		// units
		{named("Helsingin yliopisto, Koelaitos"), named("Helsingin yliopiston koelaitos"), "+UNIT"},
		{named("Helsingin yliopisto"), named("Helsingin yliopisto, Koelaitos"), ""},
		{named("Helsingin yliopisto, Koelaitos"), named("Oulun yliopisto, Koelaitos"), ""},
		{
			&network.Organisation{ID: "organisation:fi/0313471-7:a", BusinessID: "0313471-7", Parent: "organisation:fi/0313471-7", Names: network.Names{Fi: "Koelaitos"}},
			numbered("0313471-7", "Helsingin yliopisto"), "",
		},

		// former names and abbreviations
		{with(named("Koejärven opisto"), called(network.Alias{Name: "Koelammen opisto"})), named("Koelammen opisto"), "+FORMER_NAME"},
		{with(named("Koejärven opisto"), called(network.Alias{Name: "Koelammen opisto", From: "2012-01-01"})), named("Koelammen opisto"), "?FORMER_NAME"},
		{with(named("Koejärven opisto"), called(network.Alias{Name: "Koelammen opisto Oy"})), named("Koelammen opisto Oy"), "?FORMER_NAME"},
		{with(numbered("0000001-9", "Oulun kaupunki"), called(network.Alias{Name: "Kuvitteellinen opisto"})), named("Kuvitteellinen opisto"), "?FORMER_NAME"},
		{named("Suomen koekeskus (SUKO)"), named("Suomen koekeskus"), "+ABBREVIATION"},
		{with(named("Kuvitteellisen asian ministeriö"), called(network.Alias{Name: "KAM"})), named("KAM"), "+ABBREVIATION"},
		{with(named("Kuvitteellisen asian ministeriö"), called(network.Alias{Name: "XYZ"})), named("XYZ"), "?ABBREVIATION"},

		// likeness
		{named("Koemaan ammattikorkeakoulutus Oy"), named("Koemaan ammatikorkeakoulutus Oy"), "?SIMILAR_NAME"},
		{named("Koesafe Oy"), named("Koesavo Oy"), ""},
		{named("Koemaan ammattikorkeakoulutus Oy"), named("Koemaan ammatikorkeakoulutus ry"), ""},
		{named("Koeradio 1 Oy"), named("Koeradio 2 Oy"), ""},
	} {
		got := ""
		for _, m := range matchesOf(c.a, c.b) {
			if got = "?"; m.Automatic {
				got = "+"
			}
			got += string(m.Reasons[0].Code)
			if m.Score <= 0 || m.Score > 1 || m.Reasons[0].Detail == "" || m.ID != network.MatchID(c.a.ID, c.b.ID) || !slices.IsSorted(m.Organisations) {
				t.Errorf("%s and %s: %+v", c.a.Name(), c.b.Name(), m)
			}
		}
		if got != c.want {
			t.Errorf("%s and %s: %q, not %q", c.a.Name(), c.b.Name(), got, c.want)
		}
	}
}

// TestParts says that a place where both work and a project that both are said to lead are among the reasons for a pair.
func TestParts(t *testing.T) {
	place, project := network.MunicipalityID("593"), network.ProjectID("2014-2020", "S1")
	for _, c := range []struct {
		known  matching.Known // of both
		reason network.ReasonCode
	}{
		{matching.Known{}, ""},
		{matching.Known{Places: []network.ID{place}}, network.ReasonSamePlace},
		{matching.Known{Led: []network.ID{network.ProjectID("2014-2020", "S0"), project}}, network.ReasonSharedProject},
	} {
		matches := matching.Find(func(yield func(matching.Known) bool) {
			for _, name := range []string{"Koelammen kehityslaboratorio", "Koelammen kehittyslaboratorio"} {
				known := c.known
				known.Organisation = named(name)
				if !yield(known) {
					return
				}
			}
		})
		found := slices.ContainsFunc(matches, func(m *network.Match) bool {
			return slices.ContainsFunc(m.Reasons, func(r network.Reason) bool { return r.Code == c.reason })
		})
		if found != (c.reason != "") {
			t.Errorf("%+v gives %+v", c.known, matches)
		}
	}
}

// TestThirds says that two that cannot be one are not joined by way of a third.
func TestThirds(t *testing.T) {
	finnish := with(named("Koesaari Oy Ab"), func(o *network.Organisation) { o.Country = "FI" })
	swedish := with(named("Koesaari Ab Oy "), func(o *network.Organisation) {
		o.ID, o.Country = "organisation:name/koesaari%20ab%20oy%20se", "SE"
	})
	unknown := named("Koe-Saari Oy Ab")
	identities := network.NewIdentities(matchesOf(finnish, swedish, unknown))
	if identities.Of(finnish.ID) == identities.Of(swedish.ID) {
		t.Error("a Finnish and a Swedish body are one")
	}
	if identities.Of(unknown.ID) != identities.Of(finnish.ID) && identities.Of(unknown.ID) != identities.Of(swedish.ID) {
		t.Error("the third is one with neither")
	}
}

// TestSupport says that a shared domain and place bring a pair that is less alike before people.
func TestSupport(t *testing.T) {
	a, b := named("Kuvitteellisen kehittämisen laitos"), named("KKL")
	a.Website, b.Website = "https://www.kuvitteellinen.example/fi", "kuvitteellinen.example"
	matches := matchesOf(a, b)
	if len(matches) != 1 || matches[0].Automatic {
		t.Fatalf("%d matches", len(matches))
	}
	var codes []string
	for _, reason := range matches[0].Reasons {
		codes = append(codes, string(reason.Code))
	}
	if got := strings.Join(codes, " "); got != "ABBREVIATION SAME_WEBSITE SAME_CONTACT_DOMAIN" {
		t.Error(got)
	}
	if more := matchesOf(named("Kuvitteellisen kehittämisen laitos"), named("KKL")); len(more) != 0 {
		t.Errorf("initials alone: %v", more[0].Reasons)
	}
}

// TestBounds says that one organisation is not likened to all of many.
func TestBounds(t *testing.T) {
	var all []*network.Organisation
	for i := range 60 {
		all = append(all, named("Kuvitteellisen kehittämisen koelaitos "+strings.Repeat("x", i%7+1)+string(rune('a'+i%26))))
	}
	open := make(map[network.ID]int)
	for _, m := range matchesOf(all...) {
		for _, id := range m.Organisations {
			if open[id]++; open[id] > matching.MaxOpen {
				t.Fatalf("%s is in %d open matches", id, open[id])
			}
		}
	}
}

// TestOrder says that the matches don't depend on the order of the organisations.
func TestOrder(t *testing.T) {
	words := []string{"Koe", "Saari", "Oulun", "yliopisto", "kaupunki", "Oy", "Ab", "ry", "laitos", "keskus", "/", "(ent. Lampi Oy)", "Lampi", "TE-keskus", "Lapin"}
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.SliceOfN(rapid.SampledFrom(words), 1, 4), 2, 12).Draw(t, "names")
		var all []*network.Organisation
		for _, name := range names {
			all = append(all, named(strings.Join(name, " ")))
		}
		want := matchesOf(all...)
		rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if got := matchesOf(all...); !reflect.DeepEqual(got, want) {
			t.Fatalf("%v and %v", got, want)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	syllables := []string{"ka", "lo", "mi", "ru", "te", "sa", "vi", "no", "pe", "hu", "ky", "jo"}
	var all []*network.Organisation
	for i := range 100_000 {
		var name strings.Builder
		for range 2 + random.IntN(3) {
			for range 2 + random.IntN(3) {
				name.WriteString(syllables[random.IntN(len(syllables))])
			}
			name.WriteByte(' ')
		}
		o := named(name.String() + []string{"Oy", "ry", "Ab", ""}[i%4])
		o.ID = network.ID(fmt.Sprint(o.ID, i))
		all = append(all, o)
	}
	b.ReportAllocs()
	for b.Loop() {
		matchesOf(all...)
	}
	b.ReportMetric(float64(len(all)*b.N)/b.Elapsed().Seconds(), "organisations/s")
}

package naming_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"verkosto/internal/naming"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Oy Ö. Öberg & Co. Ab", "oy o oberg & co ab"},
		{"Koesaaren Yrittäjät r.y.", "koesaaren yrittajat ry"},
		{"T:mi Venla Kuvitteellinen", "tmi venla kuvitteellinen"},
		{"Länsi–Koe, ”Koe” (Koeala)", "lansi koe koe koeala"},
		{"d'Koe/Saari_1+2", "dkoe saari 1 + 2"},
		{" . ", ""},
	} {
		if got := strings.Join(naming.Words(c.name), " "); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
	if got := naming.Squeeze([]string{"asunto", "1", "2", "b", "3"}); got != "asunto1 2b3" {
		t.Errorf("squeezed: %q", got)
	}
}

func TestForms(t *testing.T) {
	for _, c := range []struct {
		name, rest string
		form       naming.Form
	}{
		{"Koesaari Oy", "koesaari", naming.Oy},
		{"Oy Koesaari Ab", "koesaari", naming.Oy | naming.Ab},
		{"Koesaari Oyj", "koesaari", naming.Plc},
		{"Koesaaren seutu r.y.", "koesaaren seutu", naming.Ry},
		{"Föreningen Koe rf", "foreningen koe", naming.Ry},
		{"Koesäätiö sr", "koesaatio", naming.Foundation},
		{"Koesäätiö", "koesaatio", naming.Foundation},
		{"Koealan koulutuskuntayhtymä", "koealan koulutuskuntayhtyma", naming.Federation},
		{"Koemaan maakunta -kuntayhtymä", "koemaan maakunta", naming.Federation},
		{"Osuuskunta Koemaito", "koemaito", naming.Coop},
		{"Tmi Venla Kuvitteellinen", "venla kuvitteellinen", naming.Trader},
		{"Koewerk GmbH", "koewerk", naming.Foreign},
		{"Koesaari", "koesaari", 0},
		{"Oy Ab", "oy ab", naming.Oy | naming.Ab},
	} {
		rest, form := naming.FormOf(naming.Words(c.name))
		if strings.Join(rest, " ") != c.rest || form != c.form {
			t.Errorf("%s: %q, %b", c.name, rest, form)
		}
	}
	for _, c := range []struct {
		a, b           naming.Form
		same, excludes bool
	}{
		{naming.Oy, naming.Oy, true, false},
		{naming.Oy, naming.Oy | naming.Ab, true, false},
		{naming.Oy | naming.Ltd, naming.Ltd, true, false},
		{naming.Oy, naming.Ab, false, false},
		{naming.Oy, naming.Plc, false, false},
		{naming.Oy | naming.Ab, naming.Ab | naming.Ltd, false, false},
		{naming.Oy, naming.Ry, false, true},
		{naming.Foundation, naming.Ry, false, true},
		{naming.Limited, naming.General, false, true},
		{0, naming.Oy, false, false},
		{0, 0, true, false},
	} {
		if c.a.SameForm(c.b) != c.same || c.b.SameForm(c.a) != c.same || c.a.Excludes(c.b) != c.excludes || c.b.Excludes(c.a) != c.excludes {
			t.Errorf("%b and %b: same %v, excludes %v", c.a, c.b, c.a.SameForm(c.b), c.a.Excludes(c.b))
		}
	}
}

func TestFormer(t *testing.T) {
	for _, c := range []struct{ name, rest, others string }{
		{"Koeyliopisto (aiemmin Lammen koeyliopisto)", "Koeyliopisto", "Lammen koeyliopisto"},
		{"Koe Oy (ENT. SAARI OY)(NYK. NIEMI OY)", "Koe Oy", "SAARI OY|>NIEMI OY"},
		{"Koelaitos KOE (entinen Lampi 1.1.2009 alkaen KOE)", "Koelaitos KOE", "Lampi"},
		{"Koe Ab (f.d. Ö)", "Koe Ab (f.d. Ö)", ""},
		{"Koe Ab [f.d. Ön Ab] Lampi", "Koe Ab Lampi", "Ön Ab"},
		{"Koelaakso / 1.2.2012 alkaen Koejoki", "Koelaakso", ">Koejoki 2012-02-01"},
		{"Koelaakso (01.12.2012 lähtien Koejoki Oy)", "Koelaakso", ">Koejoki Oy 2012-12-01"},
		{"Koe Ltd (formerly Pond Ltd)", "Koe Ltd", "Pond Ltd"},
		{"(ent. Koe Oy)", "(ent. Koe Oy)", ""},
		{"Koe Oy (Oulu)", "Koe Oy (Oulu)", ""},
		{"Entinen Koe (entisöinti)", "Entinen Koe (entisöinti)", ""},
		{"Koe Oy (ent. -)", "Koe Oy (ent. -)", ""},
	} {
		rest, others := naming.Former(c.name)
		var texts []string
		for _, o := range others {
			text := o.Name
			if o.Later {
				text = ">" + text
			}
			texts = append(texts, strings.TrimSpace(text+" "+o.Since))
		}
		if rest != c.rest || strings.Join(texts, "|") != c.others {
			t.Errorf("%s: %q, %q", c.name, rest, texts)
		}
	}
}

func TestUnit(t *testing.T) {
	for _, c := range []struct{ name, body, unit string }{
		{"Oulun yliopisto / Koelaitos", "Oulun yliopisto", "Koelaitos"},
		{"Koekeskus, Oulun yliopisto", "Oulun yliopisto", "Koekeskus"},
		{"Oulun yliopisto Kuvitteellisen tieteen laitos", "Oulun yliopisto", "Kuvitteellisen tieteen laitos"},
		{"Turun yliopiston Koe-keskus", "Turun yliopisto", "Koe-keskus"},
		{"Oulun kaupungin koetoimi", "Oulun kaupunki", "koetoimi"},
		{"Koemaan koulutuskuntayhtymä/Koemaan opisto", "Koemaan koulutuskuntayhtymä", "Koemaan opisto"},
		{"Koemaan ammattikorkeakoulu / Koemaan koulutuskuntayhtymä", "Koemaan koulutuskuntayhtymä", "Koemaan ammattikorkeakoulu"},
		{"Kainuun ELY-keskus / Y-vastuualue / Koeyksikkö", "Kainuun ELY-keskus", "Y-vastuualue / Koeyksikkö"},
		{"Koe Oy / Kehitys", "Koe Oy", "Kehitys"},
		{"Metsähallitus - Koepalvelut", "Metsähallitus", "Koepalvelut"},

		{"Koe Oy / Saari Oy", "", ""},                       // two companies
		{"Oulun yliopisto / Turun yliopisto", "", ""},       // two universities
		{"Koe Oy / Pori", "", ""},                           // a company's place
		{"Koe - Saari Oy", "", ""},                          // one company
		{"Oy Koeopisto - Provskolan Ab", "", ""},            // one name in two languages
		{"Koe Oy C/O Saari Oy", "", ""},                     // an address
		{"Turun yliopiston ylioppilaskunta", "", ""},        // a body of its own
		{"Turun yliopiston koekeskuksen säätiö sr", "", ""}, // likewise
		{"Koe / Saari", "", ""},                             // which is the body?
		{"Koe A/S, Aalborg", "", ""},
		{"Oulun yliopisto", "", ""},
	} {
		body, unit, found := naming.Unit(c.name)
		if body != c.body || unit != c.unit || found != (c.body != "") {
			t.Errorf("%s: %q, %q, %v", c.name, body, unit, found)
		}
	}
}

func TestKnown(t *testing.T) {
	for _, group := range [][]string{
		{"municipality:091", "Helsingin kaupunki", "HELSINGFORS STAD", "City of Helsinki", "Helsinki city"},
		{"municipality:153", "Imatran kaupunki", "Imatra stad", "Town of Imatra"},
		{"municipality:544", "Nurmon kunta"},
		{"municipality:743", "Seinäjoen kaupunki"},
		{"ely:uusimaa", "Uudenmaan ELY-keskus", "Uudenmaan elinkeino-, liikenne- ja ympäristökeskus", "NTM-centralen i Nyland", "Uusimaa ELY Centre"},
		{"te:lappi", "Lapin TE-keskus", "Lapin työvoima- ja elinkeinokeskus"},
		{"avi:lounais suomi", "Lounais-Suomen aluehallintovirasto", "Lounais-Suomen AVI"},
		{"council:19", "Lapin liitto", "Regional Council of Lapland"},
		{"ministry:tem", "Työ- ja elinkeinoministeriö", "Arbets- och näringsministeriet", "Työ- ja elinkeinoministeriö (TEM)"},
		{"university:helsinki", "HELSINGIN YLIOPISTO", "University of Helsinki", "Helsingfors universitet"},
		{"agency:syke", "Suomen ympäristökeskus (SYKE)", "Finlands miljöcentral"},
		{"", "Helsingin kaupungin tytäryhtiö Oy", "Koelammen kaupunki", "Helsingin yliopisto, Koelaitos", "Lapin liitto ry", "Koemaan ELY-keskus", ""},
	} {
		for _, name := range group[1:] {
			if key, found := naming.Known(name); key != group[0] || found != (group[0] != "") {
				t.Errorf("%s: %q, not %q", name, key, group[0])
			}
		}
	}
}

func TestAbbreviation(t *testing.T) {
	for _, c := range []struct{ name, rest, short string }{
		{"Suomen koekeskus (SUKO)", "Suomen koekeskus", "SUKO"},
		{"Koe Oy (Oulu)", "Koe Oy (Oulu)", ""},
		{"Koesaari (KX)", "Koesaari (KX)", ""},
	} {
		if rest, short, _ := naming.Abbreviation(c.name); rest != c.rest || short != c.short {
			t.Errorf("%s: %q, %q", c.name, rest, short)
		}
	}
	if got := naming.Initials(naming.Words("Terveyden ja kokeilun laitos")); got != "tkl" {
		t.Errorf("initials: %q", got)
	}
	if got := naming.Initials(naming.Words("Koe laitos")); got != "" {
		t.Errorf("initials of two words: %q", got)
	}
}

func FuzzName(f *testing.F) {
	for _, seed := range []string{
		"Koe Oy (ent. Saari Oy)", "Oulun yliopisto / Koelaitos", "Koelaakso / 1.2.2012 alkaen Koejoki", "Suomen koekeskus (SUKO)", "T:mi K&K + 1 1", "((ent. ö", "\xff/\xff", "ely keskus",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		rest, others := naming.Former(name)
		if rest == "" && name != "" {
			t.Errorf("%q is left without a name", name)
		}
		for _, o := range others {
			if o.Name == "" || len(o.Name) > len(name) {
				t.Errorf("%q: the other name %q", name, o.Name)
			}
		}
		body, unit, found := naming.Unit(rest)
		if found && (body == "" || unit == "") || !found && body+unit != "" {
			t.Errorf("%q: %q and %q, %v", rest, body, unit, found)
		}
		naming.Known(name)
		naming.Abbreviation(name)
		words := naming.Words(name)
		for _, word := range words {
			if word == "" || strings.ContainsAny(word, " /()") {
				t.Errorf("%q has the word %q", name, word)
			}
		}
		if kept, _ := naming.FormOf(words); len(kept) == 0 && len(words) > 0 {
			t.Errorf("%q keeps no word", name)
		}
		naming.Initials(words)
		if again := naming.Words(strings.Join(words, " ")); utf8.ValidString(name) && strings.Join(again, " ") != strings.Join(words, " ") {
			t.Errorf("%q: %q, then %q", name, words, again)
		}
	})
}

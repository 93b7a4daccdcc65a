package finland

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestCounts(t *testing.T) {
	today := 0
	for _, m := range Municipalities() {
		if m.LastYear == 0 {
			today++
		}
	}
	if len(Regions()) != 19 || len(SubRegions()) != 69 || today != 308 {
		t.Errorf("%d regions, %d sub-regions, %d municipalities", len(Regions()), len(SubRegions()), today)
	}
}

func TestEveryMunicipalityIsFound(t *testing.T) {
	for _, m := range Municipalities() {
		if got, ok := MunicipalityByCode(m.Code); !ok || got != m {
			t.Errorf("%s by code: %v, %v", m.Code, got, ok)
		}
		for _, name := range spellings(m.Finnish, m.Swedish, m.Genitive) {
			if got, ok := FindMunicipality(name, 0); !ok || got.Code != m.Code {
				t.Errorf("%q finds %s %s, want %s %s", name, got.Code, got.Finnish, m.Code, m.Finnish)
			}
		}
		if region, ok := RegionByCode(m.Region); !ok || region.Code != m.Region {
			t.Errorf("%s is in the unknown region %q", m.Finnish, m.Region)
		}
		if m.Located() && (m.Latitude < 59 || m.Latitude > 71 || m.Longitude < 19 || m.Longitude > 32) {
			t.Errorf("%s lies outside Finland", m.Finnish)
		}
	}
}

func TestEveryRegionIsFound(t *testing.T) {
	for _, r := range Regions() {
		for _, name := range spellings(r.Finnish, r.Swedish, r.English, r.Genitive) {
			if got, ok := FindRegion(name); !ok || got != r {
				t.Errorf("%q finds %v, want %v", name, got, r)
			}
		}
	}
}

// spellings gives names as sources write them.
func spellings(names ...string) []string {
	plain := strings.NewReplacer("ä", "a", "ö", "o", "å", "a", "Ä", "A", "Ö", "O", "Å", "A")
	all := slices.Clone(names)
	for _, name := range names {
		all = append(all, strings.ToUpper(name), " "+strings.ToLower(name), plain.Replace(name),
			strings.ReplaceAll(name, "-", " – "), strings.ReplaceAll(name, "ä", "a\u0308"))
	}
	return all
}

// TestSubRegionsAsRegistersPrintThem lists every sub-region with the genitive that stands on project pages.
func TestSubRegionsAsRegistersPrintThem(t *testing.T) {
	printed := []struct{ code, name, genitive string }{
		{"011", "Helsinki", "Helsingin"},
		{"014", "Raasepori", "Raaseporin"},
		{"015", "Porvoo", "Porvoon"},
		{"016", "Loviisa", "Loviisan"},
		{"021", "Åboland-Turunmaa", "Turunmaan"},
		{"022", "Salo", "Salon"},
		{"023", "Turku", "Turun"},
		{"024", "Vakka-Suomi", "Vakka-Suomen"},
		{"025", "Loimaa", "Loimaan"},
		{"041", "Rauma", "Rauman"},
		{"043", "Pori", "Porin"},
		{"044", "Pohjois-Satakunta", "Pohjois-Satakunnan"},
		{"051", "Hämeenlinna", "Hämeenlinnan"},
		{"052", "Riihimäki", "Riihimäen"},
		{"053", "Forssa", "Forssan"},
		{"061", "Luoteis-Pirkanmaa", "Luoteis-Pirkanmaan"},
		{"063", "Etelä-Pirkanmaa", "Etelä-Pirkanmaan"},
		{"064", "Tampere", "Tampereen"},
		{"068", "Lounais-Pirkanmaa", "Lounais-Pirkanmaan"},
		{"069", "Ylä-Pirkanmaa", "Ylä-Pirkanmaan"},
		{"071", "Lahti", "Lahden"},
		{"081", "Kouvola", "Kouvolan"},
		{"082", "Kotka-Hamina", "Kotka-Haminan"},
		{"091", "Lappeenranta", "Lappeenrannan"},
		{"093", "Imatra", "Imatran"},
		{"101", "Mikkeli", "Mikkelin"},
		{"103", "Savonlinna", "Savonlinnan"},
		{"105", "Pieksämäki", "Pieksämäen"},
		{"111", "Ylä-Savo", "Ylä-Savon"},
		{"112", "Kuopio", "Kuopion"},
		{"113", "Koillis-Savo", "Koillis-Savon"},
		{"114", "Varkaus", "Varkauden"},
		{"115", "Sisä-Savo", "Sisä-Savon"},
		{"122", "Joensuu", "Joensuun"},
		{"124", "Keski-Karjala", "Keski-Karjalan"},
		{"125", "Pielisen Karjala", "Pielisen Karjalan"},
		{"131", "Jyväskylä", "Jyväskylän"},
		{"132", "Joutsa", "Joutsan"},
		{"133", "Keuruu", "Keuruun"},
		{"134", "Jämsä", "Jämsän"},
		{"135", "Äänekoski", "Äänekosken"},
		{"138", "Saarijärvi-Viitasaari", "Saarijärvi-Viitasaaren"},
		{"141", "Suupohja", "Suupohjan"},
		{"142", "Seinäjoki", "Seinäjoen"},
		{"144", "Kuusiokunnat", "Kuusiokuntien"},
		{"146", "Järviseutu", "Järviseudun"},
		{"152", "Vaasa", "Vaasan"},
		{"153", "Sydösterbotten", "Sydösterbottens"},
		{"154", "Jakobstadsregionen", "Jakobstadsregionens"},
		{"161", "Kaustinen", "Kaustisen"},
		{"162", "Kokkola", "Kokkolan"},
		{"171", "Oulu", "Oulun"},
		{"173", "Oulunkaari", "Oulunkaaren"},
		{"174", "Raahe", "Raahen"},
		{"175", "Haapavesi-Siikalatva", "Haapavesi-Siikalatvan"},
		{"176", "Nivala-Haapajärvi", "Nivala-Haapajärven"},
		{"177", "Ylivieska", "Ylivieskan"},
		{"178", "Koillismaa", "Koillismaan"},
		{"181", "Kehys-Kainuu", "Kehys-Kainuun"},
		{"182", "Kajaani", "Kajaanin"},
		{"191", "Rovaniemi", "Rovaniemen"},
		{"192", "Kemi-Tornio", "Kemi-Tornion"},
		{"193", "Torniolaakso", "Torniolaakson"},
		{"194", "Itä-Lappi", "Itä-Lapin"},
		{"196", "Tunturi-Lappi", "Tunturi-Lapin"},
		{"197", "Pohjois-Lappi", "Pohjois-Lapin"},
		{"211", "Mariehamns stad", "Mariehamns stads"},
		{"212", "Ålands landsbygd", "Ålands landsbygds"},
		{"213", "Ålands skärgård", "Ålands skärgårds"},
	}
	if len(printed) != len(SubRegions()) {
		t.Errorf("%d printed, %d known", len(printed), len(SubRegions()))
	}
	for _, p := range printed {
		for _, name := range append(spellings(p.name, p.genitive), p.genitive+" seutukunta", p.genitive+" seutukunnan") {
			if got, ok := FindSubRegion(name); !ok || got.Code != p.code {
				t.Errorf("%q finds %q %s, want %s", name, got.Code, got.Finnish, p.code)
			}
		}
		if got, ok := SubRegionByCode(p.code); !ok || got.Finnish != p.name || got.Genitive != p.genitive {
			t.Errorf("%s is %v", p.code, got)
		}
	}
	for _, s := range SubRegions() {
		for _, name := range append(spellings(s.Swedish), s.otherNames...) {
			if got, ok := FindSubRegion(name); !ok || got.Code != s.Code {
				t.Errorf("%q finds %q %s, want %s", name, got.Code, got.Finnish, s.Code)
			}
		}
		if _, ok := RegionByCode(s.Region); !ok {
			t.Errorf("%s is in the unknown region %q", s.Finnish, s.Region)
		}
	}
}

func TestFindMunicipality(t *testing.T) {
	for _, c := range []struct {
		name string
		at   int
		code string
	}{
		{"Koski, Tl", 0, "284"},
		{"KOSKI TL", 2020, "284"},
		{"Koski", 0, ""},
		{"Åbo", 0, "853"},
		{"abo", 0, "853"},
		{"MÄNTTÄ–VILPPULA", 0, "508"},
		{"Pedersöre", 0, "599"},
		{"S:t Michel", 0, "491"},
		{"Nastola", 2015, "532"},
		{"Nastola", 2016, ""},
		{"Nastola", 0, "532"},
		{"Vihanti", 2010, "926"},
		{"Jyväskylän mlk", 2008, "180"},
		{"Rovaniemen mlk.", 0, "699"},
		{"Jyväskylän maalaiskunta", 2009, ""},
		{"mlk", 0, ""},
		{"Tampere", 1990, "837"},
		{"", 0, ""},
		{"Tukholma", 0, ""},
		{"\xff", 0, ""},
	} {
		m, ok := FindMunicipality(c.name, c.at)
		if m.Code != c.code || ok != (c.code != "") {
			t.Errorf("FindMunicipality(%q, %d) = %q, %v, want %q", c.name, c.at, m.Code, ok, c.code)
		}
	}
	for _, unknown := range []string{"", "Skåne", "seutukunta"} {
		if _, ok := FindSubRegion(unknown); ok {
			t.Errorf("%q is a sub-region", unknown)
		}
		if _, ok := FindRegion(unknown); ok {
			t.Errorf("%q is a region", unknown)
		}
	}
}

// TestSuccessorsExist follows every chain; only the successor of Pertunmaa is not known.
func TestSuccessorsExist(t *testing.T) {
	for _, m := range Municipalities() {
		if (m.LastYear == 0) != (m.Successor == "") && m.Code != "588" {
			t.Errorf("%s ended in %d and became %q", m.Finnish, m.LastYear, m.Successor)
		}
		now, ok := Current(m.Code)
		if ok != (m.Code != "588") || now.LastYear != 0 {
			t.Errorf("%s is now %v, %v", m.Finnish, now, ok)
		}
	}
	for code, today := range map[string]string{"911": "Nurmes", "479": "Vöyri", "772": "Sastamala"} {
		if now, _ := Current(code); now.Finnish != today {
			t.Errorf("%s is now in %s, want %s", code, now.Finnish, today)
		}
	}
	if _, ok := Current("000"); ok {
		t.Error("000 is a municipality")
	}
}

func TestCallersCannotChangeTheTable(t *testing.T) {
	Municipalities()[0].Finnish = "Muu"
	if Municipalities()[0].Finnish == "Muu" {
		t.Error("the table is shared")
	}
}

func TestBrokenTablesAreRefused(t *testing.T) {
	for _, tsv := range []string{"X\t1", "R\t01\tUusimaa", "M\t1\ta\ta\t1\ta\tnorth\t1\t\t", "M\t1\ta\ta\t1\ta\t1\teast\t\t", "M\t1\ta\ta\t1\ta\t\t\tlast\t"} {
		if _, err := parse(tsv); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: %v", tsv, err)
		}
	}
}

// TestAgainstTheClassification compares with the published table where it lies beside the repository.
func TestAgainstTheClassification(t *testing.T) {
	file, err := os.Open("../../../shared/data/finland/municipalities.csv")
	if err != nil {
		t.Skip("the published classification is not here to compare with")
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	for _, row := range rows[1:] {
		m, ok := MunicipalityByCode(column(row, "code"))
		region, _ := RegionByCode(m.Region)
		sub, _ := SubRegionByCode(m.SubRegion)
		got := []string{m.Finnish, m.Swedish, m.SubRegion, sub.Finnish, sub.Swedish, m.Region, region.Finnish, region.Swedish, m.Successor}
		var want []string
		for _, name := range []string{"name_fi", "name_sv", "subregion_code", "subregion_fi", "subregion_sv", "region_code", "region_fi", "region_sv", "merged_into"} {
			want = append(want, column(row, name))
		}
		if !ok || !slices.Equal(got, want) || (m.LastYear == 0) != (column(row, "last_year") == "2026") {
			t.Errorf("%v, want %v", got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{"Koski, Tl", "Etelä-Pirkanmaan", "a\u0308", "\xff seutukunta"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if m, ok := FindMunicipality(name, 0); ok {
			if again, _ := FindMunicipality(m.Finnish, 0); again != m {
				t.Errorf("%q finds %v, whose name finds %v", name, m, again)
			}
		}
		FindSubRegion(name)
		FindRegion(name)
	})
}

func BenchmarkFindMunicipality(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		FindMunicipality("Mänttä-Vilppula", 2020)
	}
}

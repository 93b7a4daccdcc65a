package naming

import (
	_ "embed" // the table
	"strings"
	"sync"

	"verkosto/internal/finland"
)

//go:embed known.tsv
var knownTSV string

// Known gives a key for a body that Finland has a fixed set of, the same under whichever of its names: ministries,
// universities, state agencies, and by their region or place ELY centres, regional state agencies, TE centres, regional
// councils and municipalities. The key's first part, up to a colon, tells the kind. It gives false for all other
// names, also for those of units of such a body.
func Known(name string) (key string, found bool) {
	if len(name) > maxName {
		return "", false
	}
	words := Words(name)
	if len(words) == 0 || len(words) > maxKnownWords {
		return "", false
	}
	joined := strings.Join(words, " ")
	if key, found = known()[joined]; found {
		return key, true
	}
	if without, abbreviated := withoutAbbreviation(words); abbreviated {
		if key, found = known()[strings.Join(without, " ")]; found {
			return key, true
		}
	}
	if key, found = regional(joined); found {
		return key, true
	}
	if code, found := municipality(words); found {
		return "municipality:" + code, true
	}
	return "", false
}

// maxKnownWords is more than any known name has.
const maxKnownWords = 16

// withoutAbbreviation takes away an abbreviation at the end or beginning of a name that is known without.
func withoutAbbreviation(words []string) ([]string, bool) {
	if n := len(words); n > 2 && len(words[n-1]) <= 6 && isInitials(words[n-1], words[:n-1]) {
		return words[:n-1], true
	}
	if n := len(words); n > 2 && len(words[0]) <= 6 && isInitials(words[0], words[1:]) {
		return words[1:], true
	}
	return words, false
}

// known gives the keys of the table by name, and those of regional councils.
var known = sync.OnceValue(func() map[string]string {
	keys := make(map[string]string)
	for line := range strings.Lines(knownTSV) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(fields) < 2 {
			continue
		}
		for _, name := range fields[1:] {
			keys[strings.Join(Words(name), " ")] = fields[0]
		}
	}
	for _, region := range finland.Regions() {
		key := "council:" + region.Code
		for _, name := range []string{
			region.Genitive + " liitto", region.Genitive + " maakuntaliitto", region.Swedish + "s förbund",
			"Regional Council of " + region.English, region.English + " Regional Council", "Council of " + region.English, region.English + " Council",
			"Regional Council of " + region.Finnish,
		} {
			keys[strings.Join(Words(name), " ")] = key
		}
	}
	return keys
})

// regionalKinds are the bodies of the state that have one for each of some areas: how they are called before or behind the
// area's name.
var regionalKinds = []struct {
	kind          string
	after, before []string
}{
	{
		"ely",
		[]string{
			"ely keskus", "elykeskus", "ely", "elinkeino liikenne ja ymparistokeskus", "elinkeino liikenne ja ymparistokeskus ely", "elinkeino liikenne ja ymparistokeskus ely keskus",
			"elinkeino liikenne ymparistokeskus", "ely centre", "ely center", "ntm central", "centre for economic development transport and the environment",
		},
		[]string{
			"ntm centralen i", "ntm centralen for", "narings trafik och miljocentralen i", "narings trafik och miljocentralen for", "ely centre of", "ely centre for",
			"centre for economic development transport and the environment for", "centre for economic development transport and the environment of",
			"ely keskus", "ntm centralen",
		},
	},
	{
		"avi",
		[]string{"aluehallintovirasto", "avi", "regional state administrative agency"},
		[]string{
			"regionforvaltningsverket i", "regionforvaltningsverket for", "regional state administrative agency of", "regional state administrative agency for",
			"aluehallintovirasto",
		},
	},
	{
		"te",
		[]string{"te keskus", "tyovoima ja elinkeinokeskus", "tyo ja elinkeinokeskus", "te central", "employment and economic development centre"},
		[]string{"te centralen i", "te centralen for", "arbetskrafts och naringscentralen i"},
	},
	{
		"te-office",
		[]string{"te toimisto", "tyo ja elinkeinotoimisto", "te palvelut"},
		[]string{"te byran i", "arbets och naringsbyran i"},
	},
}

// regional finds a regional body of the state.
func regional(joined string) (key string, found bool) {
	for _, kind := range regionalKinds {
		for _, after := range kind.after {
			if area, has := strings.CutSuffix(joined, " "+after); has {
				if key, found = areas()[area]; found {
					return kind.kind + ":" + key, true
				}
			}
		}
		for _, before := range kind.before {
			if area, has := strings.CutPrefix(joined, before+" "); has {
				if key, found = areas()[area]; found {
					return kind.kind + ":" + key, true
				}
			}
		}
	}
	return "", false
}

// areas gives the area of a regional body by its name: a region, or one of the areas that are none.
var areas = sync.OnceValue(func() map[string]string {
	keys := make(map[string]string)
	add := func(key string, names ...string) {
		for _, name := range names {
			if name := strings.Join(Words(name), " "); name != "" {
				keys[name] = key
			}
		}
	}
	for _, r := range finland.Regions() {
		add(UnitKey(r.Finnish), r.Finnish, r.Genitive, r.Swedish, r.English)
	}
	for _, area := range otherAreas {
		add(area[0], area...)
	}
	return keys
})

// otherAreas are the areas of regional bodies that are no region: the key, and the names.
var otherAreas = [][]string{
	{"hame", "Häme", "Hämeen", "Tavastland"},
	{"kaakkois suomi", "Kaakkois-Suomi", "Kaakkois-Suomen", "Sydöstra Finland", "Southeast Finland", "South-Eastern Finland"},
	{"etela suomi", "Etelä-Suomi", "Etelä-Suomen", "Södra Finland", "Southern Finland"},
	{"ita suomi", "Itä-Suomi", "Itä-Suomen", "Östra Finland", "Eastern Finland"},
	{"lounais suomi", "Lounais-Suomi", "Lounais-Suomen", "Sydvästra Finland", "Southwestern Finland"},
	{"lansi ja sisa suomi", "Länsi- ja Sisä-Suomi", "Länsi- ja Sisä-Suomen", "Västra och Inre Finland", "Western and Inland Finland"},
	{"pohjois suomi", "Pohjois-Suomi", "Pohjois-Suomen", "Norra Finland", "Northern Finland"},
	{"lansi suomi", "Länsi-Suomi", "Länsi-Suomen", "Västra Finland", "Western Finland"},
}

// municipality gives the official code of the municipality whose body the words name: "oulun kaupunki", "vasa stad",
// "city of kotka".
func municipality(words []string) (code string, found bool) {
	n := len(words)
	if n < 2 {
		return "", false
	}
	var place string
	switch {
	case municipalWords[words[n-1]]:
		place = strings.Join(words[:n-1], " ")
	case n > 2 && words[1] == "of" && municipalWords[words[0]]:
		place = strings.Join(words[2:], " ")
	default:
		return "", false
	}
	m, found := finland.FindMunicipality(accented()[place], 0)
	return m.Code, found
}

var municipalWords = map[string]bool{
	"kaupunki": true, "kunta": true, "stad": true, "kommun": true, "city": true, "town": true, "municipality": true,
}

// accented gives a municipality's name with its diacritics by the folded name, also in the genitives.
var accented = sync.OnceValue(func() map[string]string {
	names := make(map[string]string)
	for _, m := range finland.Municipalities() {
		for _, name := range []string{m.Swedish + "s", m.Swedish, m.Genitive, m.Finnish} {
			names[strings.Join(Words(name), " ")] = m.Finnish
		}
	}
	return names
})

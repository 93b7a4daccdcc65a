package naming

import (
	"regexp"
	"strings"

	"verkosto/internal/finland"
)

// Unit tells the body and the unit that a name names, as in "Oulun yliopisto / Lääketieteen laitos", "Rehtori-instituutti,
// Jyväskylän yliopisto", "Helsingin yliopisto Ruralia-instituutti" and "Turun yliopiston Brahea-keskus". The body is given in
// its base form. It gives false where no part is clearly a body, where the parts are two bodies, and for what is longer than
// a kilobyte.
func Unit(name string) (body, unit string, found bool) {
	if len(name) > maxName {
		return "", "", false
	}
	if parts := split(separator, name); len(parts) > 1 {
		return ofParts(parts)
	}
	if parts := split(dash, name); len(parts) > 1 {
		body, unit, found = ofParts(parts)
		if _, known := Known(body); found && (known || body == parts[0] && unitWord(Words(unit))) {
			return body, unit, true
		}
		return "", "", false // a company with a dash in its name, or one name in two languages
	}
	return ofOneName(name)
}

// separator and dash find what stands between a body and its unit. A hyphen within a word is no dash.
var (
	separator = regexp.MustCompile(`\s*[/|]\s*|[,;]\s+`)
	dash      = regexp.MustCompile(`\s+[-–—]\s+`)
)

// slashed are the words with a slash of their own. Behind "c/o" stands another body, who takes the mail.
var slashed = regexp.MustCompile(`(?i)c/o\b|\b(a/s|i/s|k/s)\b|\d/\d`)

// split parts a name at separators.
func split(at *regexp.Regexp, name string) []string {
	if slashed.MatchString(name) {
		return []string{name}
	}
	var parts []string
	for _, part := range at.Split(name, -1) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// rank says how surely a part of a name is that of a legal body which can have units.
type rank int

const (
	isNone    rank = iota
	isSchool       // a body of its own, or a unit of a municipality or federation
	isCompany      // has units only where it stands first: "X - Y Oy" is one company
	isBody
	isOwner // a body that owns schools
)

// rankOf tells it of one part of a name.
func rankOf(part string) rank {
	words := Words(part)
	if len(words) == 0 {
		return isNone
	}
	rest, form := FormOf(words)
	if key, known := Known(part); known {
		switch kind, _, _ := strings.Cut(key, ":"); kind {
		case "municipality":
			return isOwner
		case "te-office": // stands under an ELY centre
			return isNone
		}
		return isBody
	}
	switch last := rest[len(rest)-1]; {
	case form&Federation != 0:
		return isOwner
	case form&^Foreign != 0:
		return isCompany
	case len(rest) > 1 && bodyWords[last]:
		return isBody
	case hasEnding(last, "ammattikorkeakoulu"), hasEnding(last, "ammattiopisto"), rest[0] == "yrkeshogskolan":
		return isSchool
	}
	return isNone
}

// bodyWords are last words of the names of bodies that have units.
var bodyWords = map[string]bool{
	"yliopisto": true, "universitet": true, "university": true, "ministerio": true, "ministeriet": true, "maakunta": true,
	"seurakuntayhtyma": true, "seurakunta": true,
}

// ofParts finds the body at either end of a name in parts. What a company or body is named beside another is none
// of its units.
func ofParts(parts []string) (body, unit string, found bool) {
	first, last := rankOf(parts[0]), rankOf(parts[len(parts)-1])
	switch {
	case first == isCompany && len(parts) == 2 && isPlace(parts[1]):
		return "", "", false // the company's place, not a part of it
	case first > last && last <= isSchool:
		return parts[0], strings.Join(parts[1:], " / "), true
	case last > first && last >= isBody && first <= isSchool:
		return parts[len(parts)-1], strings.Join(parts[:len(parts)-1], " / "), true
	}
	return "", "", false
}

// isPlace says whether a text is the name of a municipality alone.
func isPlace(part string) bool {
	_, found := finland.FindMunicipality(part, 0)
	return found
}

// ofOneName finds a body at the start of a name without separators, that a word for a unit follows.
func ofOneName(name string) (body, unit string, found bool) {
	at := bodyStart.FindStringSubmatchIndex(name)
	if at == nil {
		return "", "", false
	}
	body, unit = strings.TrimSpace(name[at[2]:at[3]]), strings.TrimSpace(name[at[1]:])
	words := Words(unit)
	if _, form := FormOf(words); form != 0 || !unitWord(words) {
		return "", "", false
	}
	base := baseForm(body)
	if rankOf(base) < isBody {
		return "", "", false
	}
	return base, unit, true
}

var (
	bodyStart = regexp.MustCompile(`(?i)^\s*(\S+(?:\s\S+){0,2}?(?:[\s-]yliopisto|[\s-]yliopiston|\skaupunki|\skaupungin|\skunta|\skunnan|\sELY-\s?keskus|\sELY-\s?keskuksen|\syliopisto))\s+`)

	genitives = strings.NewReplacer("yliopiston", "yliopisto", "Yliopiston", "Yliopisto", "YLIOPISTON", "YLIOPISTO",
		"kaupungin", "kaupunki", "KAUPUNGIN", "KAUPUNKI", "kunnan", "kunta", "KUNNAN", "KUNTA", "keskuksen", "keskus", "KESKUKSEN", "KESKUS")
)

// baseForm puts the last word of a body's name, which says its kind, into the nominative.
func baseForm(body string) string {
	at := strings.LastIndexAny(body, " -") + 1
	return body[:at] + genitives.Replace(body[at:])
}

// unitWord says whether the words of a name have one that says it is a unit's.
func unitWord(words []string) bool {
	for _, word := range words {
		for _, ending := range unitEndings {
			if hasEnding(word, ending) {
				return true
			}
		}
	}
	return false
}

// unitEndings are words, or ends of words, for units of a body.
var unitEndings = []string{
	"laitos", "laitoksen", "instituutti", "tiedekunta", "osasto", "yksikko", "kampus", "keskus", "kauppakorkeakoulu",
	"kauppakorkeakoulun", "vastuualue", "toimiala", "toimi", "virasto", "liikelaitos", "palvelut", "palvelukeskus", "laboratorio", "kirjasto",
	"klinikka", "museo", "lukio", "palmenia", "ryhma", "tutkimusasema", "normaalikoulu", "institutet", "institutionen", "fakulteten", "enheten",
	"institute", "department", "faculty", "school", "centre", "center", "campus", "unit", "laboratory",
}

// UnitKey gives the form of a unit's name in which its spellings meet: a part of the natural key of a unit, so it
// never changes for a name once published. It is "" for a name without letters and digits.
func UnitKey(unit string) string { return strings.Join(Words(unit), " ") }

// IsUnit says whether a name has a word that units of a body are called by, such as laitos, instituutti or faculty.
func IsUnit(name string) bool { return unitWord(Words(name)) }

package naming

import (
	"regexp"
	"strings"
	"unicode"
)

// Other is another name that a name states: one that the body had before, or has had since.
type Other struct {
	Name  string // as written
	Later bool   // the body has had it since; otherwise it had it before
	Since string // the day from which on it has it, as 2012-01-01, where that is stated
}

// Former takes out of a name what it says of other names of the same body, as in "Itä-Suomen yliopisto (aiemmin Kuopion
// yliopisto)" and "Frami Oy (ent. Seinäjoen Teknologiakeskus Oy)", and gives the rest and the other names in
// their order. A name that says nothing of the kind, or nothing else, is given back as it is, and so is one of more than a
// kilobyte.
func Former(name string) (rest string, others []Other) {
	rest = name
	if len(name) > maxName {
		return rest, nil
	}
	if at := renamed.FindStringSubmatchIndex(rest); len(at) > 0 && hasLetters(rest[:at[0]]) {
		since := rest[at[6]:at[7]] + "-" + twoDigits(rest[at[4]:at[5]]) + "-" + twoDigits(rest[at[2]:at[3]])
		others = append(others, Other{Name: strings.Trim(rest[at[8]:at[9]], " ,;:."), Later: true, Since: since})
		rest = rest[:at[0]]
	}
	for {
		at := otherName.FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		marker, stated := rest[at[2]:at[3]], rest[at[4]:at[5]]
		if cut := dated.FindStringIndex(stated); cut != nil {
			stated = stated[:cut[0]]
		}
		stated = strings.Trim(stated, " ,;:.")
		if !hasLetters(stated) {
			break
		}
		others = append(others, Other{Name: stated, Later: laterMarker.MatchString(marker)})
		rest = strings.TrimSpace(strings.TrimSpace(rest[:at[0]]) + " " + strings.TrimSpace(rest[at[1]:]))
	}
	if !hasLetters(rest) {
		return name, nil
	}
	return rest, others
}

// maxName bounds, in bytes, the names that are taken apart: what is longer is no name.
const maxName = 1 << 10

func twoDigits(number string) string {
	if len(number) < 2 {
		return "0" + number
	}
	return number
}

// hasLetters says whether a text has what a name needs: two letters.
func hasLetters(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2
}

var (
	// otherName finds words in brackets that begin with a marker.
	otherName = regexp.MustCompile(`(?i)[(\[]\s*(` + formerMarkers + `|` + laterMarkers + `)[\s:]+([^()\[\]]+)[)\]]`)

	// renamed finds the name that a body has from a day on, at the end: "X / 1.1.2012 alkaen Y".
	renamed = regexp.MustCompile(`(?i)\s*[/,;(]\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s+(?:alkaen|lähtien|från|since)\s+([^()/]*\pL{2}[^()/]*)\)?\s*$`)

	laterMarker = regexp.MustCompile(`(?i)^(` + laterMarkers + `)$`)

	// dated finds where a name ends that is followed by when it was in use.
	dated = regexp.MustCompile(`\s+(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}\b|(?i:vuoteen|vuodesta|saakka|asti|lähtien|alkaen)\b).*$`)
)

const (
	formerMarkers = `aiemmin|aikaisemmin|ent\.?|entinen|entiseltä nimeltään|entiseltä nimeltä|ex\.?|aik\.|ennen|tidigare|f\.\s?d\.|fd\.?|formerly|former|previously`
	laterMarkers  = `nyk\.?|nykyisin|nykyään|nykyinen|numera|nuvarande|now|currently`
)

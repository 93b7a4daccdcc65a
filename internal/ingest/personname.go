package ingest

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"verkosto/internal/network"
)

//go:embed prose/gazetteer/firstnames.txt
var firstNameList string

// firstNames are those that are common in Finland, in lower case.
var firstNames = sync.OnceValue(func() map[string]bool {
	names := make(map[string]bool)
	for line := range strings.Lines(firstNameList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, name := range strings.Fields(line) {
			names[strings.ToLower(name)] = true
		}
	}
	return names
})

// asPersonName reads a person's name as people write it: the first name first, in ordinary capitals. A register has
// "VIRTANEN MATTI" and "Virtanen, Matti" beside "Matti Virtanen". The order is changed only where the name itself shows that the
// surname comes first. It never is a problem.
func asPersonName(text string) (string, *network.Problem) {
	text = collapse(strings.Trim(text, " ,;"))
	surname, first, comma := strings.Cut(text, ",")
	parts := strings.Fields(text)
	switch {
	case comma && !strings.Contains(first, ","):
		parts = append(strings.Fields(first), strings.Fields(surname)...)
	case surnameFirst(parts):
		parts = append(append([]string(nil), parts[1:]...), parts[0])
	}
	for i, part := range parts {
		parts[i] = ordinaryCapitals(part)
	}
	return strings.Join(parts, " "), nil
}

// surnameFirst tells a name whose first part is a surname: the last part is a first name and the first is none, or
// the first alone is in capitals throughout.
func surnameFirst(parts []string) bool {
	if len(parts) < 2 {
		return false
	}
	first, last := parts[0], parts[len(parts)-1]
	if allCapitals(first) && !allCapitals(last) && !isFirstName(first) {
		return true
	}
	if isFirstName(last) && !isFirstName(first) {
		return true
	}
	// Of two first names that are surnames too, one in -nen can't be the first.
	return endsLikeSurname(first) && !endsLikeSurname(last) && !isFirstName(first)
}

func isFirstName(name string) bool {
	for part := range strings.SplitSeq(strings.ToLower(name), "-") {
		if !firstNames()[part] {
			return false
		}
	}
	return true
}

func endsLikeSurname(name string) bool { return strings.HasSuffix(strings.ToLower(name), "nen") }

// allCapitals tells a word of two capitals at least and no small letter.
func allCapitals(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}

// ordinaryCapitals writes a name in capitals as names are written: "MERI-AHO" is Meri-Aho. Any other is left as it is.
func ordinaryCapitals(name string) string {
	if !allCapitals(name) {
		return name
	}
	switch lower := strings.ToLower(name); lower {
	case "von", "af", "de", "van":
		return lower
	}
	var out strings.Builder
	start := true
	for _, r := range name {
		if start {
			out.WriteRune(r)
		} else {
			out.WriteRune(unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r)
	}
	return out.String()
}

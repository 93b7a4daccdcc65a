package prose

import "strings"

// unknownBase guesses the base form of a name that no gazetteer has, and its case.
func unknownBase(name string) (string, cases) {
	if base, c := cutColon(name); c != 0 {
		return base, c
	}
	for _, e := range []struct {
		tail, base string
		cases
	}{
		{"uksen", "us", genitive},
		{"yksen", "ys", genitive},
		{"isen", "inen", genitive},
		{"ksen", "s", genitive},
		{"ukselle", "us", allative},
		{"ukselta", "us", ablative},
		{"uksessa", "us", inessive},
		{"uksesta", "us", elative},
		{"lle", "", allative},
		{"lta", "", ablative},
		{"ltä", "", ablative},
		{"lla", "", adessive},
		{"llä", "", adessive},
		{"ssa", "", inessive},
		{"ssä", "", inessive},
		{"sta", "", elative},
		{"stä", "", elative},
	} {
		if stem, found := strings.CutSuffix(name, e.tail); found && len(stem) > 2 && (e.base != "" || endsInVowel(strings.ToLower(stem))) {
			return dropLink(stem) + e.base, e.cases
		}
	}
	if hasAny(name, "botten", "onen", "önen", "anen", "änen", "unen", "inen") { // Norrbotten, Leipomo Kukkonen
		return name, nominative
	}
	if stem, found := strings.CutSuffix(name, "n"); found && len(stem) > 3 && endsInVowel(strings.ToLower(stem)) {
		return dropLink(stem), genitive
	}
	return name, nominative
}

// dropLink takes away the i that joins endings to a name that ends in a consonant Finnish words don't end in.
func dropLink(stem string) string {
	rest, found := strings.CutSuffix(stem, "i")
	if found && rest != "" && strings.ContainsAny(rest[len(rest)-1:], "skxmdgbcfpKMDGTX") && !strings.HasSuffix(rest, "kk") && !strings.HasSuffix(rest, "pp") {
		return rest
	}
	return stem
}

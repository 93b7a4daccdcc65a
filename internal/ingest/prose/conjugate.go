package prose

import "strings"

// conjugate gives the forms of a Finnish verb by which sentences say who does what, from the third person of its present: present and past
// of both numbers, and the participles of the perfect. It gives forms too many where the present does not tell a verb's type (lainaa, antaa), because it is for recognising verbs and not for writing them.
//
// The rules are those of Iso suomen kielioppi, §§ 55–77 and 105–122.
func conjugate(present string) []string {
	a := harmony(present)
	u := map[string]string{"a": "u", "ä": "y"}[a]
	stem := present
	if isDouble(present) {
		stem = strings.TrimSuffix(present, lastLetter(present))
	}
	forms := []string{present, present + "v" + a + "t", stem + "v" + a + "t", stem + "n" + u + "t", stem + "neet"}
	for _, past := range pasts(stem) {
		forms = append(forms, past, past+"v"+a+"t")
	}
	base := strings.TrimSuffix(stem, lastLetter(stem))
	switch {
	case hasAny(stem, "le", "re", "ne"): // as in suunnitellut
		last := lastLetter(base)
		if weak, strong := strings.CutSuffix(base, "ttel"); strong {
			base = weak + "tel"
		}
		forms = append(forms, base+last+u+"t", base+last+"eet")
	case endsInVowel(base) && !strings.HasSuffix(stem, "i"): // as in tarjonnut
		forms = append(forms, base+"nn"+u+"t", base+"nneet")
	default: // as in lainannut
		forms = append(forms, stem+"nn"+u+"t", stem+"nneet")
	}
	return forms
}

// pasts gives what the third person of the past can be.
func pasts(stem string) []string {
	base := strings.TrimSuffix(stem, lastLetter(stem))
	switch {
	case strings.HasSuffix(stem, "i"): // as in koordinoi
		return []string{stem}
	case strings.HasSuffix(stem, "e"): // as in teki
		return []string{base + "i"}
	case !hasAny(stem, "a", "ä"): // as in osallistui
		return []string{stem + "i"}
	case hasAny(base, "nt", "rt", "lt"): // as in kustansi and antoi
		return []string{base[:len(base)-1] + "si", base + "oi"}
	case endsInVowel(base): // as in tarjosi
		return []string{base + "si"}
	}
	return []string{base + "i", base + "oi", stem + "si"} // as in rahoitti, maksoi and lainasi
}

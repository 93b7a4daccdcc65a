package prose

import (
	"regexp"
	"slices"
	"strings"
)

var codePattern = regexp.MustCompile(`\b([SAJER]\d{5,6}|\d{5,6}\s*/\s*S\d{5}|[SA]\d{5})\b`)

// codeLabel stands before the code of a project.
var codeLabel = regexp.MustCompile(`(?i)(?:hanke|projekti|hankkeen |projektin )(?:koodi|numero|tunnus|nro)|(?:projekt|project )\s*(?:kod|code|number|nummer)|grant agreement|diaarinumero`)

var labelledCode = regexp.MustCompile(`(?i)(?:(?:hankkeen |projektin |hanke|projekti)(?:koodi|numero|tunnus|nro)|projekt(?:kod|nummer)|project (?:code|number)|grant agreement(?: no\.?| number)?)\s*:?\s*(\d{4}-\d-[A-Z]{2}\d{2}-KA\d{3}(?:-[A-Z]{2,4})?-\d{6,9}|(?:[A-Z]{1,3}-?)?\d{4,9}(?:/[A-Z]?\d+)?)\b`)

// codeWords spare sentences without a label the search for what it labels.
var codeWords = parsePatterns("*koodi* *numero* *tunnus* *nro* *kod *koden *nummer* code number grant")

// findCode gives the register's code that a sentence states.
func (c *chart) findCode() (code string, labelled bool) {
	if !slices.ContainsFunc(c.tokens, func(t token) bool { return len(t.text) >= 4 && strings.ContainsAny(t.text[1:2], "0123456789") }) {
		return "", false
	}
	if anyOf(codeWords, c.tokens) {
		if m := labelledCode.FindStringSubmatch(c.text); m != nil {
			return m[1], true
		}
	}
	if m := codePattern.FindString(c.text); m != "" {
		return m, codeLabel.MatchString(c.text)
	}
	return "", false
}

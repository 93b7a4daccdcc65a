package prose

import (
	"strings"

	"verkosto/internal/network"
)

// moneyTails end compounds that say whose money a project has: STEA-rahoitteinen, OKM-avustus.
var moneyTails = []string{"rahoit", "avust", "tuki", "tuen", "hankeraho", "finansier"}

var compoundRule = rule{name: "money-in-compound", role: network.RoleFunder, confidence: 0.8}

// compoundFunders gives the bodies that stand, by a short name that is known, as the first part of a compound for money.
func (c *chart) compoundFunders() []role {
	var found []role
	for i, t := range c.tokens {
		first, rest, compound := strings.Cut(t.text, "-")
		if t.kind != word || !compound || c.owner[i] >= 0 || !startsWithAny(rest, moneyTails) {
			continue
		}
		for _, p := range words().phrases[strings.ToLower(first)] {
			if p.kind != organisationSpan || len(p.words) != 1 || p.name == "Euroopan unioni" || p.exact != "" && !strings.HasPrefix(first, p.exact) {
				continue
			}
			s := &span{kind: organisationSpan, from: i, to: i + 1, names: []string{p.name}, short: p.short, confidence: 0.9, in: p.in}
			found = append(found, role{s, &compoundRule, compoundRule.confidence * s.confidence})
			break
		}
	}
	return found
}

func startsWithAny(w string, heads []string) bool {
	for _, head := range heads {
		if strings.HasPrefix(w, head) {
			return true
		}
	}
	return false
}

package prose

import (
	"regexp"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"verkosto/internal/mention"
)

var (
	// euros matches a sum of at least a thousand euros: 640 000 euroa, EUR 412,000, 19.200 €.
	euros = regexp.MustCompile(`(?i)(?:EUR|€)\s?(\d{1,3}(?:[ \x{00A0}.,]\d{3})+|\d{4,9})\b|\b(\d{1,3}(?:[ \x{00A0}.,]\d{3})+|\d{4,9})\s?(?:euro|€|EUR\b)`)

	// publicMoney are the words of registers for what the union and the state pay.
	publicMoney = regexp.MustCompile(`(?i)\b(?:EU|ESR|EAKR|JTF)\+?(?:-|:n)? (?:ja|och) (?:valtion|statlig)\pL*`)

	granting = parsePatterns(`myönsi myöntänyt myöntää myönsivät myönnetty myönnettiin myöntämä* osoittanut osoitti osoittaa saanut sai saavat saatu saatiin rahoittaa rahoitti tukee tuki
		beviljat beviljar beviljade beviljades beviljats fått finansierar granted grants grant awarded funded finances received`)

	// whole are the words for sums that are not, or not only, what the union and the state grant.
	whole = parsePatterns(`*budjet* *kustannu* kokonaisrahoitu* omarahoitu* *osuus *osuudella *budget* *kostnad* egenfinansiering cost costs total`)

	// publicBodies are parts of the names of bodies that grant the money of the union and the state.
	publicBodies = regexp.MustCompile(`(?i)minister|ministry|virasto|verket|hallitus|styrelsen|ely|ntm-central|^leader|regional council|agency|business finland|liitto$|suomen akatemia|avustuskeskus|understödscentral`)
)

// grant notes how much of the union's and the state's money the project was granted, by the first sentence that says so.
func (p *page) grant(g *gatherer) {
	for _, c := range p.charts {
		if c.doubt() < 1 || c.contact {
			continue
		}
		if amount, stated, by := c.grantedSum(); stated != "" {
			g.addGrant(c, amount, stated, by)
			return
		}
	}
}

// grantedSum reads the sum that a sentence says to be granted, and who grants it where a body does.
func (c *chart) grantedSum() (amount decimal.Decimal, stated string, by *span) {
	from := 0
	if at := publicMoney.FindStringIndex(c.text); at != nil {
		from = at[1]
	} else if by = c.publicGranter(); !anyOf(granting, c.tokens) || by == nil || anyOf(whole, c.clauseOfSum()) {
		return amount, "", nil
	}
	found := euros.FindStringSubmatch(c.text[from:])
	if found == nil && from > 0 {
		found = euros.FindStringSubmatch(c.text[:from])
	}
	if found == nil {
		return amount, "", nil
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, found[1]+found[2])
	amount, err := decimal.Parse(digits)
	if err != nil {
		return amount, "", nil
	}
	return amount, strings.TrimSpace(found[1] + found[2]), by
}

// clauseOfSum gives the clause that the first sum of a sentence stands in.
func (c *chart) clauseOfSum() []token {
	at := euros.FindStringIndex(c.text)
	if at == nil {
		return c.tokens
	}
	first := slices.IndexFunc(c.tokens, func(t token) bool { return t.end > at[0] })
	from, to := clauseOf(c.clauses(), max(first, 0))
	return c.tokens[from:to]
}

// publicGranter gives the fund or public body that a sentence names, nil for none.
func (c *chart) publicGranter() *span {
	at := slices.IndexFunc(c.spans, func(s span) bool {
		return s.kind == fundSpan || s.kind == organisationSpan && !s.guessed && publicBodies.MatchString(s.names[0])
	})
	if at < 0 {
		return nil
	}
	return &c.spans[at]
}

// addGrant puts a sum to the body that grants it, where the page names it as a funder, and else to the project's fund or the first public body
// that pays.
func (g *gatherer) addGrant(c *chart, amount decimal.Decimal, stated string, by *span) {
	granted := mention.Amount{Value: amount, Text: stated, Line: c.line, Evidence: c.text, Reading: reading("money-granted", 0.8)}
	name := ""
	if by != nil && by.kind == organisationSpan {
		name = by.names[0]
	}
	to := -1
	for n, f := range g.project.Fundings {
		if f.Funder == nil {
			if to < 0 {
				to = n
			}
			continue
		}
		if called := f.Funder.NameFi.Value + f.Funder.NameSv.Value + f.Funder.NameEn.Value; called == name || to < 0 && name == "" && publicBodies.MatchString(called) {
			to = n
		}
	}
	if to < 0 {
		to = len(g.project.Fundings)
		g.project.Fundings = append(g.project.Fundings, mention.Funding{Line: c.line})
	}
	g.project.Fundings[to].Granted = granted
}

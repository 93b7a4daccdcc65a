package prose

import (
	"strings"

	"verkosto/internal/network"
)

// collectives are the nouns by which a page speaks of those who take part together, with what tells whom it means: "" all who
// carry the project out, else those of a type.
var collectives = map[string]network.OrganisationType{
	"toteuttajat": "", "osatoteuttajat": "", "kumppanit": "", "osapuolet": "", "hankekumppanit": "", "toteuttajaorganisaatiot": "", "toimijat": "",
	"parterna": "", "partnerna": "", "projektparterna": "", "deltagarna": "",
	"partners": "", "implementers": "",
	"kunnat": network.TypeMunicipality, "kaupungit": network.TypeMunicipality, "kommunerna": network.TypeMunicipality, "städerna": network.TypeMunicipality,
	"municipalities": network.TypeMunicipality, "cities": network.TypeMunicipality,
	"yritykset": network.TypeEnterprise, "företagen": network.TypeEnterprise, "companies": network.TypeEnterprise,
}

// shareOf are the genitives of such nouns, which stand before what those pay: kuntien omarahoitusosuus.
var shareOf = map[string]network.OrganisationType{
	"toteuttajien": "", "osatoteuttajien": "", "kumppaneiden": "", "kumppanien": "", "osapuolten": "", "osapuolien": "", "toimijoiden": "", "parternas": "",
	"kuntien": network.TypeMunicipality, "kaupunkien": network.TypeMunicipality, "kommunernas": network.TypeMunicipality, "yritysten": network.TypeEnterprise,
}

// paidShares are the words behind them.
var paidShares = parsePatterns("omarahoitu* rahoitu* *osuus *osuuden *osuudet maksettav* maksama* *andel *finansiering")

// collectiveRule is for what is said of those who take part together: loput maksavat toteuttajat.
var collectiveRule = rule{name: "said-of-all", role: network.RoleFunder, confidence: 0.65}

// share gives those whom a sentence about money names together the part that it gives them.
func (p *page) share(g *gatherer) {
	for _, c := range p.charts {
		if c.doubt() < 1 || c.contact {
			continue
		}
		if noun := c.payingCollective(); noun >= 0 {
			g.shareAmong(c, noun, c.meantBy(noun))
		}
	}
}

// distributives are the words that speak of bodies named before one by one.
var distributives = setOf("molemmat kumpikin kukin jokainen båda vardera varje both each every")

// oneOf are the nouns behind such a word for one of those who take part together, with what tells whom it means.
var oneOf = map[string]network.OrganisationType{
	"kumppani": "", "kumppanit": "", "osapuoli": "", "osapuolet": "", "toteuttaja": "", "toteuttajat": "", "osatoteuttaja": "", "toimija": "", "taho": "", "organisaatio": "",
	"part": "", "parterna": "", "partner": "", "partners": "", "organisation": "", "organisations": "",
	"kunta": network.TypeMunicipality, "kunnat": network.TypeMunicipality, "kaupunki": network.TypeMunicipality, "kommun": network.TypeMunicipality, "kommunerna": network.TypeMunicipality,
	"municipality": network.TypeMunicipality, "city": network.TypeMunicipality, "yritys": network.TypeEnterprise, "företag": network.TypeEnterprise, "company": network.TypeEnterprise,
}

// eachOf tells whether the word at a token speaks of the bodies named before one by one: kumpikin kunta, each partner, molemmat rahoittavat.
func (c *chart) eachOf(i int) bool {
	if !distributives[c.lower(i)] {
		return false
	}
	_, known := oneOf[c.lower(i+1)]
	return known || i == 0 && c.language == finnish && len(book.at(c, i+1)) > 0
}

// sharesOf tells whether the word at a token stands for those whose share in the costs follows.
func (c *chart) sharesOf(i int) bool {
	_, known := shareOf[c.lower(i)]
	return known && i+1 < len(c.tokens) && paidShares.at(c.tokens, i+1)
}

// meantBy gives the type of those whom the word at a token means, "" for all who carry the project out.
func (c *chart) meantBy(i int) network.OrganisationType {
	if c.eachOf(i) {
		return oneOf[c.lower(i+1)]
	}
	if kind, known := shareOf[c.lower(i)]; known {
		return kind
	}
	return collectives[c.lower(i)]
}

// payingCollective gives the token of a noun for many in a clause that says who pays, -1 for none.
func (c *chart) payingCollective() int {
	starts := c.clauses()
	for i, t := range c.tokens {
		_, known := collectives[t.lower]
		if !known && !c.eachOf(i) && !c.sharesOf(i) || c.owner[i] >= 0 || c.negated[i] {
			continue
		}
		if c.sharesOf(i) {
			return i
		}
		from, to := clauseOf(starts, i)
		for at := from; at < to; at++ {
			if at != i && c.pays(at, from, to) {
				return i
			}
		}
	}
	return -1
}

// pays tells whether the word at a token says, in its clause, that somebody pays.
func (c *chart) pays(at, from, to int) bool {
	for _, n := range book.at(c, at) {
		r := &book.rules[n]
		needs := book.needs[n]
		if r.role == network.RoleFunder && (len(needs.all) == 0 || anyOf(needs, c.tokens[from:to])) && !anyOf(book.bans[n], c.tokens[from:to]) {
			return true
		}
	}
	return false
}

// shareAmong makes funders of those of a type who carry the project out; the noun for them stands at a token.
func (g *gatherer) shareAmong(c *chart, noun int, kind network.OrganisationType) {
	for _, b := range g.bodies {
		carries := b.part(network.RoleCoordinator) != nil || b.part(network.RoleImplementer) != nil || b.part(network.RolePartner) != nil
		if !carries || !b.takesPart() || kind != "" && !isOfType(b.name.Value, kind) {
			continue
		}
		s := &span{kind: organisationSpan, from: noun, to: noun + 1, names: []string{b.name.Value}, confidence: 0.9, in: b.in}
		g.addRole(c, role{s, &collectiveRule, collectiveRule.confidence * s.confidence})
	}
}

// isOfType tells a body's type by its name; Finnish towns in English texts end in Town or City.
func isOfType(name string, kind network.OrganisationType) bool {
	if typeOf(name) == kind {
		return true
	}
	lower := strings.ToLower(name)
	return kind == network.TypeMunicipality && (strings.HasPrefix(lower, "municipality of") || strings.HasSuffix(lower, " town") || strings.HasSuffix(lower, " city"))
}

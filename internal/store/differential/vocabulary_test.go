package differential_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"
	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/internal/network"
)

// hostile are texts that have a meaning to a database where they shouldn't.
var hostile = []string{
	"'); MATCH (n) DETACH DELETE n //", "\"` OR 1=1", "$p0", "{{where}}", "*", "näitä ei ole ☃ 𝔘", "\\", "null",
}

// vocabulary is what a network holds that can be asked for, by topic, each value once.
type vocabulary map[string][]string

// vocabularyOf reads a store and adds values that match nothing.
func vocabularyOf(t testing.TB, store network.Reader) vocabulary {
	t.Helper()
	words := make(vocabulary)
	for _, kind := range append(network.Kinds(), network.KindFunder) {
		pages, err := store.List(t.Context(), network.Selection{Kind: kind}, network.Order{}, network.Window{First: network.MaxKeys})
		if err != nil {
			t.Fatalf("list %s: %v", kind, err)
		}
		for _, item := range pages[network.WholeStore].Items {
			words.addNode(string(kind), item.Node)
		}
		words.add(string(kind), string(network.NewID(kindOrFund(kind), "none", "such")))
	}
	words.add("date", "1800", "2999-12-31", "2016-02", "2019")
	words.add("amount", "0", "-1", "0.001", "99999999999.99")
	words.add("businessId", "0211675-2")
	words.add("instant", "2026-07-01T12:00:05Z", "2026-07-01T12:00:40Z", "1999-01-01T00:00:00Z")
	words.add("author", "key:1", "none")
	for _, topic := range []string{"code", "period", "pic", "country", "format", "sha256", "fundCode", "placeCode", "text"} {
		words.add(topic, "none")
		words.add(topic, hostile...)
	}
	words.add("text", "", "zzz*", "\"zzz\"", "a", "1")
	words.add("field", "name", "names", "businessId", "end", "code", "nothing")
	for topic, values := range words {
		slices.Sort(values)
		words[topic] = slices.Compact(values)
	}
	return words
}

func kindOrFund(kind network.Kind) network.Kind {
	if kind == network.KindFunder {
		return network.KindFund
	}
	return kind
}

func (v vocabulary) add(topic string, values ...string) {
	for _, value := range values {
		if value != "" || topic == "text" {
			v[topic] = append(v[topic], value)
		}
	}
}

func (v vocabulary) addNode(topic string, node network.Node) {
	v.add(topic, string(node.NodeID()))
	v.addWords(node)
	switch n := node.(type) {
	case *network.Project:
		v.add("code", n.Code)
		v.add("period", n.Period)
		v.add("date", string(n.Start), string(n.End), n.Start.Year())
		v.addAmounts(n.TotalCost)
	case *network.Organisation:
		v.add("businessId", string(n.BusinessID))
		v.add("pic", n.PIC)
		v.add("country", n.Country)
	case *network.Municipality:
		v.add("placeCode", n.Code)
	case *network.SubRegion:
		v.add("placeCode", n.Code)
	case *network.Region:
		v.add("placeCode", n.Code)
	case *network.Fund:
		v.add("fundCode", n.Code)
		v.add("period", n.Period)
	case *network.Participation:
		v.addAmounts(n.Granted)
	case *network.Funding:
		v.addAmounts(n.Granted, n.Realised)
	case *network.Source:
		v.add("format", n.Format)
		v.add("sha256", n.SHA256)
	}
}

func (v vocabulary) addAmounts(amounts ...*decimal.Decimal) {
	for _, amount := range amounts {
		if amount != nil {
			v.add("amount", amount.String())
		}
	}
}

// maxWords is of how many words of one node searches are made.
const maxWords = 6

// addWords adds searches for a node: words, beginnings of words, words in quotation marks and pairs.
func (v vocabulary) addWords(node network.Node) {
	added := 0
	for _, text := range network.SearchTexts(node) {
		words := strings.Fields(text.Text)
		for i, word := range words {
			if added++; added > maxWords {
				return
			}
			letters := []rune(word)
			v.add("word", word)
			v.add("text", word, string(letters[:min(4, len(letters))]), strings.ToUpper(word), `"`+word+`"`, string(letters[:min(3, len(letters))])+"* "+word)
			if i > 0 {
				v.add("text", words[i-1]+" "+word)
			}
		}
	}
}

// topics says of what an argument or a field of an input is, for those of which the type doesn't say it. Ids of
// a kind stand under the kind.
var topics = map[string]string{
	"Query.project.code": "code", "Query.project.period": "period", "Query.organisation.pic": "pic",
	"Query.municipality.code": "placeCode", "Query.subRegion.code": "placeCode", "Query.region.code": "placeCode",
	"Query.fund.code": "fundCode", "Query.fund.period": "period", "Query.search.text": "text", "Citation.fields.names": "field",

	"ProjectFilter.text": "text", "OrganisationFilter.text": "text", "PlaceFilter.text": "text", "FunderFilter.text": "text", "PersonFilter.text": "text",
	"ProjectFilter.codes": "code", "ProjectFilter.periods": "period", "OrganisationFilter.pics": "pic", "OrganisationFilter.countries": "country",
	"PlaceFilter.codes": "placeCode", "FunderFilter.codes": "fundCode", "FunderFilter.periods": "period",
	"SourceFilter.formats": "format", "SourceFilter.sha256": "sha256",

	"ProjectFilter.ids": "PROJECT", "OrganisationFilter.ids": "ORGANISATION", "FunderFilter.ids": "FUNDER", "PersonFilter.ids": "PERSON",
	"ParticipationFilter.ids": "PARTICIPATION", "FundingFilter.ids": "FUNDING", "SourceFilter.ids": "SOURCE", "PlaceFilter.ids": "place",
	"MatchFilter.ids": "MATCH", "MatchFilter.organisations": "ORGANISATION", "ParticipationFilter.statedAs": "ORGANISATION",
	"ProjectFilter.funds": "FUND", "ProjectFilter.organisations": "ORGANISATION", "ProjectFilter.funders": "FUNDER",
	"ProjectFilter.targetPlaces": "place", "ProjectFilter.places": "place", "OrganisationFilter.places": "place", "ParticipationFilter.places": "place",
	"PlaceFilter.within": "place", "PersonFilter.organisations": "ORGANISATION", "FundingFilter.funders": "FUNDER",
	"Query.paths.from": "ORGANISATION", "Query.paths.to": "ORGANISATION", "Query.partners.of": "ORGANISATION",
	"Query.portfolio.funder": "FUNDER", "Portfolio.overlap.with": "FUNDER",
	"Query.node.id": "any", "Query.nodes.ids": "any", "Query.network.around": "drawn",
	"Query.recommendedPartners.of": "ORGANISATION", "CentralityConnection.standings.ids": "ORGANISATION",
	"BrokerConnection.standings.ids": "ORGANISATION", "CommunityConnection.memberships.ids": "ORGANISATION",
	"AuditFilter.by": "author", "AuditFilter.subjects": "any",
}

// groups are topics that stand for one of several others.
var groups = map[string][]string{
	"place": {"MUNICIPALITY", "SUB_REGION", "REGION"},
	"drawn": {"PROJECT", "ORGANISATION", "ORGANISATION", "FUND", "MUNICIPALITY", "REGION", "PERSON"},
	"any":   {"PROJECT", "ORGANISATION", "MUNICIPALITY", "SUB_REGION", "REGION", "FUND", "PERSON", "PARTICIPATION", "FUNDING", "SOURCE", "MATCH", "ANNOTATION"},
}

// scalarTopics are the topics of scalars that have one.
var scalarTopics = map[string]string{"Date": "date", "DateTime": "instant", "Decimal": "amount", "BusinessId": "businessId"}

// drawnKinds are what can be drawn.
var drawnKinds = []string{"PROJECT", "ORGANISATION", "MUNICIPALITY", "SUB_REGION", "REGION", "FUND", "PERSON"}

// draw draws a value for an argument or input field of a scalar type.
func (g *generator) draw(topic string, typ *ast.Definition) string {
	if scalar := scalarTopics[typ.Name]; scalar != "" {
		topic = scalar
	}
	if group := groups[topic]; group != nil {
		topic = group[g.values.IntN(len(group))]
	}
	values := g.words[topic]
	if len(values) == 0 {
		g.t.Fatalf("there are no values for %q of type %s: say in topics what it is of", topic, typ.Name)
	}
	return values[g.values.IntN(len(values))]
}

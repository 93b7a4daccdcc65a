package storetest

import (
	"strings"
	"testing"

	"verkosto/internal/network"
)

// search gives the ids that a search finds, all of them, upwards.
func search(t *testing.T, store network.Reader, query network.SearchQuery) []network.ID {
	t.Helper()
	query.Window = network.Window{First: 1000}
	page, err := store.Search(t.Context(), query)
	var found []network.ID
	for i, item := range must(t, page, err).Items {
		found = append(found, item.Node.Node.NodeID())
		if i > 0 && item.Node.Score > page.Items[i-1].Node.Score {
			t.Errorf("hit %d has a higher score than the one before it", i)
		}
		same(t, "id of position", item.Position.ID, item.Node.Node.NodeID())
	}
	if page.HasPrev || page.HasNext {
		t.Errorf("all of it has previous %v and next %v", page.HasPrev, page.HasNext)
	}
	return unique(found)
}

func testSearch(t *testing.T, store network.Store) {
	for _, c := range []struct {
		name, text string
		kinds      []network.Kind
		want       string
	}{
		{"word", "kosken", nil, "koski"},
		{"word in several kinds", "valo", nil, "P1 valo"},
		{"case", "KOSKEN", nil, "koski"},
		{"folding", "aanen", nil, "ääne"},
		{"folding of what is searched", "ÅSTRÖM", nil, "aada"},
		{"folding of French", "cafe deja", nil, "P5"},
		{"inflection", "koulu", nil, "P1"},
		{"inflection of what is searched", "koulussa", nil, "P1"},
		{"inflection of a name", "tampereen", []network.Kind{network.KindMunicipality, network.KindSubRegion}, "tampere tampereS"},
		{"words in any order", "puu äly", nil, "P2"},
		{"words of different fields", "metsän puurakentamista", nil, "P1"},
		{"words of different nodes", "äly kosken", nil, ""},
		{"one word that is not there", "metsän olematon", nil, ""},
		{"beginning of the last word", "sosiaalirah", nil, "esf"},
		{"beginning of another word", "sosiaalirah euroopan", nil, ""},
		{"beginning of the last of two words", "euroopan sosiaalirah", nil, "esf"},
		{"middle of a word", "rahasto", nil, ""},
		{"code", "S10002", nil, "P2"},
		{"code in lower case", "a70001", nil, "P3"},
		{"code of several projects", "S10001", nil, "P1 P4"},
		{"business id", "1000001-2", nil, "honka"},
		{"PIC", "999000001", nil, "valo"},
		{"Swedish name", "tammerfors", nil, "tampere"},
		{"English name", "forest", nil, "P1"},
		{"short name", "HAMK", nil, "honka"},
		{"acronym", "meva", nil, "P1"},
		{"alias", "opisto", nil, "honka"},
		{"name from the source believed less", "Honka-AMK", nil, "honka"},
		{"keyword", "valaistus", nil, "P1"},
		{"results", "valmistui", nil, "P1"},
		{"person", "maija", nil, "maija"},
		{"private e-mail", "salamaija", nil, ""},
		{"private phone", "1234567", nil, ""},
		{"kinds", "helsinki", []network.Kind{network.KindMunicipality}, "helsinki"},
		{"other kinds", "helsinki", []network.Kind{network.KindProject, network.KindPerson}, ""},
		{"empty", "", nil, ""},
		{"spaces", " \t\n ", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			query := network.SearchQuery{Text: c.text, Kinds: c.kinds}
			got := search(t, store, query)
			sameNodes(t, c.text, got, sorted(c.want))
			tally, err := store.SearchTally(t.Context(), query)
			same(t, "count", must(t, tally, err).Count, len(got))
			for kind, count := range tally.Kinds {
				same(t, string(kind), len(ofKind(kind, unique(got))), count)
			}
		})
	}
	t.Run("paging", func(t *testing.T) { testSearchPages(t, store) })
}

// testSearchPages reads a search in pages of each size and must find the same in the same order.
func testSearchPages(t *testing.T, store network.Store) {
	for size := 1; size <= 4; size++ {
		query := network.SearchQuery{Text: "ho", Window: network.Window{First: 1000}}
		whole, err := store.Search(t.Context(), query)
		must(t, whole, err)
		if len(whole.Items) < 2 {
			t.Fatalf("only %d hits to page through", len(whole.Items))
		}
		var paged []network.ID
		query.Window.First = size
		for more := true; more; {
			page, err := store.Search(t.Context(), query)
			must(t, page, err)
			same(t, "has previous", page.HasPrev, len(paged) > 0)
			for _, item := range page.Items {
				paged = append(paged, item.Node.Node.NodeID())
				query.Window.After = &item.Position
			}
			if more = page.HasNext; more && len(page.Items) != size || len(page.Items) == 0 {
				t.Fatalf("a page of %d has %d items and a next page", size, len(page.Items))
			}
		}
		var want []network.ID
		for _, item := range whole.Items {
			want = append(want, item.Node.Node.NodeID())
		}
		same(t, "pages put together", labelled(paged), labelled(want))
	}
}

// hostileTexts have a meaning in the languages that stores may be asked in.
var hostileTexts = []string{
	`"`, `'`, "`", `\`, `\"`, `"""`, `(`, `)`, `[`, `{`, `*`, `?`, `~`, `^`, `:`, `+`, `-`, `&&`, `||`, `!`, `/`, `//`, `$`, `%`, `_`, `;`,
	`metsän"`, `"metsän`, `metsän AND`, `OR metsän`, `metsän NOT valo`, `NEAR(metsän valo, 5)`, `metsän NEAR/2 valo`, `^metsän`,
	`name:metsän`, `{name code} : metsän`, `metsän + valo`, `metsän~2`, `metsän^4`, `[a TO z]`, `{* TO *}`, `/.*/`, `metsä?`, `*metsän`,
	`-metsän`, `+metsän -valo`, `metsän && !valo`, `\metsän`, `_exists_:name`, `*:*`,
	`'; DROP TABLE node; --`, `' OR '1'='1`, `x' UNION SELECT * FROM sqlite_master --`, `%' ESCAPE '\`,
	"`) MATCH (n) DETACH DELETE n //", `'}) RETURN n UNION MATCH (m) RETURN m //`, `$text`, `{id: 'x'}`, `\u0027`,
	"\x00", "metsän\x00valo", "\xff\xfe", "metsän \xc3", "🌲", "🌲 metsän 👩‍👩‍👧", "Ⓜetsän", "\u202emetsän", "é́́́", "�",
	strings.Repeat("metsän ", 1500), strings.Repeat("ä", 10_000), strings.Repeat(`"`, 10_000), strings.Repeat("(", 10_000),
	strings.Repeat("a b ", 2_500), strings.Repeat("a-", 5_000), strings.Repeat("* ", 5_000),
}

// testHostileTexts searches and filters by texts that must mean nothing but their words. They
// find what their words find and never fail.
func testHostileTexts(t *testing.T, store network.Store) {
	before, err := store.Meta(t.Context())
	must(t, before, err)
	for _, text := range hostileTexts {
		query := network.SearchQuery{Text: text}
		found := search(t, store, query)
		tally, err := store.SearchTally(t.Context(), query)
		same(t, "count of "+text, must(t, tally, err).Count, len(found))
		filter := &network.ProjectFilter{Text: &text}
		filtered := list(t, store, network.Selection{Kind: network.KindProject, Filter: filter}, network.Order{})
		same(t, "filter by "+text, filtered, append([]network.ID{}, ofKind(network.KindProject, found)...))
		nodes, err := store.Nodes(t.Context(), []network.ID{network.ID(text), network.ID("project:" + text)})
		same(t, "nodes of "+text, len(must(t, nodes, err)), 0)
		strange := &network.ProjectFilter{Or: []*network.ProjectFilter{
			{Codes: []string{text}}, {Periods: []string{text}}, {IDs: []network.ID{network.ID(text)}}, {Organisations: &network.IDSet{Any: []network.ID{network.ID("organisation:" + text)}}},
		}}
		same(t, "projects of "+text, len(list(t, store, network.Selection{Kind: network.KindProject, Filter: strange}, network.Order{})), 0)
	}
	for text, want := range map[string]string{`"`: "", "*": "", "*:*": "", "🌲": "", `name:metsän`: "", "🌲 metsän": "P1", "(metsän)": "P1", "[valo] metsän": "P1"} {
		sameNodes(t, "search for "+text, search(t, store, network.SearchQuery{Text: text}), want)
	}
	after, err := store.Meta(t.Context())
	same(t, "meta", must(t, after, err), before)
}

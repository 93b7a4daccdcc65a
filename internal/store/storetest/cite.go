package storetest

import (
	"fmt"
	"strings"
	"testing"

	"verkosto/internal/network"
)

// citationsInWords gives a page as "source line node, …".
func citationsInWords(page network.Page[network.Citation]) string {
	words := make([]string, 0, len(page.Items))
	for _, item := range page.Items {
		c := item.Node
		words = append(words, fmt.Sprintf("%s %d %s", labels[c.Source], c.Line, labels[c.Node.NodeID()]))
	}
	return strings.Join(words, ", ")
}

func testCitations(t *testing.T, store network.Store) {
	type query = network.CitationQuery
	get := func(t *testing.T, q query, key string) network.Page[network.Citation] {
		t.Helper()
		pages, err := store.Citations(t.Context(), q)
		page, given := must(t, pages, err)[id(key)]
		if !given {
			t.Errorf("%s has no page", key)
		}
		return page
	}
	t.Run("of nodes, in the order of belief", func(t *testing.T) {
		q := query{Of: of("P1 honka tampere P5 P9 P1 register"), Window: all}
		for key, want := range map[string]string{
			"P1": "register 1 P1, list 2 P1", "honka": "register 6 honka, list 4 honka", "tampere": "classification 9 tampere",
			"P5": "list 3 P5", "P9": "", "register": "",
		} {
			page := get(t, q, key)
			same(t, key, citationsInWords(page), want)
			if page.HasPrev || page.HasNext {
				t.Errorf("all citations of %s have others beside them", key)
			}
		}
	})
	t.Run("from sources, in the order of lines", func(t *testing.T) {
		q := query{Of: of("list source:no/such P1"), From: true, Window: all}
		same(t, "list", citationsInWords(get(t, q, "list")),
			"list 2 P1, list 3 P5, list 4 honka, list 5 valo, list 6 P5-valo, list 7 P5-honka, list 8 aada")
		same(t, "unknown", citationsInWords(get(t, q, "source:no/such")), "")
		same(t, "no source", citationsInWords(get(t, q, "P1")), "")
		same(t, "register", len(get(t, query{Of: of("register"), From: true, Window: all}, "register").Items), 13+18)
	})
	t.Run("every field", func(t *testing.T) {
		page := get(t, query{Of: of("P1"), Window: all}, "P1")
		batches := sampleBatches()
		for i, citation := range []network.Citation{batches[1].Citations[0], batches[3].Citations[0]} {
			same(t, "citation", page.Items[i].Node, citation)
			same(t, "node as stated", page.Items[i].Node.Node, citation.Node)
		}
	})
	t.Run("windows", func(t *testing.T) {
		key := strings.Repeat("0", 32)
		whole := get(t, query{Of: of("list"), From: true, Window: all}, "list").Items
		for _, c := range []struct {
			name       string
			window     network.Window
			from, to   int
			prev, next bool
		}{
			{"first", network.Window{First: 2}, 0, 2, false, true},
			{"first after", network.Window{First: 2, After: &whole[1].Position}, 2, 4, true, true},
			{"to the end", network.Window{First: 5, After: &whole[4].Position}, 5, 7, true, false},
			{"past the end", network.Window{First: 5, After: &whole[6].Position}, 7, 7, true, false},
			{"last", network.Window{Last: 3}, 4, 7, true, false},
			{"last before", network.Window{Last: 2, Before: &whole[4].Position}, 2, 4, true, true},
			{"to the beginning", network.Window{Last: 9, Before: &whole[2].Position}, 0, 2, false, true},
			{"after a withdrawn one", network.Window{First: 1, After: pointer(network.LinePosition("z", 3, key))}, 2, 3, true, true},
			{"before a withdrawn one", network.Window{Last: 1, Before: pointer(network.LinePosition("a", 3, key))}, 0, 1, false, true},
		} {
			page := get(t, query{Of: of("list"), From: true, Window: c.window}, "list")
			same(t, c.name, citationsInWords(page), citationsInWords(network.Page[network.Citation]{Items: whole[c.from:c.to]}))
			if page.HasPrev != c.prev || page.HasNext != c.next {
				t.Errorf("%s: has previous %v and next %v", c.name, page.HasPrev, page.HasNext)
			}
		}
		believed := get(t, query{Of: of("P1"), Window: network.Window{First: 1}}, "P1")
		next := get(t, query{Of: of("P1"), Window: network.Window{First: 1, After: &believed.Items[0].Position}}, "P1")
		same(t, "most believed", citationsInWords(believed), "register 1 P1")
		same(t, "next", citationsInWords(next), "list 2 P1")
	})
}

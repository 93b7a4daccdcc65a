package differential_test

import (
	"encoding/json"
	"slices"
	"testing"
)

// searches bounds how many searches of each network are compared.
const searches = 60

const searchText = `query ($text: String!, $kinds: [Kind!], $after: String) {
  search(text: $text, kinds: $kinds, first: 100, after: $after) {
    totalCount
    kinds { kind count }
    edges { node { id } highlights { field fragments { text match } } }
    pageInfo { hasNextPage endCursor }
  }
}`

// found is what a search finds, without order: highlights by id, and the figures.
type found struct {
	Highlights map[string]string
	Figures    string
}

// testSearch searches for words of the network in both stores, and compares what is found, but not
// in which order.
func testSearch(t *testing.T, p pair, words vocabulary) {
	step := max(1, len(words["text"])/searches)
	for i := 0; i < len(words["text"]); i += step {
		text := words["text"][i]
		if text == "" {
			continue // refused
		}
		for _, kinds := range [][]string{nil, {"ORGANISATION", "PERSON"}} {
			variables := map[string]any{"text": text}
			if kinds != nil {
				variables["kinds"] = kinds
			}
			embedded, neo4j := p.embedded.search(t, variables), p.neo4j.search(t, variables)
			if a, b := encoded(t, embedded), encoded(t, neo4j); a != b {
				t.Errorf("the stores differ on a search for %q among %v\n%s", text, kinds, differenceOf(decoded(t, []byte(a)), decoded(t, []byte(b))))
			}
		}
	}
}

// search reads all pages of a search.
func (s server) search(t *testing.T, variables map[string]any) found {
	t.Helper()
	all := found{Highlights: make(map[string]string)}
	for variables["after"] = nil; ; {
		var answer struct {
			Errors json.RawMessage
			Data   struct {
				Search struct {
					TotalCount int
					Kinds      json.RawMessage
					Edges      []struct {
						Node       struct{ ID string }
						Highlights json.RawMessage
					}
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
				}
			}
		}
		text := s.answer(t, searchText, variables)
		if err := json.Unmarshal(text, &answer); err != nil || answer.Errors != nil {
			t.Fatalf("search %v gives %s (%v)", variables, text, err)
		}
		page := answer.Data.Search
		for _, edge := range page.Edges {
			if all.Highlights[edge.Node.ID] != "" {
				t.Errorf("search %v finds %s twice", variables, edge.Node.ID)
			}
			all.Highlights[edge.Node.ID] = string(edge.Highlights)
		}
		all.Figures = string(page.Kinds)
		if !page.PageInfo.HasNextPage {
			if page.TotalCount != len(all.Highlights) {
				t.Errorf("search %v counts %d and gives %d", variables, page.TotalCount, len(all.Highlights))
			}
			return all
		}
		variables["after"] = page.PageInfo.EndCursor
	}
}

// TestSearchesAreOfWords sees that the vocabulary has what searches are made of.
func TestSearchesAreOfWords(t *testing.T) {
	store := openEmbedded(t)
	fill(t, sample(), store)
	words := vocabularyOf(t, store)
	for _, text := range []string{"Metsän", `"Metsän"`, "Metsän valo", "Mets"} {
		if !slices.Contains(words["text"], text) {
			t.Errorf("no search for %q", text)
		}
	}
}

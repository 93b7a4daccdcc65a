package query

import (
	"context"
	"unicode/utf8"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

const maxSearchText = 500

// Search is what a client looks for.
type Search struct {
	Text  string // 1 to 500 characters
	Kinds []network.Kind
	Paging
}

// Highlight is a passage of a field with the words that were searched for.
type Highlight struct {
	Field     string
	Fragments []Fragment
}

// Fragment is a stretch of a passage, and whether it is a word that was searched for.
type Fragment struct {
	Text  string
	Match bool
}

// Search gives a page of what is found, the best first.
func (q *Queries) Search(ctx context.Context, search Search) (List[network.Hit], error) {
	var list List[network.Hit]
	if err := search.check(); err != nil {
		return list, err
	}
	list.Listing = Listing{What: "SEARCH", Order: network.Order{Field: "SCORE", Direction: network.Descending}}
	window, err := list.window(search.Paging)
	if err != nil {
		return list, err
	}
	list.Page, err = q.reader.Search(ctx, network.SearchQuery{Text: search.Text, Kinds: search.Kinds, Window: window})
	return list, err
}

// SearchTally counts what is found.
func (q *Queries) SearchTally(ctx context.Context, search Search) (network.SearchTally, error) {
	if err := search.check(); err != nil {
		return network.SearchTally{}, err
	}
	return q.reader.SearchTally(ctx, network.SearchQuery{Text: search.Text, Kinds: search.Kinds})
}

func (s Search) check() error {
	if length := utf8.RuneCountInString(s.Text); length < 1 || length > maxSearchText {
		return network.Errorf(network.InvalidArgument, "text has %d characters: search for 1 to %d", length, maxSearchText)
	}
	return nil
}

// Highlights gives the passages of a found node that have the words searched for, cut
// around the first of them, in the order of the fields. Contacts are never in them.
func Highlights(node network.Node, searched string) []Highlight {
	terms := text.Analyse(searched)
	highlights := []Highlight{}
	for _, field := range network.SearchTexts(node) {
		snippet := text.Highlight(text.HideContacts(field.Text), terms, passageLength)
		if len(snippet.Spans) == 0 {
			continue
		}
		highlight := Highlight{Field: field.Field}
		for piece, match := range snippet.Pieces() {
			highlight.Fragments = append(highlight.Fragments, Fragment{piece, match})
		}
		highlights = append(highlights, highlight)
	}
	return highlights
}

// passageLength bounds a passage in characters.
const passageLength = 200

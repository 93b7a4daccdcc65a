package query

import (
	"encoding/base64"
	"encoding/json"
	"strings"

	"verkosto/internal/network"
)

// Bounds of lists.
const (
	DefaultFirst = 20   // nodes of a page if none are asked for
	MaxFirst     = 100  // nodes of a page
	maxBuckets   = 1000 // values of a facet
)

// Paging is how a client asks for a page, by the conventions of Relay cursor connections.
type Paging struct {
	First  *int
	After  *string
	Last   *int
	Before *string
	Count  bool // tell also how many the whole list has
}

// Listing is what a cursor belongs to: lists of one thing in one order.
type Listing struct {
	What  string
	Order network.Order
}

// PageInfo tells which part of a list was given.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// List is a page of a list, and what its cursors belong to.
type List[T any] struct {
	Listing
	network.Page[T]
}

// PageInfo tells which part of the list the page is.
func (l List[T]) PageInfo() *PageInfo {
	info := &PageInfo{HasNextPage: l.HasNext, HasPreviousPage: l.HasPrev}
	if len(l.Items) > 0 {
		start := l.Cursor(l.Items[0].Position)
		end := l.Cursor(l.Items[len(l.Items)-1].Position)
		info.StartCursor, info.EndCursor = &start, &end
	}
	return info
}

// Cursor writes a position as an opaque text, from which the same list can be gone on with.
func (l Listing) Cursor(position network.Position) string {
	state := "="
	if position.Absent {
		state = "-"
	}
	text, err := json.Marshal([]string{l.What, string(l.Order.Field), string(l.Order.Direction), state, position.Value, string(position.ID)})
	if err != nil {
		panic("query: a list of texts has no JSON: " + err.Error())
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// position reads a cursor back. One that this list did not give is an
// [network.InvalidArgument] error.
func (l Listing) position(argument, cursor string) (*network.Position, error) {
	var parts []string
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || json.Unmarshal(text, &parts) != nil || len(parts) != 6 {
		return nil, network.Errorf(network.InvalidArgument, "%s is no cursor: take endCursor, startCursor or an edge's cursor from an answer", argument)
	}
	if parts[0] != l.What || parts[1] != string(l.Order.Field) || parts[2] != string(l.Order.Direction) {
		return nil, network.Errorf(network.InvalidArgument,
			"%s is a cursor of another list (%s by %s %s): this is %s by %s %s", argument,
			shown(parts[0]), shown(parts[1]), shown(parts[2]), l.What, l.Order.Field, l.Order.Direction)
	}
	return &network.Position{Value: parts[4], Absent: parts[3] == "-", ID: network.ID(parts[5])}, nil
}

// shown keeps a word of a cursor, which anyone may have made, short and plain.
func shown(word string) string {
	const most = 20
	plain := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r == '_' {
			return r
		}
		return -1
	}, word)
	return plain[:min(len(plain), most)]
}

// window checks a client's paging against the bounds and reads its cursors.
func (l Listing) window(paging Paging) (network.Window, error) {
	var window network.Window
	var err error
	if paging.First != nil && paging.Last != nil {
		return window, network.Errorf(network.InvalidArgument, "give first or last, not both")
	}
	if paging.Last != nil {
		window.Last, err = pageSize("last", *paging.Last)
	} else {
		window.First = DefaultFirst
		if paging.First != nil {
			window.First, err = pageSize("first", *paging.First)
		}
	}
	if err != nil {
		return window, err
	}
	window.Count = paging.Count
	if paging.After != nil {
		if window.After, err = l.position("after", *paging.After); err != nil {
			return window, err
		}
	}
	if paging.Before != nil {
		if window.Before, err = l.position("before", *paging.Before); err != nil {
			return window, err
		}
	}
	return window, nil
}

func pageSize(argument string, size int) (int, error) {
	if size < 1 || size > MaxFirst {
		return 0, network.Errorf(network.InvalidArgument, "%s is %d: ask for 1 to %d", argument, size, MaxFirst)
	}
	return size, nil
}

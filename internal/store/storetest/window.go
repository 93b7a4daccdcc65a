package storetest

import (
	"testing"

	"verkosto/internal/network"
)

// at gives the position of a node in a list that is not windowed.
func at(t *testing.T, store network.Reader, selection network.Selection, order network.Order, id network.ID) *network.Position {
	t.Helper()
	pages, err := store.List(t.Context(), selection, order, all)
	for _, item := range must(t, pages, err)[network.WholeStore].Items {
		if item.Node.NodeID() == id {
			return &item.Position
		}
	}
	t.Fatalf("%s is not in the list", id)
	return nil
}

// testWindows reads parts of the projects by start: P1 P2 P6 P3 P4, and P5 without one.
func testWindows(t *testing.T, store network.Store) {
	byStart := network.Order{Field: network.ByStart}
	projects := network.Selection{Kind: network.KindProject}
	position := func(label string) *network.Position {
		return at(t, store, projects, byStart, id(label))
	}
	// gone is the position of a project that has been deleted since
	gone := func(start, code string, absent bool) *network.Position {
		return &network.Position{Value: start, ID: network.ProjectID("2014-2020", code), Absent: absent}
	}
	for _, c := range []struct {
		name       string
		window     network.Window
		want       string
		prev, next bool
	}{
		{"first", network.Window{First: 2}, "P1 P2", false, true},
		{"first of just all", network.Window{First: 6}, "P1 P2 P6 P3 P4 P5", false, false},
		{"first of more than all", network.Window{First: 7}, "P1 P2 P6 P3 P4 P5", false, false},
		{"first after", network.Window{First: 2, After: position("P2")}, "P6 P3", true, true},
		{"first after, to the end", network.Window{First: 2, After: position("P3")}, "P4 P5", true, false},
		{"first after one without a value", network.Window{First: 2, After: position("P5")}, "", true, false},
		{"last", network.Window{Last: 2}, "P4 P5", true, false},
		{"last of just all", network.Window{Last: 6}, "P1 P2 P6 P3 P4 P5", false, false},
		{"last of more than all", network.Window{Last: 600}, "P1 P2 P6 P3 P4 P5", false, false},
		{"last before", network.Window{Last: 2, Before: position("P4")}, "P6 P3", true, true},
		{"last before, to the beginning", network.Window{Last: 3, Before: position("P6")}, "P1 P2", false, true},
		{"last before the first", network.Window{Last: 3, Before: position("P1")}, "", false, true},
		{"last before one without a value", network.Window{Last: 1, Before: position("P5")}, "P4", true, true},
		{"after a deleted one", network.Window{First: 1, After: gone("2016-05-05", "S9", false)}, "P6", true, true},
		{"before a deleted one", network.Window{Last: 1, Before: gone("2016-05-05", "S9", false)}, "P2", true, true},
		{"after a deleted one with the value of another before it", network.Window{First: 1, After: gone("2016", "S10001", false)}, "P2", true, true},
		{"after a deleted one with the value of another behind it", network.Window{First: 1, After: gone("2016", "S10003", false)}, "P6", true, true},
		{"after a deleted one before all", network.Window{First: 1, After: gone("1999", "S9", false)}, "P1", false, true},
		{"before a deleted one behind all with a value", network.Window{Last: 1, Before: gone("2099", "S9", false)}, "P4", true, true},
		{"before a deleted one without a value", network.Window{Last: 9, Before: gone("", "A", true)}, "P1 P2 P6 P3 P4", false, true},
		{"after a deleted one without a value", network.Window{First: 9, After: gone("", "A", true)}, "P5", true, false},
		{"first between", network.Window{First: 2, After: position("P1"), Before: position("P3")}, "P2 P6", true, true},
		{"last between", network.Window{Last: 1, After: position("P1"), Before: position("P3")}, "P6", true, true},
		{"between neighbours", network.Window{First: 2, After: position("P2"), Before: position("P6")}, "", true, true},
		{"between one and itself", network.Window{First: 2, After: position("P4"), Before: position("P4")}, "", true, true},
		{"first after one behind the end", network.Window{First: 2, After: position("P5"), Before: position("P1")}, "", true, false},
		{"last before one in front of the beginning", network.Window{Last: 2, After: position("P4"), Before: position("P1")}, "", true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			pages, err := store.List(t.Context(), projects, byStart, c.window)
			page := must(t, pages, err)[network.WholeStore]
			sameNodes(t, "window", idsOf(page), c.want)
			if page.HasPrev != c.prev || page.HasNext != c.next {
				t.Errorf("has previous %v and next %v, want %v and %v", page.HasPrev, page.HasNext, c.prev, c.next)
			}
		})
	}
	t.Run("of an empty list", func(t *testing.T) {
		none := network.Selection{Kind: network.KindProject, Filter: &network.ProjectFilter{IDs: of("")}}
		for _, window := range []network.Window{{First: 1}, {Last: 1}, {First: 1, After: position("P1")}, {Last: 1, Before: position("P1")}} {
			pages, err := store.List(t.Context(), none, byStart, window)
			page, given := must(t, pages, err)[network.WholeStore]
			if !given || len(page.Items) > 0 || page.HasPrev || page.HasNext {
				t.Errorf("%+v gives %+v (%v)", window, page, given)
			}
		}
	})
	t.Run("between", func(t *testing.T) { testWindowsBetween(t, store) })
	t.Run("the other way", func(t *testing.T) { testWindowsDown(t, store) })
}

// testWindowsDown reads parts of the projects by money, downwards: P3 P1 P2 P4, then P6
// and P5, of whom no grant is stated.
func testWindowsDown(t *testing.T, store network.Store) {
	down := network.Order{Field: network.ByGranted, Direction: network.Descending}
	projects := network.Selection{Kind: network.KindProject}
	for _, c := range []struct{ forward, after, want string }{
		{"first", "P3", "P1 P2"},
		{"first", "P4", "P6 P5"},
		{"first", "P6", "P5"},
		{"first", "P5", ""},
		{"last", "P3", ""},
		{"last", "P2", "P3 P1"},
		{"last", "P6", "P2 P4"},
		{"last", "P5", "P4 P6"},
	} {
		position := at(t, store, projects, down, id(c.after))
		window := network.Window{First: 2, After: position}
		if c.forward == "last" {
			window = network.Window{Last: 2, Before: position}
		}
		pages, err := store.List(t.Context(), projects, down, window)
		sameNodes(t, c.forward+" 2 from "+c.after, idsOf(must(t, pages, err)[network.WholeStore]), c.want)
	}
}

// testWindowsBetween reads parts of the projects by money, P4 P2 P1 P3 and then P6 P5, from amounts that none of them
// has, and some that a store can't keep; and by id from positions that have a value, which doesn't count.
func testWindowsBetween(t *testing.T, store network.Store) {
	for _, c := range []struct{ amount, up, down string }{
		{"80000", "P1 P3", "P4 P6"}, // P2 has it, and an id before the position's
		{"79999.999999999", "P2 P1", "P4 P6"},
		{"80000.000000001", "P1 P3", "P2 P4"},
		{"-0.000000001", "P4 P2", "P6 P5"},
		{"9999999999999999999", "P6 P5", "P3 P1"},
		{"-9999999999999999999", "P4 P2", "P6 P5"},
	} {
		for direction, want := range map[network.Direction]string{network.Ascending: c.up, network.Descending: c.down} {
			order := network.Order{Field: network.ByGranted, Direction: direction}
			position := &network.Position{Value: c.amount, ID: "project:x"}
			window := network.Window{First: 2, After: position}
			pages, err := store.List(t.Context(), network.Selection{Kind: network.KindProject}, order, window)
			sameNodes(t, "after "+c.amount+" "+string(direction), idsOf(must(t, pages, err)[network.WholeStore]), want)
			window = network.Window{Last: 6, Before: position}
			pages, err = store.List(t.Context(), network.Selection{Kind: network.KindProject}, order, window)
			rest := idsOf(must(t, pages, err)[network.WholeStore])
			after, err := store.List(t.Context(), network.Selection{Kind: network.KindProject}, order, network.Window{First: 6, After: position})
			whole := list(t, store, network.Selection{Kind: network.KindProject}, order)
			sameNodes(t, "before and after "+c.amount, append(rest, idsOf(must(t, after, err)[network.WholeStore])...), labelled(whole))
		}
	}
	for _, position := range []network.Position{{Value: "zzz", ID: ids["tampere"]}, {Absent: true, ID: ids["tampere"]}} {
		pages, err := store.List(t.Context(), network.Selection{Kind: network.KindMunicipality}, network.Order{}, network.Window{First: 2, After: &position})
		sameNodes(t, "after an id with a value", idsOf(must(t, pages, err)[network.WholeStore]), "viljakkala ylöjärvi")
	}
}

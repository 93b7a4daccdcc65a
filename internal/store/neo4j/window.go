package neo4j

import (
	"slices"
	"strconv"

	"verkosto/internal/network"
)

// A list is read in stretches, each of which an index can give in order. Upwards there is one,
// as the keys of absent values come last. Downwards there are two: the values that are
// there, and then those that are not, by id. What must be sorted anyway is one stretch, where no position bounds it.
type stretch struct {
	only string // fragment that holds just for the nodes of the stretch, "" for all
	way  string // how it runs: " up", " down", or "" for by id alone
}

var orderFragments = section("order")

func (o *ordering) stretches() []stretch {
	switch {
	case o.key == "" && o.down:
		return []stretch{{way: " ids down"}}
	case o.key == "":
		return []stretch{{way: ""}}
	case !o.down:
		return []stretch{{way: " up"}}
	case !o.optional:
		return []stretch{{way: " down"}}
	case o.sorts:
		return []stretch{{way: " down, absent last"}}
	default:
		return []stretch{{only: "present", way: " down"}, {only: "absent", way: ""}}
	}
}

// stretchOf gives the stretch in which a position is.
func (o *ordering) stretchOf(position *network.Position) int {
	if len(o.stretches()) > 1 && position.Absent {
		return 1
	}
	return 0
}

// branch is a part of what a windowed list reads.
type branch struct {
	part    string // "0" and "1" for items in their order, "prev" and "next" for whether there are others
	stretch int
	where   []string
	order   string
	limit   string
}

// family names the branches that look for the same in one stretch after the other.
func (b *branch) family() string {
	if b.part == "prev" || b.part == "next" {
		return b.part
	}
	return "items"
}

// inTurn gives the texts of branches. Of two that look for the same the second is only run where
// the first found fewer than wanted: behind a full page a filter would try all that have no value in vain.
func inTurn(branches []branch, text func(branch) string) []string {
	var texts []string
	for i := 0; i < len(branches); i++ {
		found := text(branches[i])
		if next := i + 1; next < len(branches) && branches[next].family() == branches[i].family() {
			found = fill(cypherListSpare, "branch", found, "spare", text(branches[next]), "limit", branches[i].limit)
			i = next
		}
		texts = append(texts, found)
	}
	return texts
}

// branches gives what to read for a window: one more item than asked for, and one from beyond each
// given end. It adds the parameters after, before and limit.
func (o *ordering) branches(window network.Window, params map[string]any) ([]branch, error) {
	direction, limit := "forward", window.First
	if window.Last > 0 {
		direction, limit = "backward", window.Last
	}
	params["limit"], params["absent"] = int64(limit)+1, o.absent()
	for name, position := range map[string]*network.Position{"after": window.After, "before": window.Before} {
		if position == nil {
			continue
		}
		bound, err := o.bound(position)
		if err != nil {
			return nil, err
		}
		params[name] = bound
	}
	branches := o.items(window, direction)
	if window.After != nil {
		branches = append(branches, o.beyond("prev", "not behind", "after", window.After)...)
	}
	if window.Before != nil {
		branches = append(branches, o.behind(window.After, o.beyond("next", "not in front", "before", window.Before))...)
	}
	return branches, nil
}

// behind lets branches find only what is behind a position, if there is one: where a window ends
// before it begins, its page stands behind its beginning.
func (o *ordering) behind(position *network.Position, branches []branch) []branch {
	if position == nil {
		return branches
	}
	at := o.stretchOf(position)
	var kept []branch
	for _, b := range branches {
		if b.stretch < at {
			continue
		}
		if b.stretch == at {
			b.where = append(b.where, o.fragment("behind"+o.stretches()[at].way, "after"))
		}
		kept = append(kept, b)
	}
	return kept
}

// items gives the branches that read the items of a window.
func (o *ordering) items(window network.Window, direction string) []branch {
	var branches []branch
	for i, s := range o.stretches() {
		if window.After != nil && o.stretchOf(window.After) > i || window.Before != nil && o.stretchOf(window.Before) < i {
			continue
		}
		b := branch{stretch: i, order: o.fragment(direction+s.way, ""), limit: "$limit"}
		b.where = o.within(s)
		if window.After != nil && o.stretchOf(window.After) == i {
			b.where = append(b.where, o.fragment("behind"+s.way, "after"))
		}
		if window.Before != nil && o.stretchOf(window.Before) == i {
			b.where = append(b.where, o.fragment("in front"+s.way, "before"))
		}
		branches = append(branches, b)
	}
	if direction == "backward" {
		slices.Reverse(branches)
	}
	for i := range branches {
		branches[i].part = strconv.Itoa(i)
	}
	return branches
}

// beyond gives the branches that look for anything on the other side of a bound.
func (o *ordering) beyond(part, side, bound string, position *network.Position) []branch {
	at := o.stretchOf(position)
	var branches []branch
	for i, s := range o.stretches() {
		b := branch{part: part, stretch: i, where: o.within(s), order: o.fragment("forward"+s.way, ""), limit: "1"}
		switch {
		case i == at:
			b.where = append(b.where, o.fragment(side+s.way, bound))
		case (i < at) != (part == "prev"):
			continue
		}
		branches = append(branches, b)
	}
	return branches
}

func (o *ordering) within(s stretch) []string {
	if s.only == "" {
		return nil
	}
	return []string{o.fragment(s.only, "")}
}

func (o *ordering) fragment(name, bound string) string {
	return fill(orderFragments[name], "key", o.key, "bound", bound)
}

// checkWindow says what is wrong with a window.
func checkWindow(w network.Window) error {
	if w.First < 0 || w.Last < 0 || (w.First > 0) == (w.Last > 0) {
		return network.Errorf(network.InvalidArgument, "a window needs either a positive first or a positive last, not %d and %d", w.First, w.Last)
	}
	return nil
}

func checkKeys[T any](keys []T) error {
	if len(keys) > network.MaxKeys {
		return network.Errorf(network.InvalidArgument, "%d keys are more than the %d that one call may carry", len(keys), network.MaxKeys)
	}
	return nil
}

// gathered are the rows that the branches of a list gave for one parent.
type gathered[T any] struct {
	items      [2][]network.Item[T]
	prev, next bool
}

// add puts a row where its part says.
func (g *gathered[T]) add(part string, item network.Item[T]) {
	switch part {
	case "prev":
		g.prev = true
	case "next":
		g.next = true
	case "0":
		g.items[0] = append(g.items[0], item)
	default:
		g.items[1] = append(g.items[1], item)
	}
}

// page gives the page in a window.
func (g *gathered[T]) page(window network.Window) network.Page[T] {
	items := slices.Concat(g.items[0], g.items[1])
	page := network.Page[T]{HasPrev: g.prev, HasNext: g.next}
	if most := window.First + window.Last; len(items) > most {
		items = items[:most:most]
		page.HasNext = page.HasNext || window.First > 0
		page.HasPrev = page.HasPrev || window.Last > 0
	}
	if window.Last > 0 {
		slices.Reverse(items)
	}
	page.Items = items
	return page
}

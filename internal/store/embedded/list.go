package embedded

import (
	"context"
	"slices"
	"sort"

	"verkosto/internal/network"
)

// checkSelection says what is wrong with a selection, and gives its filter without wrapped nils.
func checkSelection(selection network.Selection) error {
	if _, err := network.New(selection.Kind); err != nil && selection.Kind != network.KindFunder {
		return err
	}
	if selection.Filter != nil && !selection.Filter.Filters(selection.Kind) {
		return network.Errorf(network.InvalidArgument, "a list of %s has no filter of type %T", selection.Kind, selection.Filter)
	}
	if selection.Of != nil && selection.Via == "" {
		return network.Errorf(network.InvalidArgument, "parents need a link to what is asked of them")
	}
	return checkKeys(selection.Of)
}

func checkWindow(w network.Window) error {
	if w.First < 0 || w.Last < 0 || (w.First > 0) == (w.Last > 0) {
		return network.Errorf(network.InvalidArgument, "a window needs either a positive first or a positive last, not %d and %d", w.First, w.Last)
	}
	return nil
}

// List implements [network.Reader].
func (s *Store) List(ctx context.Context, selection network.Selection, order network.Order, window network.Window) (map[network.ID]network.Page[network.Node], error) {
	if err := checkSelection(selection); err != nil {
		return nil, err
	}
	o, err := orderingOf(selection.Kind, order)
	if err != nil {
		return nil, err
	}
	if err := checkWindow(window); err != nil {
		return nil, err
	}
	w, err := o.window(window)
	if err != nil {
		return nil, err
	}
	var pages map[network.ID]network.Page[network.Node]
	err = s.read(ctx, func(v *view) error {
		pages = make(map[network.ID]network.Page[network.Node], max(1, len(selection.Of)))
		c := v.compile(selection.Filter)
		if v.err != nil {
			return v.err
		}
		if selection.Of == nil {
			page := v.listAll(selection.Kind, c, &o, w)
			if window.Count {
				count := v.count(selection.Kind, c)
				page.Count = &count
			}
			pages[network.WholeStore] = page
			return nil
		}
		v.tellRelated(selection)
		for _, parent := range selection.Of {
			if _, given := pages[parent]; !given {
				related := v.relatedTo(parent, selection, c)
				page := v.pageOf(related, &o, w)
				if count := len(related); window.Count {
					page.Count = &count
				}
				pages[parent] = page
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return pages, nil
}

// relatedTo gives the nodes of a selection that are related to a parent.
func (v *view) relatedTo(parent network.ID, selection network.Selection, c condition) []slot {
	at := v.slot(parent)
	if at == none || v.vertices[at].node == nil {
		return nil
	}
	var related []slot
	for s := range v.via(at, selection.Via, selection.Out) {
		if v.step() && v.isOf(s, selection.Kind) && c.passes(s) {
			related = append(related, s)
		}
	}
	return related
}

// selected gives the nodes of the whole store that pass, in no order.
func (v *view) selected(kind network.Kind, c condition, yield func(slot)) {
	if c.list != nil {
		for _, s := range c.list() {
			if v.step() && v.isOf(s, kind) && c.passes(s) {
				yield(s)
			}
		}
		return
	}
	for s := range v.ofKind(kind) {
		if !v.step() {
			return
		}
		if c.passes(s) {
			yield(s)
		}
	}
}

// count counts the nodes of the whole store that pass.
func (v *view) count(kind network.Kind, c condition) (count int) {
	if c.holds == nil && kind != network.KindFunder {
		return len(v.kinds[kind])
	}
	v.selected(kind, c, func(slot) { count++ })
	return count
}

// bounds is a window with the values of its positions.
type bounds struct {
	network.Window
	after, before value
}

func (o *ordering) window(w network.Window) (b bounds, err error) {
	b.Window = w
	if w.After != nil {
		if b.after, err = o.value(w.After); err != nil {
			return b, err
		}
	}
	if w.Before != nil {
		b.before, err = o.value(w.Before)
	}
	return b, err
}

// worthList is which part of a kind may be picked by an index rather than walked through in order.
const worthList = 4

// listAll gives a page of the whole store: of what an index picks, sorted, or of the sorted list of
// the kind, walked from the position until the page is full.
func (v *view) listAll(kind network.Kind, c condition, o *ordering, w bounds) network.Page[network.Node] {
	if c.list != nil && c.size < len(v.kinds[kind])/worthList+64 {
		v.tellPicked(kind, c)
		var picked []slot
		v.selected(kind, c, func(s slot) { picked = append(picked, s) })
		return v.pageOf(picked, o, w)
	}
	v.tellWalked(kind, c, o)
	list := v.sorted(o).slots
	begin, end := 0, len(list)
	if w.After != nil {
		begin = sort.Search(len(list), func(i int) bool { return v.isBehind(o, list[i], w.after, w.After.ID) })
	}
	if w.Before != nil {
		end = sort.Search(len(list), func(i int) bool { return !v.isBefore(o, list[i], w.before, w.Before.ID) })
	}
	end = max(begin, end)
	if w.First > 0 {
		return v.walk(list, c, o, begin, end, w.First)
	}
	return v.walkBack(list, c, o, begin, end, w.Last)
}

// walk fills a page from begin on.
func (v *view) walk(list []slot, c condition, o *ordering, begin, end, most int) (page network.Page[network.Node]) {
	at := begin
	for ; at < end && len(page.Items) < most && v.step(); at++ {
		if c.passes(list[at]) {
			page.Items = append(page.Items, v.item(o, list[at]))
		}
	}
	page.HasPrev, page.HasNext = v.somePasses(list[:begin], c), v.somePasses(list[at:], c)
	return page
}

// walkBack fills a page that ends before end.
func (v *view) walkBack(list []slot, c condition, o *ordering, begin, end, most int) (page network.Page[network.Node]) {
	at := end
	for ; at > begin && len(page.Items) < most && v.step(); at-- {
		if c.passes(list[at-1]) {
			page.Items = append(page.Items, v.item(o, list[at-1]))
		}
	}
	slices.Reverse(page.Items)
	page.HasPrev, page.HasNext = v.somePasses(list[:at], c), v.somePasses(list[end:], c)
	return page
}

func (v *view) somePasses(list []slot, c condition) bool {
	return slices.ContainsFunc(list, func(s slot) bool { return v.step() && c.passes(s) })
}

func (v *view) isBehind(o *ordering, s slot, than value, id network.ID) bool {
	return o.compare(v.valueOf(o, s), than, v.vertices[s].id, id) > 0
}

func (v *view) isBefore(o *ordering, s slot, than value, id network.ID) bool {
	return o.compare(v.valueOf(o, s), than, v.vertices[s].id, id) < 0
}

// pageOf sorts nodes and gives the page of them that a window shows.
func (v *view) pageOf(nodes []slot, o *ordering, w bounds) (page network.Page[network.Node]) {
	if v.err != nil || len(nodes) == 0 {
		return page
	}
	v.sort(o, nodes)
	begin, end := 0, len(nodes)
	if w.After != nil {
		begin = sort.Search(len(nodes), func(i int) bool { return v.isBehind(o, nodes[i], w.after, w.After.ID) })
	}
	if w.Before != nil {
		end = sort.Search(len(nodes), func(i int) bool { return !v.isBefore(o, nodes[i], w.before, w.Before.ID) })
	}
	begin, end = clip(begin, end, w.Window)
	page.HasPrev, page.HasNext = begin > 0, end < len(nodes)
	page.Items = make([]network.Item[network.Node], 0, end-begin)
	for _, s := range nodes[begin:end] {
		page.Items = append(page.Items, v.item(o, s))
	}
	return page
}

// clip shortens a range to the first or last that a window wants.
func clip(begin, end int, w network.Window) (int, int) {
	end = max(begin, end)
	if w.First > 0 {
		return begin, min(end, begin+w.First)
	}
	return max(begin, end-w.Last), end
}

func (v *view) item(o *ordering, s slot) network.Item[network.Node] {
	return network.Item[network.Node]{Node: v.vertices[s].node, Position: o.position(v.valueOf(o, s), v.vertices[s].id)}
}

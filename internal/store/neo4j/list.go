package neo4j

import (
	"context"
	"strings"

	"verkosto/internal/network"
)

// checkSelection says what is wrong with a selection.
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

// links are the links that nodes can hold. Their names are the types of relationships.
var links = map[network.Link]bool{
	network.LinkInProject: true, network.LinkBy: true, network.LinkLocatedIn: true, network.LinkContact: true,
	network.LinkFunds: true, network.LinkFrom: true, network.LinkUnder: true, network.LinkTargets: true,
	network.LinkBasedIn: true, network.LinkUnitOf: true, network.LinkWorksFor: true, network.LinkPartOf: true,
	network.LinkMergedInto: true, network.LinkLikens: true,
}

var listFragments = section("list")

// selected gives the pattern of a selection's nodes, and the conditions on them, for a list in an order. In an
// anchored statement the nodes are those that the anchor found.
func (f *filter) selected(selection network.Selection, o *ordering, anchored bool) (pattern string, where conditions) {
	label := labels[selection.Kind]
	switch {
	case anchored:
		pattern = listFragments["anchored"]
		where = append(where, fill(listFragments["of the label"], "label", label))
	case selection.Of == nil && o.key == "" && selection.Kind != network.KindFunder:
		pattern = listFragments["whole by id"]
		f.params["low"], f.params["high"] = idRange(selection.Kind)
		where = append(where, fill(listFragments["of the kind"], "label", label))
	case selection.Of == nil:
		pattern = listFragments["whole"]
	case heldBy(selection, o) != "":
		pattern = listFragments["whole"]
		where = append(where, fill(listFragments["held"], "property", heldBy(selection, o)))
	case selection.Out:
		pattern = listFragments["out"]
	default:
		pattern = listFragments["in"]
	}
	pattern = fill(pattern, "label", label, "link", string(selection.Via))
	return pattern, append(where, f.where(selection.Filter, "n")...)
}

// ordered gives the condition with which an index gives a whole list in its order: it must speak of both of the
// index's properties. It says nothing twice, because the planner then tries relations before properties.
func (o *ordering) ordered(b branch) string {
	if len(b.where) > 0 {
		return listFragments["bounded"]
	}
	return fill(listFragments["ordered"], "key", o.key)
}

// held says for which links an index knows the holders of a kind in the order of ids, and by which
// property: those by which one node may have very many.
var held = map[network.Link]map[network.Kind]string{
	network.LinkBy:       {network.KindParticipation: "organisation"},
	network.LinkFrom:     {network.KindFunding: "funder"},
	network.LinkUnder:    {network.KindProject: "fund"},
	network.LinkBasedIn:  {network.KindOrganisation: "municipality"},
	network.LinkUnitOf:   {network.KindOrganisation: "parent"},
	network.LinkWorksFor: {network.KindPerson: "organisation"},
}

// heldBy gives the property by which an index knows a list of a parent, "" if none does.
func heldBy(selection network.Selection, o *ordering) string {
	if selection.Of == nil || selection.Out || o.key != "" {
		return ""
	}
	return held[selection.Via][selection.Kind]
}

// heldOrder gives the orders in which such an index is read, by those of ids.
var heldOrder = map[string]string{"n.id": "ids up among held", "n.id DESC": "ids down among held"}

// idRange gives texts between which just the ids of a kind are.
func idRange(kind network.Kind) (low, high string) {
	prefix, _, _ := strings.Cut(string(network.NewID(kind, "")), ":")
	return prefix + ":", prefix + ";"
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
	return served(ctx, s, func(v *view) (map[network.ID]network.Page[network.Node], error) {
		asked := v.selection(selection)
		if pages, known, err := v.linked(ctx, asked, &o, window); known || err != nil {
			return underGiven(v, parentsOf(selection), pages), err
		}
		statement, params, err := listing(asked, &o, window)
		if err != nil {
			return nil, err
		}
		rows, err := v.ask(ctx, "list nodes", statement, params)
		if err != nil {
			return nil, err
		}
		pages, err := v.pages(rows, asked, &o, window)
		return underGiven(v, parentsOf(selection), pages), err
	})
}

// selection gives a selection by the ids that are served.
func (v *view) selection(selection network.Selection) network.Selection {
	selection.Of, selection.Filter = v.of(selection.Of), v.known.Filter(selection.Filter)
	return selection
}

// parentsOf gives the keys under which the results of a selection stand.
func parentsOf(selection network.Selection) []network.ID {
	if selection.Of == nil {
		return []network.ID{network.WholeStore}
	}
	return selection.Of
}

// listing gives the statement of a list and its parameters.
func listing(selection network.Selection, o *ordering, window network.Window) (string, map[string]any, error) {
	l := list{filter: &filter{params: make(map[string]any)}, selection: selection, o: o, counted: window.Count}
	if selection.Of == nil {
		l.anchor, l.selection.Filter = l.filter.anchor(selection.Filter, false)
	}
	l.pattern, l.where = l.selected(l.selection, o, l.anchor != "")
	if l.selection.Of != nil || l.anchor != "" { // no index gives the order
		sorted := *o
		sorted.sorts = window.After == nil && window.Before == nil
		l.o = &sorted
	}
	branches, err := l.o.branches(window, l.params)
	if err != nil {
		return "", nil, err
	}
	return l.statement(inTurn(branches, l.branch)), l.params, nil
}

// list is a list while its statement is written.
type list struct {
	*filter
	selection network.Selection
	o         *ordering
	counted   bool
	anchor    string // finds the nodes of a whole list by a condition, "" where an order is read
	pattern   string
	where     conditions
}

// collects says whether the nodes that an anchor finds are collected, because they are counted too.
func (l *list) collects() bool { return l.anchor != "" && l.counted }

// branch gives the text of a branch.
func (l *list) branch(b branch) string {
	if property := heldBy(l.selection, l.o); property != "" { // the index is read by both of its properties
		b.order = fill(orderFragments[heldOrder[b.order]], "held", property)
	}
	begin, all := l.anchor, append(conditions(b.where), l.where...)
	if l.collects() {
		begin, all = listFragments["collected"], b.where
	}
	if l.selection.Of == nil && l.anchor == "" && l.o.key != "" {
		all = append(conditions{l.o.ordered(b)}, all...)
	}
	return fill(cypherListBranch, "anchor", begin, "pattern", l.pattern, "where", all.String(),
		"answer", fill(l.o.answer(l.selection), "part", b.part), "order", b.order, "limit", b.limit)
}

// statement puts the texts of branches together, and counts.
func (l *list) statement(branches []string) string {
	switch {
	case l.selection.Of != nil && !links[l.selection.Via]:
		branches = []string{listFragments["nothing"]} // there is no such link
	case l.collects():
		branches = append(branches, listFragments["count of the collected"])
		return fill(cypherListCounted, "anchor", l.anchor, "pattern", l.pattern, "where", l.where.String(), "branches", also(branches))
	case l.counted:
		branches = append(branches, l.counting(l.selection, l.pattern, l.where))
	}
	if l.selection.Of == nil {
		return also(branches)
	}
	l.params["of"] = unique(l.selection.Of)
	return fill(cypherListOf, "branches", also(branches))
}

// also gives one text that answers what several do.
func also(texts []string) string { return strings.Join(texts, "\n"+listFragments["also"]+"\n") }

// answer gives what a list answers of each node.
func (o *ordering) answer(selection network.Selection) string {
	value, fundings := listFragments["no value"], ""
	if o.key != "" {
		value = fill(listFragments["value"], "key", o.key)
	}
	if selection.Kind == network.KindProject {
		fundings = listFragments["with fundings"]
	}
	answer := listFragments["answer of the whole"]
	if selection.Of != nil {
		answer = listFragments["answer of a parent"]
	}
	return fill(answer, "value", value, "fundings", fundings)
}

// counting gives the branch that counts a list, for each parent or the whole store.
func (f *filter) counting(selection network.Selection, pattern string, where conditions) string {
	if selection.Of != nil {
		return fill(listFragments["count of a parent"], "pattern", pattern, "where", where.String())
	}
	anchor, rest := f.anchor(selection.Filter, true)
	selection.Filter = rest
	pattern, where = f.selected(selection, &ordering{key: "id"}, anchor != "")
	return fill(listFragments["count of the whole"], "anchor", anchor, "pattern", pattern, "where", where.String())
}

// pages puts the rows of a list together by parent.
func (v *view) pages(rows []any, selection network.Selection, o *ordering, window network.Window) (map[network.ID]network.Page[network.Node], error) {
	parents := parentsOf(selection)
	lists, counts := make(map[network.ID]*gathered[network.Node], len(parents)), make(map[network.ID]int)
	for _, found := range rows {
		columns := row(found)
		parent := network.ID(text(columns[0]))
		if text(columns[1]) == "count" {
			counts[parent] = int(integer(columns[2]))
			continue
		}
		if lists[parent] == nil {
			lists[parent] = new(gathered[network.Node])
		}
		item, err := v.item(columns, o)
		if err != nil {
			return nil, err
		}
		lists[parent].add(text(columns[1]), item)
	}
	pages := pagesOf(parents, lists, window)
	for parent, page := range pages {
		if count := counts[parent]; window.Count {
			page.Count = &count
			pages[parent] = page
		}
	}
	return pages, nil
}

func (v *view) item(columns []any, o *ordering) (item network.Item[network.Node], err error) {
	if part := text(columns[1]); part == "prev" || part == "next" {
		return item, nil
	}
	var fundings []any
	summed := len(columns) > 5
	if summed {
		fundings = row(columns[5])
	}
	if item.Node, err = v.decodeWith(columns[2], columns[3], summed, fundings); err != nil {
		return item, err
	}
	item.Position, err = o.position(item.Node.NodeID(), columns[4])
	return item, err
}

// pagesOf gives the page of each parent, empty for those without rows.
func pagesOf[T any](parents []network.ID, lists map[network.ID]*gathered[T], window network.Window) map[network.ID]network.Page[T] {
	pages := make(map[network.ID]network.Page[T], len(parents))
	for _, parent := range parents {
		if list := lists[parent]; list != nil {
			pages[parent] = list.page(window)
			continue
		}
		pages[parent] = network.Page[T]{}
	}
	return pages
}

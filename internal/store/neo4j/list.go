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
		statement, params, err := listing(asked, &o, window)
		if err != nil {
			return nil, err
		}
		rows, err := v.ask(ctx, "list nodes", statement, params)
		if err != nil {
			return nil, err
		}
		pages, err := o.pages(rows, asked, window)
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
	f := &filter{params: make(map[string]any)}
	anchor := ""
	if selection.Of == nil {
		anchor, selection.Filter = f.anchor(selection.Filter, false)
	}
	pattern, where := f.selected(selection, o, anchor != "")
	branches, err := o.branches(window, f.params)
	if err != nil {
		return "", nil, err
	}
	value := listFragments["no value"]
	if o.key != "" {
		value = fill(listFragments["value"], "key", o.key)
	}
	answer := listFragments["answer of the whole"]
	if selection.Of != nil {
		answer = listFragments["answer of a parent"]
	}
	property := heldBy(selection, o)
	texts := inTurn(branches, func(b branch) string {
		if property != "" { // the index is read by both of its properties
			b.order = fill(orderFragments[heldOrder[b.order]], "held", property)
		}
		all := append(conditions(b.where), where...)
		if selection.Of == nil && anchor == "" && o.key != "" {
			all = append(conditions{o.ordered(b)}, all...)
		}
		return fill(cypherListBranch, "anchor", anchor, "pattern", pattern, "where", all.String(),
			"answer", fill(answer, "part", b.part, "value", value), "order", b.order, "limit", b.limit)
	})
	if selection.Of == nil {
		return strings.Join(texts, "\n"+listFragments["also"]+"\n"), f.params, nil
	}
	f.params["of"] = unique(selection.Of)
	if !links[selection.Via] {
		texts = []string{listFragments["nothing"]} // there is no such link
	}
	return fill(cypherListOf, "branches", strings.Join(texts, "\n"+listFragments["also"]+"\n")), f.params, nil
}

// pages puts the rows of a list together by parent.
func (o *ordering) pages(rows []any, selection network.Selection, window network.Window) (map[network.ID]network.Page[network.Node], error) {
	parents := parentsOf(selection)
	lists := make(map[network.ID]*gathered[network.Node], len(parents))
	for _, found := range rows {
		columns := row(found)
		parent := network.ID(text(columns[0]))
		if lists[parent] == nil {
			lists[parent] = new(gathered[network.Node])
		}
		item, err := o.item(columns)
		if err != nil {
			return nil, err
		}
		lists[parent].add(text(columns[1]), item)
	}
	return pagesOf(parents, lists, window), nil
}

func (o *ordering) item(columns []any) (item network.Item[network.Node], err error) {
	if part := text(columns[1]); part == "prev" || part == "next" {
		return item, nil
	}
	if item.Node, err = decode(columns[2], columns[3]); err != nil {
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

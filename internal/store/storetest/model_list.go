package storetest

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
	sorting "verkosto/internal/text"
)

// places are the kinds of place.
var places = []network.Kind{network.KindMunicipality, network.KindSubRegion, network.KindRegion}

// ordered says which kinds have which order.
var ordered = map[network.OrderField][]network.Kind{
	network.ByID: append(network.Kinds(), network.KindFunder),
	network.ByName: append([]network.Kind{
		network.KindProject, network.KindOrganisation, network.KindFund, network.KindFunder, network.KindPerson, network.KindParticipation,
	}, places...),
	network.ByCode:    append([]network.Kind{network.KindProject, network.KindFund, network.KindParticipation, network.KindFunding}, places...),
	network.ByStart:   {network.KindProject, network.KindParticipation, network.KindFunding},
	network.ByEnd:     {network.KindProject, network.KindParticipation, network.KindFunding},
	network.ByGranted: {network.KindProject, network.KindParticipation, network.KindFunding, network.KindFunder, network.KindOrganisation},

	network.ByParticipations: {network.KindProject, network.KindOrganisation},
	network.ByProjects:       append([]network.Kind{network.KindOrganisation, network.KindFunder}, places...),
	network.ByPartners:       {network.KindOrganisation},
	network.ByNumber:         {network.KindParticipation},
	network.ByReadAt:         {network.KindSource},
	network.ByScore:          {network.KindMatch},
}

// Nodes implements [network.Reader].
func (m *Model) Nodes(ctx context.Context, ids []network.ID) (map[network.ID]network.Node, error) {
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	if err := checkKeys(ids); err != nil {
		return nil, err
	}
	nodes := make(map[network.ID]network.Node)
	for _, id := range ids {
		if node := s.nodes[s.joined.Of(id)]; node != nil {
			nodes[id] = node
		}
	}
	return nodes, nil
}

// List implements [network.Reader].
func (m *Model) List(ctx context.Context, selection network.Selection, order network.Order, window network.Window) (map[network.ID]network.Page[network.Node], error) {
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	if order.Field == "" {
		order.Field = network.ByID
	}
	if !slices.Contains(ordered[order.Field], selection.Kind) {
		return nil, network.Errorf(network.InvalidArgument, "a list of %s has no order by %s", selection.Kind, order.Field)
	}
	if order.Direction != "" && order.Direction != network.Ascending && order.Direction != network.Descending {
		return nil, network.Errorf(network.InvalidArgument, "%q is no direction", order.Direction)
	}
	selected, err := s.selected(selection)
	if err != nil {
		return nil, err
	}
	pages := make(map[network.ID]network.Page[network.Node])
	for parent, nodes := range selected {
		items := make([]network.Item[network.Node], 0, len(nodes))
		for _, node := range nodes {
			items = append(items, network.Item[network.Node]{Node: node, Position: s.position(node, selection.Kind, order.Field)})
		}
		page, err := paged(items, window, byValue(order))
		if err != nil {
			return nil, err
		}
		if window.Count {
			page.Count = pointer(len(nodes))
		}
		pages[parent] = page
	}
	return pages, checkBounds(window, inOrder(order.Field))
}

// selected gives the nodes of a selection by parent.
func (s *state) selected(selection network.Selection) (map[network.ID][]network.Node, error) {
	if err := checkSelection(selection); err != nil {
		return nil, err
	}
	parents := selection.Of
	if parents == nil {
		parents = []network.ID{network.WholeStore}
	}
	filter := s.joined.Filter(selection.Filter)
	selected := make(map[network.ID][]network.Node)
	for _, parent := range unique(parents) {
		selected[parent] = nil
		for _, node := range s.kind(selection.Kind) {
			if s.related(selection, s.joined.Of(parent), node.NodeID()) && s.passes(filter, node) {
				selected[parent] = append(selected[parent], node)
			}
		}
	}
	return selected, nil
}

func (s *state) related(selection network.Selection, parent, id network.ID) bool {
	switch {
	case selection.Of == nil:
		return true
	case selection.Out:
		return slices.Contains(s.targets(parent, selection.Via), id)
	default:
		return slices.Contains(s.targets(id, selection.Via), parent)
	}
}

func checkSelection(selection network.Selection) error {
	if _, err := network.New(selection.Kind); err != nil && selection.Kind != network.KindFunder {
		return err
	}
	if selection.Filter != nil && !selection.Filter.Filters(selection.Kind) {
		return network.Errorf(network.InvalidArgument, "a list of %s can't be filtered so", selection.Kind)
	}
	if selection.Of != nil && selection.Via == "" {
		return network.Errorf(network.InvalidArgument, "parents need a link to what is asked of them")
	}
	return checkKeys(selection.Of)
}

func checkKeys(ids []network.ID) error {
	if len(ids) > network.MaxKeys {
		return network.Errorf(network.InvalidArgument, "%d keys are more than %d", len(ids), network.MaxKeys)
	}
	return nil
}

func checkWindow(w network.Window) error {
	if (w.First > 0) == (w.Last > 0) || w.First < 0 || w.Last < 0 {
		return network.Errorf(network.InvalidArgument, "a window needs either a positive first or a positive last")
	}
	return nil
}

// comparison orders positions.
type comparison func(a, b network.Position) int

// byValue orders by value in a direction, absent ones last, then by id upwards.
func byValue(order network.Order) comparison {
	return func(a, b network.Position) int {
		absence, values := compareAbsence(a, b), compareValues(order.Field, a, b)
		if order.Field == network.ByID {
			absence, values = 0, cmp.Compare(a.ID, b.ID)
		}
		if order.Direction == network.Descending {
			values = -values
		}
		return cmp.Or(absence, values, cmp.Compare(a.ID, b.ID))
	}
}

func compareAbsence(a, b network.Position) int {
	switch {
	case a.Absent == b.Absent:
		return 0
	case a.Absent:
		return 1
	default:
		return -1
	}
}

func compareValues(field network.OrderField, a, b network.Position) int {
	if a.Absent || b.Absent {
		return 0
	}
	switch field {
	case network.ByGranted, network.ByParticipations, network.ByProjects, network.ByPartners, network.ByNumber:
		x, errX := decimal.Parse(a.Value)
		y, errY := decimal.Parse(b.Value)
		if errX == nil && errY == nil {
			return x.Cmp(y)
		}
	case network.ByReadAt:
		x, errX := time.Parse(time.RFC3339Nano, a.Value)
		y, errY := time.Parse(time.RFC3339Nano, b.Value)
		if errX == nil && errY == nil {
			return x.Compare(y)
		}
	}
	return cmp.Compare(a.Value, b.Value)
}

// paged sorts items and gives those in a window.
func paged[T any](items []network.Item[T], window network.Window, compare comparison) (network.Page[T], error) {
	if err := checkWindow(window); err != nil {
		return network.Page[T]{}, err
	}
	slices.SortFunc(items, func(a, b network.Item[T]) int { return compare(a.Position, b.Position) })
	begin, end := 0, len(items)
	if window.After != nil {
		for begin < end && compare(items[begin].Position, *window.After) <= 0 {
			begin++
		}
	}
	if window.Before != nil {
		for end > begin && compare(items[end-1].Position, *window.Before) >= 0 {
			end--
		}
	}
	if window.First > 0 {
		end = min(end, begin+window.First)
	} else {
		begin = max(begin, end-window.Last)
	}
	return network.Page[T]{Items: items[begin:end], HasPrev: begin > 0, HasNext: end < len(items)}, nil
}

// position gives where a node stands in an order of a list of a kind.
func (s *state) position(node network.Node, kind network.Kind, field network.OrderField) network.Position {
	value, present := s.value(node, kind, field)
	return network.Position{Value: value, Absent: !present, ID: node.NodeID()}
}

// value gives what a node is ordered by, and whether it has it.
func (s *state) value(node network.Node, kind network.Kind, field network.OrderField) (string, bool) {
	switch field {
	case network.ByName:
		name := s.nameOf(node)
		return sorting.SortKey(name), name != ""
	case network.ByCode:
		return s.codeFor(node)
	case network.ByStart:
		project := s.projectFor(node)
		return string(project.Start), project.Start != ""
	case network.ByEnd:
		project := s.projectFor(node)
		return string(project.End), project.End != ""
	case network.ByGranted:
		return amountText(s.granted(node, kind))
	case network.ByParticipations:
		return strconv.Itoa(s.participationCount(node.NodeID())), true
	case network.ByProjects:
		return strconv.Itoa(len(s.projectsOf(node.NodeID(), kind))), true
	case network.ByPartners:
		return strconv.Itoa(len(s.partnersOf(node.NodeID()))), true
	case network.ByNumber:
		number := node.(*network.Participation).Number
		return presentText(strconv.Itoa(number), number != 0)
	case network.ByReadAt:
		readAt := node.(*network.Source).ReadAt
		return presentText(readAt.UTC().Format(time.RFC3339Nano), !readAt.IsZero())
	case network.ByScore:
		return network.ScoreKey(node.(*network.Match).Score), true
	}
	return "", true // by id
}

func presentText(value string, present bool) (string, bool) {
	if !present {
		return "", false
	}
	return value, true
}

func amountText(amount *decimal.Decimal) (string, bool) {
	if amount == nil {
		return "", false
	}
	return amount.Trim(0).String(), true
}

func (s *state) nameOf(node network.Node) string {
	switch n := node.(type) {
	case *network.Person:
		return n.Name
	case *network.Participation:
		if organisation := s.organisationOf(n); organisation != nil {
			return organisation.Name()
		}
		return ""
	case interface{ Name() string }:
		return n.Name()
	}
	return ""
}

// codeFor gives a node's code, of a participation or funding the project's.
func (s *state) codeFor(node network.Node) (string, bool) {
	if code, has := codeOf(node); has {
		return code, code != ""
	}
	code := s.projectFor(node).Code
	return code, code != ""
}

func codeOf(node network.Node) (string, bool) {
	switch n := node.(type) {
	case *network.Project:
		return n.Code, true
	case *network.Municipality:
		return n.Code, true
	case *network.SubRegion:
		return n.Code, true
	case *network.Region:
		return n.Code, true
	case *network.Fund:
		return n.Code, true
	}
	return "", false
}

// projectFor gives a project itself, or that of a participation or funding; an empty one
// where there is none.
func (s *state) projectFor(node network.Node) *network.Project {
	if project, ok := node.(*network.Project); ok {
		return project
	}
	if project := s.projectOf(node); project != nil {
		return project
	}
	return new(network.Project)
}

func (s *state) granted(node network.Node, kind network.Kind) *decimal.Decimal {
	ofFunding := func(f *network.Funding) *decimal.Decimal { return f.Granted }
	switch n := node.(type) {
	case *network.Project:
		return s.grantedTo(n.ID)
	case *network.Participation:
		return n.Granted
	case *network.Funding:
		return n.Granted
	case *network.Fund:
		return sum(s.fundingsFrom(n.ID), ofFunding)
	case *network.Organisation:
		if kind == network.KindFunder {
			return sum(s.fundingsFrom(n.ID), ofFunding)
		}
		return sum(s.participationsBy(n.ID), func(p *network.Participation) *decimal.Decimal { return p.Granted })
	}
	return nil
}

// projectsOf gives the projects that count for the order ByProjects.
func (s *state) projectsOf(id network.ID, kind network.Kind) []network.ID {
	switch kind {
	case network.KindOrganisation:
		return s.projectsBy(id)
	case network.KindFunder:
		var projects []network.ID
		for _, f := range s.fundingsFrom(id) {
			projects = append(projects, s.targets(f.ID, network.LinkFunds)...)
		}
		return unique(projects)
	default:
		return s.holders(id, network.LinkTargets)
	}
}

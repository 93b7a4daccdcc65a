package embedded

import (
	"cmp"
	"slices"
	"time"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

// value is what a node is ordered by: a text or a number.
type value struct {
	absent bool
	text   string
	number decimal.Decimal
}

func textValue(text string) value { return value{absent: text == "", text: text} }

func countValue(count int) value { return value{number: decimal.MustNew(int64(count), 0)} }

func amountValue(amount *decimal.Decimal) value {
	if amount == nil {
		return value{absent: true}
	}
	return value{number: *amount}
}

// instantValue orders instants by their seconds and nanoseconds.
func instantValue(instant time.Time) value {
	if instant.IsZero() {
		return value{absent: true}
	}
	number, err := decimal.NewFromInt64(instant.Unix(), int64(instant.Nanosecond()), 9)
	if err != nil { // before 1653 or after 2286, where seconds will do
		number = decimal.MustNew(instant.Unix(), 0)
	}
	return value{number: number, text: instant.UTC().Format(time.RFC3339Nano)}
}

// orders says which kinds have which order, and how its values are written.
var orders = func() map[network.OrderField][]network.Kind {
	project, organisation, person, fund := network.KindProject, network.KindOrganisation, network.KindPerson, network.KindFund
	participation, funding, funder := network.KindParticipation, network.KindFunding, network.KindFunder
	places := []network.Kind{network.KindMunicipality, network.KindSubRegion, network.KindRegion}
	return map[network.OrderField][]network.Kind{
		network.ByID:             append(network.Kinds(), funder),
		network.ByName:           append([]network.Kind{project, organisation, fund, funder, person, participation}, places...),
		network.ByCode:           append([]network.Kind{project, fund, participation, funding}, places...),
		network.ByStart:          {project, participation, funding},
		network.ByEnd:            {project, participation, funding},
		network.ByGranted:        {project, participation, funding, funder, organisation},
		network.ByParticipations: {project, organisation},
		network.ByProjects:       append([]network.Kind{organisation, funder}, places...),
		network.ByPartners:       {organisation},
		network.ByNumber:         {participation},
		network.ByReadAt:         {network.KindSource},
		network.ByScore:          {network.KindMatch},
	}
}()

// counting are the orders of which every node has a value.
var counting = map[network.OrderField]bool{network.ByParticipations: true, network.ByProjects: true, network.ByPartners: true}

// ordering orders nodes that are listed under a kind.
type ordering struct {
	kind    network.Kind
	field   network.OrderField
	down    bool
	numeric bool
}

// orderingOf checks an order for a kind.
func orderingOf(kind network.Kind, order network.Order) (ordering, error) {
	o := ordering{kind: kind, field: cmp.Or(order.Field, network.ByID), down: order.Direction == network.Descending}
	if order.Direction != "" && order.Direction != network.Ascending && order.Direction != network.Descending {
		return o, network.Errorf(network.InvalidArgument, "%q is no direction: choose ASC or DESC", order.Direction)
	}
	if !slices.Contains(orders[o.field], kind) {
		return o, network.Errorf(network.InvalidArgument, "a list of %s has no order by %s", kind, o.field)
	}
	switch o.field {
	case network.ByGranted, network.ByParticipations, network.ByProjects, network.ByPartners, network.ByNumber, network.ByReadAt:
		o.numeric = true
	}
	return o, nil
}

// compare compares two values with the ids that break ties.
func (o *ordering) compare(a, b value, idA, idB network.ID) int {
	if a.absent != b.absent {
		if a.absent {
			return 1
		}
		return -1
	}
	values := 0
	switch {
	case a.absent:
	case o.numeric:
		values = a.number.Cmp(b.number)
	default:
		values = cmp.Compare(a.text, b.text)
	}
	if values != 0 {
		if o.down {
			return -values
		}
		return values
	}
	if o.field == network.ByID && o.down {
		return cmp.Compare(idB, idA)
	}
	return cmp.Compare(idA, idB)
}

// position gives where a node with a value stands.
func (o *ordering) position(val value, id network.ID) network.Position {
	if o.numeric && !val.absent && val.text == "" {
		val.text = val.number.Trim(0).String()
	}
	return network.Position{Value: val.text, Absent: val.absent, ID: id}
}

// value reads the value of a position.
func (o *ordering) value(position *network.Position) (value, error) {
	switch {
	case o.field == network.ByID:
		return value{}, nil
	case counting[o.field]:
		count, err := position.Count()
		return countValue(int(count)), err
	case position.Absent:
		return value{absent: true}, nil
	case o.field == network.ByReadAt:
		instant, err := position.Instant()
		return instantValue(instant), err
	case o.field == network.ByNumber:
		count, err := position.Count()
		return countValue(int(count)), err
	case o.numeric:
		number, err := position.Amount()
		return value{number: number}, err
	}
	return value{text: position.Value}, nil
}

// valueOf gives what a node is ordered by.
func (v *view) valueOf(o *ordering, s slot) value {
	node := v.vertices[s].node
	switch o.field {
	case network.ByName:
		name := v.nameOf(s)
		return value{absent: name == "", text: text.SortKey(name)}
	case network.ByCode:
		if o.kind == network.KindParticipation || o.kind == network.KindFunding {
			return textValue(v.projectNode(s).Code)
		}
		return textValue(codeOf(node))
	case network.ByStart:
		return textValue(string(v.projectNode(s).Start))
	case network.ByEnd:
		return textValue(string(v.projectNode(s).End))
	case network.ByGranted:
		return amountValue(v.granted(s, o.kind))
	case network.ByParticipations:
		return countValue(v.participationCount(s))
	case network.ByProjects:
		return countValue(v.countProjects(s, o.kind))
	case network.ByPartners:
		return countValue(v.degrees()[s].Partners)
	case network.ByNumber:
		if number := v.participation(s).Number; number != 0 {
			return countValue(number)
		}
		return value{absent: true}
	case network.ByReadAt:
		return instantValue(node.(*network.Source).ReadAt)
	case network.ByScore:
		return textValue(network.ScoreKey(node.(*network.Match).Score))
	}
	return value{}
}

// nameOf gives a node's name, of a participation the organisation's.
func (v *view) nameOf(s slot) string {
	switch n := v.vertices[s].node.(type) {
	case *network.Person:
		return n.Name
	case *network.Participation:
		if at := v.organisation(s); at != none {
			return v.nameOf(at)
		}
	case interface{ Name() string }:
		return n.Name()
	}
	return ""
}

// codeOf gives a node's own code.
func codeOf(node network.Node) string {
	switch n := node.(type) {
	case *network.Project:
		return n.Code
	case *network.Municipality:
		return n.Code
	case *network.SubRegion:
		return n.Code
	case *network.Region:
		return n.Code
	case *network.Fund:
		return n.Code
	}
	return ""
}

// countProjects counts for the order ByProjects.
func (v *view) countProjects(s slot, kind network.Kind) int {
	switch kind {
	case network.KindOrganisation:
		return v.degrees()[s].Projects
	case network.KindFunder:
		projects := make(slotSet)
		for _, funding := range v.holders(s, network.LinkFrom) {
			for project := range v.targets(funding, network.LinkFunds) {
				projects[project] = struct{}{}
			}
		}
		return len(projects)
	default:
		return len(v.holders(s, network.LinkTargets))
	}
}

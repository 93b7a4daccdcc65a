package neo4j

import (
	"slices"
	"strconv"
	"time"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
	textual "verkosto/internal/text"
)

// ordering is how a list of a kind is ordered: by a sort key of its nodes, and then by id.
type ordering struct {
	key      string // property, "" for the order of ids alone
	form     form
	optional bool // the key may be the one of an absent value
	down     bool
	sorts    bool // a list is sorted whole, not read in stretches
}

// form is what the values of a sort key are, and how positions tell them.
type form int

const (
	formText form = iota
	formCount
	formAmount
	formInstant
)

var placeKinds = []network.Kind{network.KindMunicipality, network.KindSubRegion, network.KindRegion}

// keys says by which property a kind is ordered for an order.
var keys = map[network.OrderField]map[string][]network.Kind{
	network.ByName: {"sortName": append(slices.Clone(placeKinds), network.KindProject, network.KindOrganisation, network.KindFund,
		network.KindFunder, network.KindPerson, network.KindParticipation)},
	network.ByCode: {"sortCode": append(slices.Clone(placeKinds), network.KindProject, network.KindFund,
		network.KindParticipation, network.KindFunding)},
	network.ByStart: {"sortStart": {network.KindProject, network.KindParticipation, network.KindFunding}},
	network.ByEnd:   {"sortEnd": {network.KindProject, network.KindParticipation, network.KindFunding}},
	network.ByGranted: {
		"sortGranted": {network.KindProject, network.KindParticipation, network.KindFunding, network.KindOrganisation},
		"sortGave":    {network.KindFunder},
	},
	network.ByParticipations: {"participations": {network.KindProject, network.KindOrganisation}},
	network.ByProjects: {
		"projects": append(slices.Clone(placeKinds), network.KindOrganisation),
		"funded":   {network.KindFunder},
	},
	network.ByPartners: {"partners": {network.KindOrganisation}},
	network.ByNumber:   {"sortNumber": {network.KindParticipation}},
	network.ByReadAt:   {"sortReadAt": {network.KindSource}},
	network.ByScore:    {"sortScore": {network.KindMatch}},
}

var forms = map[network.OrderField]form{
	network.ByGranted:        formAmount,
	network.ByParticipations: formCount,
	network.ByProjects:       formCount,
	network.ByPartners:       formCount,
	network.ByNumber:         formCount,
	network.ByReadAt:         formInstant,
}

// orderingOf gives the ordering of a list.
func orderingOf(kind network.Kind, order network.Order) (ordering, error) {
	o := ordering{form: forms[order.Field], down: order.Direction == network.Descending}
	if order.Direction != "" && order.Direction != network.Ascending && !o.down {
		return o, network.Errorf(network.InvalidArgument, "%q is no direction: choose ASC or DESC", order.Direction)
	}
	if order.Field == "" || order.Field == network.ByID {
		return o, nil
	}
	for key, kinds := range keys[order.Field] {
		if slices.Contains(kinds, kind) {
			o.key = key
			o.optional = order.Field != network.ByParticipations && order.Field != network.ByProjects && order.Field != network.ByPartners
			return o, nil
		}
	}
	return ordering{}, network.Errorf(network.InvalidArgument, "a list of %s has no order by %s", kind, order.Field)
}

// absent is the key of a value that is not there.
func (o *ordering) absent() any {
	if o.form == formText || o.form == formInstant {
		return noText
	}
	return int64(noNumber)
}

// position gives where a node with a key stands.
func (o *ordering) position(id network.ID, key any) (network.Position, error) {
	position := network.Position{ID: id}
	switch {
	case o.key == "":
		return position, nil
	case o.optional && key == o.absent():
		position.Absent = true
		return position, nil
	}
	switch o.form {
	case formCount:
		position.Value = strconv.FormatInt(integer(key), 10)
	case formAmount:
		amount, err := euros(integer(key), 0)
		if err != nil {
			return position, err
		}
		position.Value = amount.String()
	case formInstant:
		instant, err := time.Parse(instantLayout, text(key))
		if err != nil {
			return position, network.Wrap(network.Internal, err, "read an instant")
		}
		position.Value = instant.Format(time.RFC3339Nano)
	default:
		position.Value = text(key)
	}
	return position, nil
}

// bound gives the key at a position, as a parameter.
func (o *ordering) bound(position *network.Position) (map[string]any, error) {
	place := map[string]any{"id": utf8Text(string(position.ID)), "value": o.absent()}
	if o.key == "" || position.Absent && o.optional {
		return place, nil
	}
	switch o.form {
	case formCount:
		count, err := position.Count()
		if err != nil {
			return nil, err
		}
		place["value"] = count
	case formAmount:
		amount, err := position.Amount()
		if err != nil {
			return nil, err
		}
		place["value"] = bound(&amount, 0, decimal.Decimal.Floor)
		if _, err := units(amount); err != nil { // it is between two amounts that can be kept: behind all of the lesser
			place["id"] = noText
			if o.down {
				place["id"] = ""
			}
		}
	case formInstant:
		instant, err := position.Instant()
		if err != nil {
			return nil, err
		}
		place["value"] = instantKey(instant)
	default:
		place["value"] = textual.Cut(utf8Text(position.Value), maxKey)
	}
	return place, nil
}

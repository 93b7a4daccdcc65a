package export

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// mostValues bounds how often a parameter may be given.
const mostValues = 1000

// parameter is one condition of a request in the form of a name and texts.
type parameter struct {
	many bool // it may be given more than once: then one of the values must hold
	set  func(r *Request, f *network.ProjectFilter, values []string) error
}

// RequestOf reads a request from parameters, as they stand in an address. They have the names
// of the fields of the API's ProjectFilter: those of lists in the singular and repeated, those of objects
// with a dot (`granted.min`), where `from` and `to` are short for `active.from` and `active.to`, and a set of ids
// alone means any of them (`organisation`, `organisation.all`, `organisation.none`). `kind` and
// `projection` say what is drawn.
//
// Anything else, a value that makes no sense and a range that ends before it begins are
// [network.InvalidArgument] errors, which name the parameter and what would be right.
func RequestOf(values url.Values) (Request, error) {
	request := Request{Asked: askedOf(values)}
	filter := new(network.ProjectFilter)
	filtered := false
	for _, name := range slices.Sorted(maps.Keys(values)) {
		known, is := parameters[name]
		if !is {
			return Request{}, network.Errorf(network.InvalidArgument,
				"there is no parameter %q: known are %s", clip(name), listed(slices.Sorted(maps.Keys(parameters))))
		}
		given := values[name]
		switch {
		case slices.Contains(given, ""):
			return Request{}, network.Errorf(network.InvalidArgument, "%s has no value: leave it out or give one", name)
		case len(given) > 1 && !known.many:
			return Request{}, network.Errorf(network.InvalidArgument, "%s can be given once, not %d times", name, len(given))
		case len(given) > mostValues:
			return Request{}, network.Errorf(network.LimitExceeded, "%s is given %d times: at most %d are allowed", name, len(given), mostValues)
		}
		if err := known.set(&request, filter, given); err != nil {
			return Request{}, network.Errorf(network.CodeOf(err), "%s: %s", name, err.Error())
		}
		filtered = filtered || !slices.Contains(notOfFilter, name)
	}
	if err := checkRanges(filter); err != nil {
		return Request{}, err
	}
	if filtered {
		request.Filter = filter
	}
	if err := request.check(); err != nil {
		return Request{}, err
	}
	return request, nil
}

// notOfFilter are the parameters that say what to draw of the projects that pass.
var notOfFilter = []string{"kind", "projection"}

// Parameters gives the names of the parameters that [RequestOf] knows, sorted.
func Parameters() []string { return slices.Sorted(maps.Keys(parameters)) }

var parameters = map[string]parameter{
	"text":   {false, one(func(f *network.ProjectFilter) **string { return &f.Text }, anything)},
	"id":     {true, each(func(f *network.ProjectFilter) *[]network.ID { return &f.IDs }, idOf(network.KindProject))},
	"code":   {true, each(func(f *network.ProjectFilter) *[]string { return &f.Codes }, anything)},
	"period": {true, each(func(f *network.ProjectFilter) *[]string { return &f.Periods }, anything)},
	"fund":   {true, each(func(f *network.ProjectFilter) *[]network.ID { return &f.Funds }, idOf(network.KindFund))},
	"status": {true, each(func(f *network.ProjectFilter) *[]network.ProjectStatus { return &f.Statuses }, wordOf(
		network.StatusPlanned, network.StatusOngoing, network.StatusEnded, network.StatusTerminated, network.StatusUnknown))},
	"role": {true, each(func(f *network.ProjectFilter) *[]network.Role { return &f.Roles }, wordOf(allRoles...))},

	"from":        {false, date(func(f *network.ProjectFilter) **network.DateRange { return &f.Active }, from)},
	"to":          {false, date(func(f *network.ProjectFilter) **network.DateRange { return &f.Active }, to)},
	"start.from":  {false, date(func(f *network.ProjectFilter) **network.DateRange { return &f.Start }, from)},
	"start.to":    {false, date(func(f *network.ProjectFilter) **network.DateRange { return &f.Start }, to)},
	"end.from":    {false, date(func(f *network.ProjectFilter) **network.DateRange { return &f.End }, from)},
	"end.to":      {false, date(func(f *network.ProjectFilter) **network.DateRange { return &f.End }, to)},
	"granted.min": {false, euros(func(r *network.AmountRange) **decimal.Decimal { return &r.Min })},
	"granted.max": {false, euros(func(r *network.AmountRange) **decimal.Decimal { return &r.Max })},

	"place":             {true, ids(places, anyOf, aPlace...)},
	"place.all":         {true, ids(places, allOf, aPlace...)},
	"place.none":        {true, ids(places, noneOf, aPlace...)},
	"targetPlace":       {true, ids(targets, anyOf, aPlace...)},
	"targetPlace.all":   {true, ids(targets, allOf, aPlace...)},
	"targetPlace.none":  {true, ids(targets, noneOf, aPlace...)},
	"organisation":      {true, ids(participants, anyOf, network.KindOrganisation)},
	"organisation.all":  {true, ids(participants, allOf, network.KindOrganisation)},
	"organisation.none": {true, ids(participants, noneOf, network.KindOrganisation)},
	"funder":            {true, ids(funders, anyOf, network.KindFund, network.KindOrganisation)},
	"funder.all":        {true, ids(funders, allOf, network.KindFund, network.KindOrganisation)},
	"funder.none":       {true, ids(funders, noneOf, network.KindFund, network.KindOrganisation)},

	"kind": {true, func(r *Request, _ *network.ProjectFilter, values []string) (err error) {
		r.Kinds, err = parsed(values, wordOf(drawable...))
		return err
	}},
	"projection": {false, func(r *Request, _ *network.ProjectFilter, values []string) (err error) {
		r.Projection, err = wordOf(ProjectionOrganisations)(values[0])
		return err
	}},
}

// allRoles are the roles that there are.
var allRoles = []network.Role{
	network.RoleCoordinator, network.RoleImplementer, network.RolePartner, network.RoleAssociate, network.RoleThirdParty,
	network.RoleWorkPackageLead, network.RolePlanner, network.RoleAuthority, network.RoleFunder,
}

// checkRanges refuses ranges that end before they begin, in which nothing could be.
func checkRanges(f *network.ProjectFilter) error {
	for _, r := range []struct {
		begin, end string
		dates      *network.DateRange
	}{{"from", "to", f.Active}, {"start.from", "start.to", f.Start}, {"end.from", "end.to", f.End}} {
		if r.dates != nil && r.dates.From != "" && r.dates.To != "" && r.dates.From.First() > r.dates.To.Last() {
			return network.Errorf(network.InvalidArgument, "%s (%s) lies behind %s (%s): turn them round", r.begin, r.dates.From, r.end, r.dates.To)
		}
	}
	if g := f.Granted; g != nil && g.Min != nil && g.Max != nil && g.Min.Cmp(*g.Max) > 0 {
		return network.Errorf(network.InvalidArgument, "granted.min (%s) is more than granted.max (%s): turn them round", g.Min, g.Max)
	}
	return nil
}

// askedOf gives parameters in one form, by which the same request can be made again.
func askedOf(values url.Values) string {
	asked := maps.Clone(values)
	for _, name := range notOfFilter {
		delete(asked, name)
	}
	return asked.Encode()
}

// clip shortens outside text for an error message.
func clip(text string) string {
	const most = 40
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

package neo4j

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
	textual "verkosto/internal/text"
)

var filterFragments = section("filter")

// filter turns filters into conditions of Cypher and parameters. The text depends on the shape
// of a filter alone, so that the database plans each shape once.
type filter struct {
	params map[string]any
	count  int
}

// param adds a parameter and gives its name.
func (f *filter) param(value any) string {
	name := "c" + strconv.Itoa(len(f.params))
	f.params[name] = value
	return name
}

// variable gives a name for a node that no other has.
func (f *filter) variable() string {
	f.count++
	return "x" + strconv.Itoa(f.count)
}

// fragment gives a fragment about the node n, with the names of other parts behind it.
func fragment(name, n string, places ...string) string {
	return fill(filterFragments[name], append([]string{"n", n}, places...)...)
}

// conditions are conditions that must all hold.
type conditions []string

func (c conditions) String() string {
	if len(c) == 0 {
		return filterFragments["true"]
	}
	return strings.Join(c, " AND ")
}

// closed gives the conditions as one that the planner takes as a whole. It would multiply out choices
// between conjunctions, and six choices of five conditions are minutes of planning.
func (c conditions) closed() string {
	return fill(filterFragments["as a whole"], "condition", c.String())
}

// where gives the conditions under which the node n passes a filter.
func (f *filter) where(passes network.Filter, n string) conditions {
	if passes == nil || reflect.ValueOf(passes).IsNil() {
		return nil
	}
	switch p := passes.(type) {
	case *network.ProjectFilter:
		return f.project(p, n)
	case *network.OrganisationFilter:
		return f.organisation(p, n)
	case *network.PlaceFilter:
		return f.place(p, n)
	case *network.FunderFilter:
		return f.funder(p, n)
	case *network.PersonFilter:
		return f.person(p, n)
	case *network.ParticipationFilter:
		return f.participation(p, n)
	case *network.FundingFilter:
		return f.funding(p, n)
	case *network.SourceFilter:
		return f.source(p, n)
	case *network.AnnotationFilter:
		return f.annotation(p, n)
	case *network.MatchFilter:
		return f.match(p, n)
	}
	return conditions{filterFragments["false"]} // the filters of the contract are these
}

// composed gives the conditions of the And, Or and Not of a filter. A condition may be null where a
// property is absent, which counts as false wherever it is not negated; so Not makes it false first.
func composed[F any](and, or []*F, not *F, holds func(*F) conditions) conditions {
	var all conditions
	for _, part := range and {
		all = append(all, "("+holds(part).String()+")")
	}
	if or != nil {
		choices := []string{filterFragments["false"]}
		for _, part := range or {
			choices = append(choices, holds(part).closed())
		}
		all = append(all, "("+strings.Join(choices, " OR ")+")")
	}
	if not != nil {
		all = append(all, fill(filterFragments["not"], "condition", holds(not).String()))
	}
	return all
}

// ids are the conditions on a node's id and full text.
func (f *filter) itself(n string, ids []network.ID, text *string) conditions {
	var all conditions
	if ids != nil {
		all = append(all, fragment("id", n, "p", f.param(known(ids))))
	}
	if text != nil {
		all = append(all, fragment("text", n, "p", f.param(choices(*text))))
	}
	return all
}

// known gives those ids that a node may have: Bolt carries UTF-8 alone.
func known[T ~string](ids []T) []string {
	plain := make([]string, 0, len(ids))
	for _, id := range ids {
		if utf8.ValidString(string(id)) {
			plain = append(plain, string(id))
		}
	}
	return plain
}

// choices gives for each term of a search text the pieces of a term list of which one must be there.
func choices(search string) []any {
	all := []any{}
	for _, term := range textual.Analyse(utf8Text(search)) {
		var pieces []string
		for _, exact := range term.Exact {
			pieces = append(pieces, " "+exact+" ")
		}
		if term.Prefix != "" {
			pieces = append(pieces, " "+term.Prefix)
		}
		all = append(all, pieces)
	}
	return all
}

// oneOf is the condition that a property has one of some values, "" standing for none. It is said as plainly
// as it can be: the planner takes an equation for rare and tries it first, a list for less so, and knows nothing of
// an expression that stands for none.
func oneOf[T ~string](f *filter, n, property string, values []T) conditions {
	if values == nil {
		return nil
	}
	valid := known(values)
	switch {
	case slices.Contains(valid, ""):
		return conditions{fragment("one of or none", n, "property", property, "p", f.param(valid))}
	case len(valid) == 1:
		return conditions{fragment("is", n, "property", property, "p", f.param(valid[0]))}
	default:
		return conditions{fragment("one of", n, "property", property, "p", f.param(valid))}
	}
}

// coded is the condition that a node has one of some codes, which have a sort key.
func coded[T ~string](f *filter, n, name string, codes []T) conditions {
	if codes == nil {
		return nil
	}
	values := known(codes)
	keys := make([]string, len(values))
	for i, value := range values {
		keys[i] = sortKey(value)
	}
	return conditions{fragment(name, n, "p", f.param(map[string]any{"keys": keys, "values": values}))}
}

// related are the conditions that a set makes on what a path leads to. places also stand for
// the places within them.
func (f *filter) related(n, path, sort string, set *network.IDSet, places ...string) conditions {
	if set.Empty() {
		return nil
	}
	var all conditions
	add := func(name string, ids []network.ID) string {
		r, p := f.variable(), f.param(unique(ids))
		way := fragment(path, n, append([]string{"r", r, "x", f.variable()}, places...)...)
		return fragment(sort+name, n, "path", way, "r", r, "w", f.variable(), "p", p)
	}
	if len(set.Any) > 0 {
		all = append(all, add(" any", set.Any))
	}
	if len(set.All) > 0 {
		if len(known(set.All)) < len(set.All) {
			return conditions{filterFragments["false"]} // one of them is no id at all
		}
		all = append(all, add(" all", set.All))
	}
	if len(set.None) > 0 {
		all = append(all, fill(filterFragments["none"], "exists", add(" any", set.None)))
	}
	return all
}

// anyOf is the condition that a path leads to one of some ids.
func (f *filter) anyOf(n, path string, ids []network.ID) conditions {
	if ids == nil {
		return nil
	}
	r := f.variable()
	return conditions{fragment("related any", n, "path", fragment(path, n, "r", r), "r", r, "p", f.param(known(ids)))}
}

func (f *filter) day(n, property string, dates *network.DateRange) conditions {
	if dates == nil {
		return nil
	}
	return conditions{fragment("day", n, "property", property, "p", f.param(days(dates)))}
}

func (f *filter) active(n string, dates *network.DateRange) conditions {
	if dates == nil {
		return nil
	}
	return conditions{fragment("active", n, "p", f.param(days(dates)))}
}

// days gives the first and the last day of a range; an open end is before or after all.
func days(dates *network.DateRange) map[string]any {
	days := map[string]any{"from": utf8Text(string(dates.From.First())), "to": noText, "open": noText}
	if dates.To != "" {
		days["to"] = utf8Text(string(dates.To.Last()))
	}
	return days
}

func (f *filter) amount(n, name string, amounts *network.AmountRange) conditions {
	if amounts == nil {
		return nil
	}
	return conditions{fragment(name, n, "p", f.param(map[string]any{
		"least": bound(amounts.Min, -noNumber, decimal.Decimal.Ceil),
		"most":  bound(amounts.Max, noNumber-1, decimal.Decimal.Floor),
	}))}
}

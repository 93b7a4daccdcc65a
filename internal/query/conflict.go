package query

import (
	"context"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// opinionsRead bounds how many citations of a node its conflicts are told from.
const opinionsRead = 100

// Conflict is a field of a node on which its sources disagree.
type Conflict struct {
	Field  string         // name of the field in the API; of names with the language, as "names.fi"
	Values []*StatedValue // the believed one first, at least two
}

// StatedValue is one of several values that sources state for a field.
type StatedValue struct {
	Value    string
	Believed bool         // it is the one that the node has
	Sources  []network.ID // that state it, the most believed first
}

// Conflicts gives for each node the fields of one value on which the hundred most believed citations
// disagree, in the order of the fields. Lists are united and never in conflict.
func (q *Queries) Conflicts(ctx context.Context, ids []network.ID) (map[network.ID][]*Conflict, error) {
	pages, err := byKeys(ids, func(chunk []network.ID) (map[network.ID]network.Page[network.Citation], error) {
		return q.reader.Citations(ctx, network.CitationQuery{Of: chunk, Window: network.Window{First: opinionsRead}})
	})
	if err != nil {
		return nil, err
	}
	conflicts := make(map[network.ID][]*Conflict, len(pages))
	for id, page := range pages {
		conflicts[id] = conflictsAmong(page.Items)
	}
	return conflicts, nil
}

func conflictsAmong(cited []network.Item[network.Citation]) []*Conflict {
	conflicts := []*Conflict{}
	byField := make(map[string]*Conflict)
	for _, item := range cited {
		for _, stated := range singleValuesOf(item.Node.Node) {
			conflict := byField[stated.field]
			if conflict == nil {
				conflict = &Conflict{Field: stated.field}
				byField[stated.field] = conflict
				conflicts = append(conflicts, conflict)
			}
			conflict.add(stated.value, item.Node.Source)
		}
	}
	conflicts = slices.DeleteFunc(conflicts, func(c *Conflict) bool { return len(c.Values) < 2 })
	slices.SortFunc(conflicts, func(a, b *Conflict) int { return strings.Compare(a.Field, b.Field) })
	return conflicts
}

// add takes another opinion, in the order of belief: the first is believed.
func (c *Conflict) add(value string, source network.ID) {
	at := slices.IndexFunc(c.Values, func(v *StatedValue) bool { return v.Value == value })
	if at < 0 {
		at = len(c.Values)
		c.Values = append(c.Values, &StatedValue{Value: value, Believed: at == 0})
	}
	if known := c.Values[at]; !slices.Contains(known.Sources, source) {
		known.Sources = append(known.Sources, source)
	}
}

// fieldValue is what a citation states for a field.
type fieldValue struct{ field, value string }

// identifying are fields that follow from the id, or that organisations which are one state differently by their nature.
var identifying = []string{"id", "project", "organisation", "funder", "role", "contactsHidden"}

// singleValuesOf gives the fields of one value that a node states, by their names in the API.
func singleValuesOf(node network.Node) []fieldValue {
	var values []fieldValue
	fields := reflect.ValueOf(node).Elem()
	for i := range fields.NumField() {
		name, _, _ := strings.Cut(fields.Type().Field(i).Tag.Get("json"), ",")
		if slices.Contains(identifying, name) || fields.Field(i).IsZero() || network.IsPrivate(node.NodeID(), name) {
			continue
		}
		if names, is := fields.Field(i).Interface().(network.Names); is {
			for language, text := range map[string]string{"fi": names.Fi, "sv": names.Sv, "en": names.En} {
				if text != "" {
					values = append(values, fieldValue{name + "." + language, text})
				}
			}
			continue
		}
		if value, single := written(fields.Field(i)); single {
			values = append(values, fieldValue{name, value})
		}
	}
	return values
}

// written gives a single value as text; false for what is none.
func written(value reflect.Value) (string, bool) {
	switch v := value.Interface().(type) {
	case *decimal.Decimal:
		return v.Trim(0).String(), true
	case *bool:
		return strconv.FormatBool(*v), true
	case network.Address:
		return strings.Join(slices.DeleteFunc([]string{v.Street, v.PostCode, v.City}, func(part string) bool { return part == "" }), ", "), true
	}
	switch value.Kind() {
	case reflect.String:
		return value.String(), true
	case reflect.Int:
		return strconv.FormatInt(value.Int(), 10), true
	default:
		return "", false
	}
}

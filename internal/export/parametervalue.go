package export

import (
	"slices"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// setter puts the values of a parameter where they belong.
type setter = func(*Request, *network.ProjectFilter, []string) error

// parsed reads each of some values.
func parsed[T any](values []string, parse func(string) (T, error)) ([]T, error) {
	all := make([]T, len(values))
	for i, value := range values {
		var err error
		if all[i], err = parse(value); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// one sets a condition that has one value.
func one[T any](field func(*network.ProjectFilter) **T, parse func(string) (T, error)) setter {
	return func(_ *Request, f *network.ProjectFilter, values []string) error {
		value, err := parse(values[0])
		*field(f) = &value
		return err
	}
}

// each sets a condition that holds for one of several values.
func each[T any](field func(*network.ProjectFilter) *[]T, parse func(string) (T, error)) setter {
	return func(_ *Request, f *network.ProjectFilter, values []string) (err error) {
		*field(f), err = parsed(values, parse)
		return err
	}
}

func anything(text string) (string, error) { return text, nil }

// wordOf reads one of some words.
func wordOf[T ~string](words ...T) func(string) (T, error) {
	return func(text string) (T, error) {
		if !slices.Contains(words, T(text)) {
			return "", network.Errorf(network.InvalidArgument, "%q is unknown: known are %s", clip(text), listed(words))
		}
		return T(text), nil
	}
}

// idOf reads the id of a node of one of some kinds.
func idOf(kinds ...network.Kind) func(string) (network.ID, error) {
	return func(text string) (network.ID, error) {
		id, err := network.ParseID(text)
		if err != nil {
			return "", err
		}
		if !slices.Contains(kinds, id.Kind()) {
			return "", network.Errorf(network.InvalidArgument, "%q is the id of another kind: give one of %s", clip(text), listed(kinds))
		}
		return id, nil
	}
}

// ids sets one part of a set of ids.
func ids(set func(*network.ProjectFilter) **network.IDSet, part func(*network.IDSet) *[]network.ID, kinds ...network.Kind) setter {
	return func(_ *Request, f *network.ProjectFilter, values []string) (err error) {
		in := set(f)
		if *in == nil {
			*in = new(network.IDSet)
		}
		*part(*in), err = parsed(values, idOf(kinds...))
		return err
	}
}

func anyOf(s *network.IDSet) *[]network.ID  { return &s.Any }
func allOf(s *network.IDSet) *[]network.ID  { return &s.All }
func noneOf(s *network.IDSet) *[]network.ID { return &s.None }

func places(f *network.ProjectFilter) **network.IDSet       { return &f.Places }
func targets(f *network.ProjectFilter) **network.IDSet      { return &f.TargetPlaces }
func participants(f *network.ProjectFilter) **network.IDSet { return &f.Organisations }
func funders(f *network.ProjectFilter) **network.IDSet      { return &f.Funders }

var aPlace = []network.Kind{network.KindMunicipality, network.KindSubRegion, network.KindRegion}

// date sets one end of a range of dates.
func date(set func(*network.ProjectFilter) **network.DateRange, end func(*network.DateRange) *network.Date) setter {
	return func(_ *Request, f *network.ProjectFilter, values []string) (err error) {
		in := set(f)
		if *in == nil {
			*in = new(network.DateRange)
		}
		*end(*in), err = network.ParseDate(values[0])
		return err
	}
}

func from(r *network.DateRange) *network.Date { return &r.From }
func to(r *network.DateRange) *network.Date   { return &r.To }

// euros sets one end of the range of what was granted.
func euros(end func(*network.AmountRange) **decimal.Decimal) setter {
	return func(_ *Request, f *network.ProjectFilter, values []string) error {
		amount, err := decimal.Parse(values[0])
		if err != nil {
			return network.Errorf(network.InvalidArgument, "%q is no amount: write euros in digits, as in 12500.50", clip(values[0]))
		}
		if f.Granted == nil {
			f.Granted = new(network.AmountRange)
		}
		*end(f.Granted) = &amount
		return nil
	}
}

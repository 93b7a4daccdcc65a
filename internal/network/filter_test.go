package network_test

import (
	"fmt"
	"testing"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

func TestDateRangeContains(t *testing.T) {
	for _, c := range []struct {
		from, to, date network.Date
		want           bool
	}{
		{"2020-01-01", "2020-12-31", "2020-01-01", true},
		{"2020-01-01", "2020-12-31", "2020-12-31", true},
		{"2020-01-01", "2020-12-31", "2019-12-31", false},
		{"2020-01-01", "2020-12-31", "2021-01-01", false},
		{"2020", "2020", "2020-12-31", true},
		{"2020-02", "2020-02", "2020-02-29", true},
		{"2020-02", "2020-02", "2020-03-01", false},
		{"2020-02", "", "2099", true},
		{"", "2020-02", "1900", true},
		{"", "", "2020", true},
		{"", "", "", false},
		{"2020", "2021", "", false},
		{"2020-06-01", "2020-12-31", "2020", false}, // a year counts by its first day
		{"2019-06-01", "2020-01-01", "2020", true},
		{"2020-05-02", "", "2020-05", false},
		{"2021", "2020", "2020-06-01", false},
	} {
		r := network.DateRange{From: c.from, To: c.to}
		if got := r.Contains(c.date); got != c.want {
			t.Errorf("%q in [%q, %q]: %v", c.date, c.from, c.to, got)
		}
	}
}

func TestDateRangeOverlaps(t *testing.T) {
	for _, c := range []struct {
		from, to, start, end network.Date
		want                 bool
	}{
		{"2020", "2021", "2019-01-01", "2019-12-31", false},
		{"2020", "2021", "2019-01-01", "2020-01-01", true},
		{"2020", "2021", "2021-12-31", "2030-01-01", true},
		{"2020", "2021", "2022-01-01", "2030-01-01", false},
		{"2020", "2021", "2020-05", "2020-05", true},
		{"2020", "2021", "2010", "2030", true},
		{"2020-05-31", "2020-05-31", "2020-01", "2020-05", true}, // to the last day of the month
		{"2020-06-01", "2020-06-01", "2020-01", "2020-05", false},
		{"2020", "2021", "2019", "", true},
		{"2020", "2021", "2022", "", false},
		{"2020", "2021", "", "2020", true},
		{"2020", "2021", "", "2019", false},
		{"2020", "2021", "", "", false},
		{"", "", "", "", false},
		{"", "", "2019", "", true},
		{"2020", "", "2019", "2019-12-31", false},
		{"", "2020", "2020-12-31", "", true},
		{"", "2020", "2021-01-01", "", false},
	} {
		r := network.DateRange{From: c.from, To: c.to}
		if got := r.Overlaps(c.start, c.end); got != c.want {
			t.Errorf("%q to %q overlaps [%q, %q]: %v", c.start, c.end, c.from, c.to, got)
		}
	}
}

func amount(text string) *decimal.Decimal {
	if text == "" {
		return nil
	}
	exact := decimal.MustParse(text)
	return &exact
}

func TestAmountRangeContains(t *testing.T) {
	for _, c := range []struct {
		least, most, amount string
		want                bool
	}{
		{"1", "2", "1", true},
		{"1", "2", "2.00", true},
		{"1", "2", "0.99", false},
		{"1", "2", "2.01", false},
		{"", "2", "-5", true},
		{"1", "", "1000000000", true},
		{"", "", "0", true},
		{"", "", "", false},
		{"0", "", "", false},
		{"2", "1", "1.5", false},
	} {
		r := network.AmountRange{Min: amount(c.least), Max: amount(c.most)}
		if got := r.Contains(amount(c.amount)); got != c.want {
			t.Errorf("%q in [%q, %q]: %v", c.amount, c.least, c.most, got)
		}
	}
}

func TestIDSetEmpty(t *testing.T) {
	some := []network.ID{"municipality:837"}
	for _, c := range []struct {
		set  *network.IDSet
		want bool
	}{
		{nil, true},
		{&network.IDSet{}, true},
		{&network.IDSet{Any: []network.ID{}, All: []network.ID{}, None: []network.ID{}}, true},
		{&network.IDSet{Any: some}, false},
		{&network.IDSet{All: some}, false},
		{&network.IDSet{None: some}, false},
	} {
		if got := c.set.Empty(); got != c.want {
			t.Errorf("%+v is empty: %v", c.set, got)
		}
	}
}

func TestFiltersAreForKinds(t *testing.T) {
	filters := map[network.Kind]network.Filter{
		network.KindProject: &network.ProjectFilter{}, network.KindOrganisation: &network.OrganisationFilter{},
		network.KindMunicipality: &network.PlaceFilter{}, network.KindSubRegion: &network.PlaceFilter{}, network.KindRegion: &network.PlaceFilter{},
		network.KindFund: &network.FunderFilter{}, network.KindFunder: &network.FunderFilter{}, network.KindPerson: &network.PersonFilter{},
		network.KindParticipation: &network.ParticipationFilter{}, network.KindFunding: &network.FundingFilter{}, network.KindSource: &network.SourceFilter{},
	}
	for of, filter := range filters {
		for kind, right := range filters {
			if got, want := filter.Filters(kind), filterName(filter) == filterName(right); got != want {
				t.Errorf("the filter for %s filters %s: %v", of, kind, got)
			}
		}
	}
}

func filterName(filter network.Filter) string { return fmt.Sprintf("%T", filter) }

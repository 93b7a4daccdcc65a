package export_test

import (
	"fmt"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"verkosto/internal/export"
	"verkosto/internal/network"
)

func TestRequestOf(t *testing.T) {
	million := decimal.MustParse("1000000")
	words := "kiertotalous"
	for asked, want := range map[string]export.Request{
		"": {},
		"period=2014-2020&period=2021-2027": {
			Filter: &network.ProjectFilter{Periods: []string{"2014-2020", "2021-2027"}}, Asked: "period=2014-2020&period=2021-2027",
		},
		"to=2020&from=2019-06&text=kiertotalous": {
			Filter: &network.ProjectFilter{Text: &words, Active: &network.DateRange{From: "2019-06", To: "2020"}}, Asked: "from=2019-06&text=kiertotalous&to=2020",
		},
		"from=2020&to=2020-05": { // a year is not behind a month of it
			Filter: &network.ProjectFilter{Active: &network.DateRange{From: "2020", To: "2020-05"}}, Asked: "from=2020&to=2020-05",
		},
		"organisation=organisation:fi/1&organisation.none=organisation:fi/2&role=PARTNER": {
			Filter: &network.ProjectFilter{
				Organisations: &network.IDSet{Any: []network.ID{"organisation:fi/1"}, None: []network.ID{"organisation:fi/2"}}, Roles: []network.Role{network.RolePartner},
			},
			Asked: "organisation=organisation%3Afi%2F1&organisation.none=organisation%3Afi%2F2&role=PARTNER",
		},
		"granted.min=1000000&end.to=2013": {
			Filter: &network.ProjectFilter{Granted: &network.AmountRange{Min: &million}, End: &network.DateRange{To: "2013"}}, Asked: "end.to=2013&granted.min=1000000",
		},
		"kind=PROJECT&kind=FUND":   {Kinds: []network.Kind{network.KindProject, network.KindFund}},
		"projection=organisations": {Projection: export.ProjectionOrganisations},
	} {
		if got := requestOf(t, asked); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, want %+v", asked, got, want)
		}
	}
}

func TestRequestOfRefuses(t *testing.T) {
	for asked, says := range map[string]string{
		"fund=ESF":                "fund: \"ESF\" is no id",
		"place=organisation:fi/1": "place: \"organisation:fi/1\" is the id of another kind: give one of MUNICIPALITY, SUB_REGION, REGION",
		"status=DONE":             "known are PLANNED",
		"start.from=2020-01-02&start.to=2020-01-01": "start.from (2020-01-02) lies behind start.to (2020-01-01)",
		"granted.min=NaN":                              "is no amount",
		"Period=2014-2020":                             "there is no parameter \"Period\"",
		strings.Repeat("x", 1000) + "=1":               "x…\": known are",
		"text=":                                        "text has no value",
		"kind=PROJECT&projection=organisations":        "leave out kind",
		"period=a" + strings.Repeat("&period=a", 1000): "1001 times",
	} {
		values, err := url.ParseQuery(asked)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := export.RequestOf(values); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.80s: got %v, want %s", asked, err, says)
		}
	}
}

// FuzzRequestOf says that no parameters bring it down, and that what it took it takes again.
func FuzzRequestOf(f *testing.F) {
	for _, asked := range requests {
		f.Add(asked)
	}
	f.Add("granted.max=1e400&from=0000")
	f.Fuzz(func(t *testing.T, asked string) {
		values, err := url.ParseQuery(asked)
		if err != nil {
			return
		}
		request, err := export.RequestOf(values)
		if err != nil {
			return
		}
		again := requestOf(t, request.Asked)
		if fmt.Sprint(again.Asked) != request.Asked || (again.Filter == nil) != (request.Filter == nil) {
			t.Errorf("%q is asked again as %q", asked, request.Asked)
		}
	})
}

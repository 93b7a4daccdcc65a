package query_test

import (
	"math"
	"strings"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/query"
	"verkosto/internal/store/storetest"
)

func TestFlowsOnTheMap(t *testing.T) {
	store := storetest.NewModel()
	for _, batch := range storetest.Sample() {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	queries := query.New(store, query.Options{})
	for level, want := range map[network.Kind]string{
		network.KindMunicipality: `"geometry":{"coordinates":[23.7608,61.4981],"type":"Point"}`,
		network.KindRegion:       `"geometry":{"coordinates":[23.7608,61.4981],"type":"Point"}`,
	} {
		flows, err := queries.Flows(t.Context(), level, nil, query.Paging{})
		if err != nil {
			t.Fatal(err)
		}
		text, err := flows.GeoJSON()
		if err != nil || !strings.Contains(text, want) || !strings.Contains(text, `"geometry":null`) {
			t.Errorf("flows between %s: %v\n%s", level, err, text)
		}
	}
}

func TestDistance(t *testing.T) {
	helsinki, tampere := network.Coordinates{Latitude: 60.1699, Longitude: 24.9384}, network.Coordinates{Latitude: 61.4981, Longitude: 23.7608}
	pole, other := network.Coordinates{Latitude: 90}, network.Coordinates{Latitude: -90, Longitude: 180}
	for _, c := range []struct {
		a, b network.Coordinates
		want float64
	}{{helsinki, helsinki, 0}, {helsinki, tampere, 160.8}, {pole, other, 20015.1}} {
		got := network.Distance(c.a, c.b)
		if math.Abs(got-c.want) > 0.5 || got != network.Distance(c.b, c.a) {
			t.Errorf("from %v to %v it is %v km, want %v", c.a, c.b, got, c.want)
		}
	}
}

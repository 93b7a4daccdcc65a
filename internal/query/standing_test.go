package query_test

import (
	"reflect"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/query"
	"verkosto/internal/store/storetest"
)

// Whoever is asked for by id stands where the list has it.
func TestStandingsAreThoseOfTheList(t *testing.T) {
	store := storetest.NewModel()
	for _, batch := range storetest.Sample() {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	queries := query.New(store, query.Options{})
	for _, metric := range []query.Metric{query.MetricDegree, query.MetricStrength, query.MetricBetweenness, query.MetricPageRank, query.MetricCore} {
		found, err := queries.Centrality(t.Context(), query.CentralityQuery{Metric: metric, Weighting: query.WeightCount})
		if err != nil || len(found.Items) < 5 {
			t.Fatalf("%s: %d organisations (%v)", metric, len(found.Items), err)
		}
		agree(t, string(metric), found.Items, func(s query.Standing) network.ID { return s.StatedAs }, func(ids []network.ID) (map[network.ID]network.Item[query.Standing], error) {
			return found.Standings(t.Context(), ids)
		})
	}
	for _, by := range []query.BrokerageMetric{query.ByConstraint, query.ByEffectiveSize, query.ByEfficiency, query.ByDependence} {
		found, err := queries.Brokerage(t.Context(), query.Subnetwork{}, query.WeightCount, by, query.Paging{})
		if err != nil {
			t.Fatal(err)
		}
		agree(t, string(by), found.Items, func(b query.Broker) network.ID { return b.StatedAs }, func(ids []network.ID) (map[network.ID]network.Item[query.Broker], error) {
			return found.Standings(t.Context(), ids)
		})
	}
	communities, err := queries.Communities(t.Context(), query.CommunitiesQuery{Weighting: query.WeightNewman, Resolution: 5})
	if err != nil || len(communities.Items) < 2 {
		t.Fatalf("%d communities (%v)", len(communities.Items), err)
	}
	lists, err := communities.Members(t.Context(), query.Paging{})
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range lists {
		agree(t, "members", list.Items, func(m query.Member) network.ID { return m.StatedAs }, func(ids []network.ID) (map[network.ID]network.Item[query.Member], error) {
			return communities.Memberships(t.Context(), ids)
		})
	}
	_, err = communities.Memberships(t.Context(), make([]network.ID, 1001))
	if network.CodeOf(err) != network.LimitExceeded {
		t.Errorf("1,001 ids: %v, want %s", err, network.LimitExceeded)
	}
}

// agree compares what a list has with what is told of each by its id.
func agree[T any](
	t *testing.T, what string, list []network.Item[T], idOf func(T) network.ID, ask func([]network.ID) (map[network.ID]network.Item[T], error),
) {
	t.Helper()
	ids := []network.ID{"organisation:fi/0000000-0"}
	for _, item := range list {
		ids = append(ids, idOf(item.Node))
	}
	found, err := ask(ids)
	if err != nil || len(found) != len(list) {
		t.Errorf("%s: %d of %d are told (%v)", what, len(found), len(list), err)
	}
	for _, item := range list {
		if got := found[idOf(item.Node)]; !reflect.DeepEqual(got, item) {
			t.Errorf("%s: %+v, want %+v", what, got, item)
		}
	}
}

package storetest

import (
	"context"
	"testing"

	"verkosto/internal/network"
)

// orderCase is a list in an order: first the nodes that have the value, upwards, then
// those that do not, by id. Values gives the texts of the positions of the former.
type orderCase struct {
	kind   network.Kind
	field  network.OrderField
	want   string
	absent string
	values []string
}

var orderCases = []orderCase{
	{network.KindProject, network.ByID, "P3 P1 P2 P6 P4 P5", "", []string{"", "", "", "", "", ""}},
	{network.KindProject, network.ByName, "P5 P1 P3 P2 P4", "P6", []string{"cafe deja vu", "mets|n valo", "{valo", "|ly ja puu", "}resund twins"}},
	{network.KindProject, network.ByCode, "P5 P3 P1 P4 P2 P6", "", []string{"101000001", "A70001", "S10001", "S10001", "S10002", "S10009"}},
	{network.KindProject, network.ByStart, "P1 P2 P6 P3 P4", "P5", []string{"2015-03-01", "2016", "2018-06-01", "2019-05-01", "2023-09"}},
	{network.KindProject, network.ByEnd, "P1 P6 P2 P4", "P3 P5", []string{"2017-08-31", "2018-01-31", "2018-12", "2025-12-31"}},
	{network.KindProject, network.ByGranted, "P4 P2 P1 P3", "P6 P5", []string{"0", "80000", "150000", "500000.1"}},
	{network.KindProject, network.ByParticipations, "P6 P2 P5 P1 P4 P3", "", []string{"0", "2", "2", "3", "3", "4"}},

	{network.KindOrganisation, network.ByID, "honka koski liitto ääne lab yksin valo", "", []string{"", "", "", "", "", "", ""}},
	{
		network.KindOrganisation, network.ByName, "lab honka koski liitto valo yksin ääne", "",
		[]string{"hongan mets|laboratorio", "honka ammattikorkeakoulu oy", "kosken kehitys ry", "pirkan liitto", "valo labs ab", "yksin", "||nen yritt|j|t"},
	},
	{network.KindOrganisation, network.ByGranted, "valo koski honka", "liitto ääne lab yksin", []string{"20000", "50010.49", "200000"}},
	{network.KindOrganisation, network.ByParticipations, "yksin lab liitto ääne valo koski honka", "", []string{"0", "1", "2", "2", "2", "3", "4"}},
	{network.KindOrganisation, network.ByProjects, "yksin lab koski liitto ääne valo honka", "", []string{"0", "1", "2", "2", "2", "2", "4"}},
	{network.KindOrganisation, network.ByPartners, "liitto yksin lab koski ääne valo honka", "", []string{"0", "0", "1", "2", "2", "2", "3"}},

	{network.KindMunicipality, network.ByID, "helsinki jyväskylä nokia tampere viljakkala ylöjärvi äänekoski", "", []string{"", "", "", "", "", "", ""}},
	{
		network.KindMunicipality, network.ByName, "helsinki jyväskylä nokia tampere viljakkala ylöjärvi äänekoski", "",
		[]string{"helsinki", "jyv|skyl|", "nokia", "tampere", "viljakkala", "yl}j|rvi", "||nekoski"},
	},
	{network.KindMunicipality, network.ByCode, "helsinki jyväskylä nokia tampere viljakkala ylöjärvi äänekoski", "", []string{"091", "179", "536", "837", "932", "980", "992"}},
	{network.KindMunicipality, network.ByProjects, "helsinki jyväskylä ylöjärvi viljakkala äänekoski nokia tampere", "", []string{"0", "0", "0", "1", "1", "2", "2"}},
	{network.KindSubRegion, network.ByName, "helsinkiS jyväskyläS tampereS äänekoskiS", "", []string{"helsinki", "jyv|skyl|", "tampere", "||nekoski"}},
	{network.KindSubRegion, network.ByCode, "helsinkiS tampereS jyväskyläS äänekoskiS", "", []string{"011", "064", "131", "138"}},
	{network.KindSubRegion, network.ByProjects, "helsinkiS tampereS äänekoskiS jyväskyläS", "", []string{"0", "0", "0", "1"}},
	{network.KindRegion, network.ByName, "keski pirkanmaa uusimaa", "", []string{"keski suomi", "pirkanmaa", "uusimaa"}},
	{network.KindRegion, network.ByCode, "uusimaa pirkanmaa keski", "", []string{"01", "06", "13"}},
	{network.KindRegion, network.ByProjects, "uusimaa pirkanmaa keski", "", []string{"0", "1", "1"}},

	{network.KindFund, network.ByID, "erdf esf esf+", "", []string{"", "", ""}},
	{network.KindFund, network.ByName, "erdf esf", "esf+", []string{"euroopan aluekehitysrahasto", "euroopan sosiaalirahasto"}},
	{network.KindFund, network.ByCode, "erdf esf esf+", "", []string{"ERDF", "ESF", "ESF+"}},
	{network.KindFunder, network.ByID, "erdf esf esf+ koski liitto", "", []string{"", "", "", "", ""}},
	{network.KindFunder, network.ByName, "erdf esf koski liitto", "esf+", []string{"euroopan aluekehitysrahasto", "euroopan sosiaalirahasto", "kosken kehitys ry", "pirkan liitto"}},
	{network.KindFunder, network.ByGranted, "koski liitto esf erdf", "esf+", []string{"0", "30000", "200000", "500000.1"}},
	{network.KindFunder, network.ByProjects, "erdf esf+ koski liitto esf", "", []string{"1", "1", "1", "1", "2"}},
	{network.KindPerson, network.ByID, "maija pekka aada", "", []string{"", "", ""}},
	{network.KindPerson, network.ByName, "aada maija pekka", "", []string{"aada {str}m", "maija mallikas", "pekka puro"}},

	{
		network.KindParticipation, network.ByName,
		"P4-lab P3-honka P1-honka P2-honka P5-honka P3-koski P3-koski-2 P1-koski P1-liitto P4-liitto P3-valo P5-valo P2-ääne P4-ääne", "", nil,
	},
	{
		network.KindParticipation, network.ByCode,
		"P5-honka P5-valo P3-honka P3-koski P3-koski-2 P3-valo P1-honka P1-koski P1-liitto P4-liitto P4-ääne P4-lab P2-honka P2-ääne", "", nil,
	},
	{
		network.KindParticipation, network.ByStart,
		"P1-honka P1-koski P1-liitto P2-honka P2-ääne P3-honka P3-koski P3-koski-2 P3-valo P4-liitto P4-ääne P4-lab", "P5-honka P5-valo", nil,
	},
	{
		network.KindParticipation, network.ByEnd,
		"P1-honka P1-koski P1-liitto P2-honka P2-ääne P4-liitto P4-ääne P4-lab", "P3-honka P3-koski P3-koski-2 P3-valo P5-honka P5-valo", nil,
	},
	{
		network.KindParticipation, network.ByGranted, "P2-honka P3-koski P3-valo P1-koski P3-honka P1-honka",
		"P3-koski-2 P1-liitto P2-ääne P4-liitto P4-ääne P4-lab P5-honka P5-valo",
		[]string{"0", "9.99", "20000", "50000.5", "100000", "100000"},
	},
	{
		network.KindParticipation, network.ByNumber, "P3-honka P1-honka P2-ääne P4-ääne P5-valo P3-valo P1-koski P2-honka P4-lab P5-honka P3-koski P3-koski-2",
		"P1-liitto P4-liitto",
		[]string{"1", "1", "1", "1", "1", "2", "2", "2", "2", "2", "3", "10"},
	},

	{network.KindFunding, network.ByCode, "P3-erdf P1-esf P1-liitto-€ P4-esf+ P4-koski-€ P2-esf", "", []string{"A70001", "S10001", "S10001", "S10001", "S10001", "S10002"}},
	{network.KindFunding, network.ByStart, "P1-esf P1-liitto-€ P2-esf P3-erdf P4-esf+ P4-koski-€", "", nil},
	{network.KindFunding, network.ByEnd, "P1-esf P1-liitto-€ P2-esf P4-esf+ P4-koski-€", "P3-erdf", nil},
	{network.KindFunding, network.ByGranted, "P4-koski-€ P1-liitto-€ P2-esf P1-esf P3-erdf", "P4-esf+", []string{"0", "30000", "80000", "120000", "500000.1"}},
	{network.KindSource, network.ByReadAt, "register list", "classification", []string{"2024-05-17T09:30:00Z", "2024-06-17T09:30:00Z"}},
}

// testOrders lists in both directions. Downwards the values turn around; ties stay in the
// order of ids upwards, and absent values stay behind.
func testOrders(t *testing.T, store network.Store) {
	for _, c := range orderCases {
		for _, direction := range []network.Direction{network.Ascending, network.Descending} {
			t.Run(string(c.kind)+" "+string(c.field)+" "+string(direction), func(t *testing.T) {
				order := network.Order{Field: c.field, Direction: direction}
				pages, err := store.List(t.Context(), network.Selection{Kind: c.kind}, order, all)
				page := must(t, pages, err)[network.WholeStore]
				want, tail := c.want, sorted(c.absent)
				if direction == network.Descending {
					want = turned(page.Items, c)
				}
				sameNodes(t, "order", idsOf(page), want+" "+tail)
				checkPositions(t, page.Items, c, direction)
			})
		}
	}
	t.Run("zero value", func(t *testing.T) {
		sameNodes(t, "order", list(t, store, network.Selection{Kind: network.KindPerson}, network.Order{}), "maija pekka aada")
	})
	t.Run("every order of every kind", func(t *testing.T) {
		for field, kinds := range ordered {
			for _, kind := range kinds {
				pages, err := store.List(context.Background(), network.Selection{Kind: kind}, network.Order{Field: field, Direction: network.Descending}, network.Window{Last: 1})
				some := 1
				if kind == network.KindMatch || kind == network.KindAnnotation {
					some = 0 // the sample has none
				}
				if err != nil || len(pages[network.WholeStore].Items) != some {
					t.Errorf("last %s by %s: %v, %v", kind, field, pages, err)
				}
			}
		}
	})
}

// turned gives the labels of a case downwards: its groups of equal values from behind.
func turned(items []network.Item[network.Node], c orderCase) string {
	valueOf := make(map[network.ID]string)
	for _, item := range items {
		valueOf[item.Position.ID] = item.Position.Value
	}
	var down []network.ID
	group := 0 // where the nodes of the value at hand begin
	for i, id := range of(c.want) {
		if c.field == network.ByID || i > 0 && valueOf[id] != valueOf[of(c.want)[i-1]] {
			group = 0
		}
		down = append(down[:group:group], append([]network.ID{id}, down[group:]...)...)
		group++
	}
	return labelled(down)
}

func checkPositions(t *testing.T, items []network.Item[network.Node], c orderCase, direction network.Direction) {
	t.Helper()
	present := len(of(c.want))
	for i, item := range items {
		position := item.Position
		if position.ID != item.Node.NodeID() {
			t.Errorf("position of %s has the id %s", item.Node.NodeID(), position.ID)
		}
		if position.Absent != (i >= present) || position.Absent && position.Value != "" {
			t.Errorf("position of %s: %+v", labels[position.ID], position)
		}
		if c.values == nil || i >= present {
			continue
		}
		want := c.values[i]
		if direction == network.Descending {
			want = c.values[present-1-i]
		}
		if position.Value != want {
			t.Errorf("position of %s has the value %q, want %q", labels[position.ID], position.Value, want)
		}
	}
}

package neo4j

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

var tallyFragments = section("tally")

// facets says by which fragment the nodes of a kind are counted for a facet.
var facets = map[network.FacetField]map[network.Kind]string{
	network.FacetStatus:    {network.KindProject: "STATUS"},
	network.FacetPeriod:    {network.KindProject: "PERIOD of a project", network.KindParticipation: "PERIOD"},
	network.FacetFund:      {network.KindProject: "FUND"},
	network.FacetFunder:    {network.KindProject: "FUNDER"},
	network.FacetStartYear: {network.KindProject: "START_YEAR of a project", network.KindParticipation: "START_YEAR"},
	network.FacetRegion:    {network.KindProject: "REGION", network.KindOrganisation: "REGION"},
	network.FacetMunicipality: {
		network.KindProject: "MUNICIPALITY", network.KindOrganisation: "MUNICIPALITY", network.KindParticipation: "MUNICIPALITY",
	},
	network.FacetRole:     {network.KindOrganisation: "ROLE of an organisation", network.KindParticipation: "ROLE"},
	network.FacetType:     {network.KindOrganisation: "TYPE of an organisation", network.KindParticipation: "TYPE"},
	network.FacetCountry:  {network.KindOrganisation: "COUNTRY of an organisation", network.KindParticipation: "COUNTRY"},
	network.FacetFormat:   {network.KindSource: "FORMAT"},
	network.FacetStatedAs: {network.KindParticipation: "STATED_AS"},
}

// The amounts that are summed up for a kind, of its nodes themselves or of their fundings.
var (
	ownAmounts = map[network.Kind][]string{
		network.KindParticipation: {"granted", "netGranted", "totalCost"},
		network.KindFunding:       {"granted", "realised", "plannedPublic", "realisedPublic"},
		network.KindProject:       {"totalCost"},
	}
	fundingAmounts = map[network.Kind][]string{
		network.KindProject: {"granted", "realised", "plannedPublic", "realisedPublic"},
	}
)

// Tally implements [network.Reader].
func (s *Store) Tally(ctx context.Context, query network.TallyQuery) (map[network.ID]network.Tally, error) {
	if err := checkTally(query); err != nil {
		return nil, err
	}
	return served(ctx, s, func(v *view) (map[network.ID]network.Tally, error) {
		asked := query
		asked.Selection = v.selection(query.Selection)
		if tallies, known, err := v.summed(ctx, asked); known || err != nil {
			return underGiven(v, parentsOf(query.Selection), tallies), err
		}
		statement, params := tallying(asked)
		rows, err := v.ask(ctx, "count nodes", statement, params)
		if err != nil {
			return nil, err
		}
		tallies, err := talliesOf(asked, rows)
		return underGiven(v, parentsOf(query.Selection), tallies), err
	})
}

// summed gives the sums of all fundings of projects that were read with them for the same answer, and false where the database
// must be asked for them.
func (v *view) summed(ctx context.Context, query network.TallyQuery) (tallies map[network.ID]network.Tally, known bool, err error) {
	if len(query.Of) == 0 || query.Kind != network.KindFunding || query.Via != network.LinkFunds || query.Out || isFiltered(query.Filter) || len(query.Facets) > 0 {
		return nil, false, nil
	}
	saw, did := network.AnswerOf(ctx).Saw()
	if !did || saw.Identities != v.known.version {
		return nil, false, nil
	}
	tallies = make(map[network.ID]network.Tally, len(query.Of))
	for _, id := range query.Of {
		project, known := v.memory.recall(id, saw.Data)
		if !known || project.fundings == nil {
			return nil, false, nil
		}
		if tallies[id], err = tallyOf(query, project.fundings); err != nil {
			return nil, false, err
		}
	}
	return tallies, true, nil
}

// tallyOf reads how many fundings a project has, and where it has any, of each of their amounts its sum, how many state it and its
// decimals.
func tallyOf(query network.TallyQuery, fundings []any) (tally network.Tally, err error) {
	if tally.Count = int(integer(fundings[0])); tally.Count == 0 {
		return tally, nil
	}
	var sums []any
	for sum := range slices.Chunk(fundings[1:], 3) {
		sums = append(sums, sum)
	}
	tally.Amounts, err = amountsOf(query, sums)
	return tally, err
}

// talliesOf reads the figures of each parent.
func talliesOf(query network.TallyQuery, rows []any) (tallies map[network.ID]network.Tally, err error) {
	parents := parentsOf(query.Selection)
	tallies = make(map[network.ID]network.Tally, len(parents))
	for _, parent := range parents {
		tallies[parent] = network.Tally{Facets: emptyFacets(query.Facets)}
	}
	for _, found := range rows {
		columns := row(found)
		tally := network.Tally{Count: int(integer(columns[1])), Facets: facetsOf(query.Facets, row(columns[3]))}
		if tally.Amounts, err = amountsOf(query, row(columns[2])); err != nil {
			return nil, err
		}
		tallies[network.ID(text(columns[0]))] = tally
	}
	return tallies, nil
}

func checkTally(query network.TallyQuery) error {
	if err := checkSelection(query.Selection); err != nil {
		return err
	}
	if len(query.Facets) > 0 && (query.Top < 1 || query.Top > 1000) {
		return network.Errorf(network.InvalidArgument, "the top %d of a facet can't be given: ask for 1 to 1,000", query.Top)
	}
	for _, field := range query.Facets {
		if facets[field][query.Kind] == "" {
			return network.Errorf(network.InvalidArgument, "a list of %s has no facet %s", query.Kind, field)
		}
	}
	return nil
}

// tallying gives the statement of a tally and its parameters.
func tallying(query network.TallyQuery) (string, map[string]any) {
	f := &filter{params: map[string]any{"top": int64(query.Top)}}
	anchor := ""
	if query.Of == nil {
		anchor, query.Filter = f.anchor(query.Filter, true)
	}
	pattern, where := f.selected(query.Selection, &ordering{key: "id"}, anchor != "")
	collected, count := tallyFragments["counted"], tallyFragments["counted alone"]
	if query.Amounts || len(query.Facets) > 0 {
		collected, count = tallyFragments["collected"], tallyFragments["counted nodes"]
	}
	var calls, buckets []string
	amounts := tallyFragments["no amounts"]
	if query.Amounts {
		var names []string
		calls, names = sums(query.Kind)
		amounts = "[" + strings.Join(names, ", ") + "]"
	}
	for i, field := range query.Facets {
		name := "facet" + strconv.Itoa(i)
		calls = append(calls, fill(cypherTallyFacet, "values", tallyFragments[facets[field][query.Kind]], "facet", name))
		buckets = append(buckets, name)
	}
	statement := cypherTallyWhole
	if query.Of != nil {
		statement = cypherTallyOf
		f.params["of"] = unique(query.Of)
		if !links[query.Via] {
			f.params["of"] = []string{} // there is no such link
			pattern = fill(listFragments["out"], "label", labels[query.Kind], "link", string(network.LinkBy))
		}
	}
	return fill(statement, "anchor", anchor, "pattern", pattern, "where", where.String(), "collected", collected, "count", count,
		"amounts", amounts, "facets", strings.Join(calls, "\n"), "buckets", strings.Join(buckets, ", ")), f.params
}

// sums gives the parts of a statement that add up the amounts of a kind, and the names of the sums.
func sums(kind network.Kind) (calls, names []string) {
	add := func(call, of string, amounts []string) {
		var columns []string
		for _, amount := range amounts {
			name := of + "_" + amount
			columns = append(columns, fill(tallyFragments["sum"], "of", of, "amount", amount, "name", name))
			names = append(names, name)
		}
		if len(amounts) > 0 {
			calls = append(calls, fill(tallyFragments[call], "sums", strings.Join(columns, ", ")))
		}
	}
	add("of the nodes", "n", ownAmounts[kind])
	add("of their fundings", "f", fundingAmounts[kind])
	return calls, names
}

// amountsOf reads the sums, which come in the order of [sums].
func amountsOf(query network.TallyQuery, sums []any) (network.Amounts, error) {
	var amounts network.Amounts
	if !query.Amounts {
		return amounts, nil
	}
	fields := map[string]**decimal.Decimal{
		"granted": &amounts.Granted, "netGranted": &amounts.NetGranted, "totalCost": &amounts.TotalCost,
		"realised": &amounts.Realised, "plannedPublic": &amounts.PlannedPublic, "realisedPublic": &amounts.RealisedPublic,
	}
	for i, name := range slices.Concat(ownAmounts[query.Kind], fundingAmounts[query.Kind]) {
		sum := row(sums[i])
		if integer(sum[1]) == 0 {
			continue
		}
		amount, err := euros(integer(sum[0]), int(integer(sum[2])))
		if err != nil {
			return amounts, err
		}
		*fields[name] = amount
	}
	return amounts, nil
}

func emptyFacets(fields []network.FacetField) []network.Facet {
	var empty []network.Facet
	for _, field := range fields {
		empty = append(empty, network.Facet{Field: field, Buckets: []network.Bucket{}})
	}
	return empty
}

func facetsOf(fields []network.FacetField, found []any) []network.Facet {
	filled := emptyFacets(fields)
	for i := range filled {
		facet := row(found[i])
		for _, pair := range row(facet[1]) {
			bucket := row(pair)
			filled[i].Buckets = append(filled[i].Buckets, network.Bucket{Value: text(bucket[0]), Count: int(integer(bucket[1]))})
		}
		filled[i].Others = int(integer(facet[0])) - len(filled[i].Buckets)
	}
	return filled
}

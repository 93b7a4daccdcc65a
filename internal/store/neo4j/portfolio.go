package neo4j

import (
	"context"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// sumOf reads a sum: units, how many amounts are stated and how many decimals they have. Nil where none is stated.
func sumOf(columns []any) (*decimal.Decimal, error) {
	if len(columns) < 3 || integer(columns[1]) == 0 {
		return nil, nil //nolint:nilnil // an amount that is not stated
	}
	return euros(integer(columns[0]), int(integer(columns[2])))
}

// only gives the one row of an answer that is of one version of the data.
func only(rows []any, err error) (uint64, []any, error) {
	if err != nil {
		return 0, nil, err
	}
	if len(rows) != 1 {
		return 0, nil, errSchema()
	}
	columns := row(rows[0])
	return uint64(integer(columns[0])), columns[1:], nil
}

// Portfolio implements [network.Reader].
func (s *Store) Portfolio(ctx context.Context, query network.PortfolioQuery) (network.Portfolio, error) {
	return served(ctx, s, func(v *view) (network.Portfolio, error) {
		asked := query
		asked.Funder, asked.Projects = v.known.Of(query.Funder), v.projects(query.Projects)
		return v.portfolio(ctx, asked)
	})
}

func (v *view) portfolio(ctx context.Context, query network.PortfolioQuery) (network.Portfolio, error) {
	if err := query.Check(); err != nil {
		return network.Portfolio{}, err
	}
	statement, params := portfolio(query)
	version, columns, err := only(v.ask(ctx, "add up a portfolio", statement, params))
	if err != nil {
		return network.Portfolio{}, err
	}
	whole := row(columns[0])
	found := network.Portfolio{Version: version, Projects: int(integer(whole[0]))}
	if found.Granted, err = sumOf(whole[1:]); err != nil {
		return network.Portfolio{}, err
	}
	for i, by := range query.By {
		shares := row(row(columns[1])[i])
		b := network.Breakdown{By: by}
		for _, share := range row(shares[1]) {
			columns := row(share)
			granted, err := sumOf(columns[2:])
			if err != nil {
				return network.Portfolio{}, err
			}
			b.Shares = append(b.Shares, network.Share{Value: text(columns[0]), Projects: int(integer(columns[1])), Granted: granted})
		}
		b.Others = int(integer(shares[0])) - len(b.Shares)
		found.Breakdowns = append(found.Breakdowns, b)
	}
	return found, nil
}

// portfolio gives the statement of a portfolio, and its parameters. Projects that have the same values are added up first, where
// those values are kept with them.
func portfolio(query network.PortfolioQuery) (string, map[string]any) {
	f := &filter{params: map[string]any{"funder": utf8Text(string(query.Funder)), "top": int64(query.Top)}}
	where := f.where(query.Projects, "p").String()
	each := questionFragments["all projects with the same values"]
	var kept, breakdowns, names []string
	for i, by := range query.By {
		values := questionFragments[string(by)]
		if value := questionFragments["kept "+string(by)]; value != "" {
			values = fill(questionFragments["kept value"], "at", strconv.Itoa(len(kept)))
			kept = append(kept, value)
		} else {
			each = questionFragments["each project"]
		}
		name := "shares" + strconv.Itoa(i)
		breakdowns = append(breakdowns, fill(cypherPortfolioBreakdown, "values", values, "name", name))
		names = append(names, name)
	}
	return fill(cypherPortfolio, "where", where, "each", each, "kept", strings.Join(kept, ", "),
		"breakdowns", strings.Join(breakdowns, "\n"), "names", strings.Join(names, ", ")), f.params
}

// Concentration implements [network.Reader].
func (s *Store) Concentration(ctx context.Context, query network.PortfolioQuery) (network.Concentration, error) {
	return served(ctx, s, func(v *view) (network.Concentration, error) {
		asked := query
		asked.Funder, asked.Projects = v.known.Of(query.Funder), v.projects(query.Projects)
		return v.concentration(ctx, asked)
	})
}

func (v *view) concentration(ctx context.Context, query network.PortfolioQuery) (network.Concentration, error) {
	statement, params := concentrating(query)
	version, columns, err := only(v.ask(ctx, "add up beneficiaries", statement, params))
	if err != nil {
		return network.Concentration{}, err
	}
	sums := row(columns[0])
	squares, _ := sums[5].(float64)
	total, _ := sums[6].(float64)
	found := network.Concentration{
		Version: version, Beneficiaries: int(integer(sums[0])), Stated: int(integer(sums[1])), HHI: network.Herfindahl(squares, total),
	}
	found.Granted, err = sumOf(sums[2:5])
	return found, err
}

func concentrating(query network.PortfolioQuery) (string, map[string]any) {
	f := &filter{params: map[string]any{"funder": utf8Text(string(query.Funder)), "others": noPartners}}
	return fill(cypherPortfolioConcentration, "where", f.where(query.Projects, "p").String()), f.params
}

// Overlap implements [network.Reader].
func (s *Store) Overlap(ctx context.Context, query network.OverlapQuery) (network.Overlap, error) {
	return served(ctx, s, func(v *view) (network.Overlap, error) {
		asked := query
		asked.Funder, asked.With, asked.Projects = v.known.Of(query.Funder), v.known.Of(query.With), v.projects(query.Projects)
		return v.overlap(ctx, asked)
	})
}

func (v *view) overlap(ctx context.Context, query network.OverlapQuery) (network.Overlap, error) {
	statement, params := overlapping(query)
	version, columns, err := only(v.ask(ctx, "compare beneficiaries", statement, params))
	if err != nil {
		return network.Overlap{}, err
	}
	counts := row(columns[0])
	return network.Overlap{
		Version: version, Own: int(integer(counts[0])), Other: int(integer(counts[1])), Shared: int(integer(counts[2])),
	}, nil
}

func overlapping(query network.OverlapQuery) (string, map[string]any) {
	funders := []any{
		map[string]any{"at": int64(0), "id": utf8Text(string(query.Funder))}, map[string]any{"at": int64(1), "id": utf8Text(string(query.With))},
	}
	f := &filter{params: map[string]any{"funders": funders}}
	return fill(cypherPortfolioOverlap, "where", f.where(query.Projects, "p").String()), f.params
}

package model

import (
	"github.com/govalues/decimal"

	"verkosto/internal/network"
	"verkosto/internal/query"
)

// Portfolio is what a funder gave money to.
type Portfolio struct {
	Funder   Funder
	Projects int
	Granted  *decimal.Decimal
	Asked    network.PortfolioQuery
	version  uint64
}

// NewPortfolio makes the portfolio that was found for a query.
func NewPortfolio(found query.Portfolio, asked network.PortfolioQuery) *Portfolio {
	portfolio := &Portfolio{Projects: found.Projects, Granted: found.Granted, Asked: asked, version: found.Version}
	portfolio.Funder, _ = wrap(found.Funder, newLevel()).(Funder)
	return portfolio
}

// DataVersion gives the version of the data that the answer is of.
func (p *Portfolio) DataVersion() int { return version(p.version) }

// PortfolioBreakdown is the shares of one field.
type PortfolioBreakdown struct {
	By     network.PortfolioField
	Shares []*PortfolioShare
	Others int
}

// PortfolioShare is the part of a portfolio that has one value.
type PortfolioShare struct {
	network.Share
	level *Level
}

// ValueID gives the id that the value is, and the level to read it on; "" if the value is no id.
func (s *PortfolioShare) ValueID() (network.ID, *Level) {
	id := network.ID(s.Value)
	if id.Kind() == "" {
		return "", s.level
	}
	return id, s.level
}

// NewPortfolioBreakdowns makes breakdowns. The nodes that their values are ids of are one level.
func NewPortfolioBreakdowns(found []network.Breakdown) []*PortfolioBreakdown {
	level := newLevel()
	return pointers(len(found), func(i int) PortfolioBreakdown {
		shares := pointers(len(found[i].Shares), func(at int) PortfolioShare {
			share := PortfolioShare{found[i].Shares[at], level}
			if id, _ := share.ValueID(); id != "" {
				level.addID(id)
			}
			return share
		})
		return PortfolioBreakdown{found[i].By, shares, found[i].Others}
	})
}

// Concentration tells how far the money of a funder's projects is with few organisations.
type Concentration struct{ network.Concentration }

// DataVersion gives the version of the data that the answer is of.
func (c *Concentration) DataVersion() int { return version(c.Version) }

// Overlap counts beneficiaries of two funders.
type Overlap struct{ network.Overlap }

// DataVersion gives the version of the data that the answer is of.
func (o *Overlap) DataVersion() int { return version(o.Version) }

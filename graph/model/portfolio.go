package model

import (
	"context"
	"sync"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// Portfolio is what a funder gave money to.
type Portfolio struct {
	Funder Funder
	Asked  network.PortfolioQuery
	whole  func() (network.Portfolio, error)
}

// NewPortfolio makes the portfolio of a funder. whole is asked once, and only for what is said of the whole of it.
func NewPortfolio(funder network.Node, asked network.PortfolioQuery, whole func() (network.Portfolio, error)) *Portfolio {
	portfolio := &Portfolio{Asked: asked, whole: sync.OnceValues(whole)}
	portfolio.Funder, _ = wrap(funder, newLevel()).(Funder)
	return portfolio
}

// Projects gives how many projects it has fundings of.
func (p *Portfolio) Projects(context.Context) (int, error) {
	found, err := p.whole()
	return found.Projects, err
}

// Granted gives the euros that its fundings granted, nil where none states it.
func (p *Portfolio) Granted(context.Context) (*decimal.Decimal, error) {
	found, err := p.whole()
	return found.Granted, err
}

// DataVersion gives the version of the data that the whole is of.
func (p *Portfolio) DataVersion(context.Context) (int, error) {
	found, err := p.whole()
	return version(found.Version), err
}

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

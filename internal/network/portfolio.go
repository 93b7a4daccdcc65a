package network

import (
	"math"

	"github.com/govalues/decimal"
)

// PortfolioField names what a portfolio is broken down by.
type PortfolioField string

// The fields. A project counts once under each of its values, with all the money that the funder gave it; one
// without a value counts under none. So shares may add up to more than the whole, or to less.
const (
	PortfolioYear              PortfolioField = "YEAR"               // in which the project starts
	PortfolioRegion            PortfolioField = "REGION"             // ids of the regions it targets, directly or by a place within
	PortfolioCoordinatorRegion PortfolioField = "COORDINATOR_REGION" // ids of the regions of its coordinators' places (see [FlowQuery])
	PortfolioObjective         PortfolioField = "OBJECTIVE"          // its specific objective
	PortfolioOrganisationType  PortfolioField = "ORGANISATION_TYPE"  // types of the organisations that take part as partners
)

// MaxShares bounds how many shares of one field, or totals of one side of flows, can be asked for.
const MaxShares = 1000

// PortfolioQuery asks what a funder gave money to.
type PortfolioQuery struct {
	Funder   ID               // a fund or an organisation
	Projects *ProjectFilter   // only these projects count; nil counts all
	By       []PortfolioField // break it down by these
	Top      int              // at most so many shares of each field, 1 to MaxShares; only with By
}

// Check says what is wrong with a query: an [InvalidArgument] or [LimitExceeded] error.
func (q *PortfolioQuery) Check() error {
	for _, field := range q.By {
		switch field {
		case PortfolioYear, PortfolioRegion, PortfolioCoordinatorRegion, PortfolioObjective, PortfolioOrganisationType:
		default:
			return Errorf(InvalidArgument, "a portfolio can't be broken down by %s", clip(string(field)))
		}
	}
	if len(q.By) > 0 {
		return checkWithin("the number of shares", q.Top, 1, MaxShares)
	}
	return nil
}

// Portfolio is what a funder gave money to: the projects that it has fundings of.
type Portfolio struct {
	Version    uint64 // of the data
	Projects   int
	Granted    *decimal.Decimal // euros that its fundings granted; nil where none states it
	Breakdowns []Breakdown      // as asked for, in that order
}

// Breakdown is the shares of one field with the most money, downwards (those without any last), and then by value; and
// how many further values were left out.
type Breakdown struct {
	By     PortfolioField
	Shares []Share
	Others int
}

// Share is the part of a portfolio that has one value.
type Share struct {
	Value    string
	Projects int
	Granted  *decimal.Decimal // nil where nothing is stated
}

// Concentration tells how far the money of a funder's projects is with few of their beneficiaries, the
// organisations that take part in them as partners. A beneficiary's money is what its participations in
// them state as granted.
type Concentration struct {
	Version       uint64 // of the data
	Beneficiaries int
	Stated        int              // beneficiaries of whom money is stated
	Granted       *decimal.Decimal // euros of all of them; nil where nothing is stated
	HHI           *float64         // see [Herfindahl]; nil where there is no money
}

// Herfindahl gives the Herfindahl–Hirschman index: the sum of the squared shares of a whole, 1/n for n that have the
// same and 1 for one that has all (O. C. Herfindahl, "Concentration in the Steel Industry", 1950; A. O. Hirschman,
// "The Paternity of an Index", American Economic Review 54, 1964). It takes the sum of the squares and that of the
// amounts, and rounds to six decimals. Nil where the sum is not positive.
func Herfindahl(squares, sum float64) *float64 {
	if !(sum > 0) {
		return nil
	}
	index := math.Round(squares/(sum*sum)*1e6) / 1e6
	return &index
}

// OverlapQuery asks how far two funders have the same beneficiaries (see [Concentration]).
type OverlapQuery struct {
	Funder   ID
	With     ID
	Projects *ProjectFilter // only these projects count; nil counts all
}

// Overlap counts beneficiaries of two funders.
type Overlap struct {
	Version uint64 // of the data
	Own     int    // of the first
	Other   int    // of the second
	Shared  int    // of both
}

// Jaccard gives how many of all beneficiaries are shared, from 0 to 1 (P. Jaccard, New Phytologist 11, 1912). Nil where
// there are none.
func (o *Overlap) Jaccard() *float64 { return ratio(o.Shared, o.Own+o.Other-o.Shared) }

// ratio gives a part of a whole, nil where there is no whole.
func ratio(part, whole int) *float64 {
	if whole == 0 {
		return nil
	}
	of := float64(part) / float64(whole)
	return &of
}

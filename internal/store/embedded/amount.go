package embedded

import (
	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// sum adds up amounts of which some may not be stated.
type sum struct {
	total  decimal.Decimal
	stated bool
}

// add adds an amount, unless it is nil. A sum of more than 19 digits fails the call.
func (v *view) add(to *sum, amount *decimal.Decimal) {
	if amount == nil {
		return
	}
	if !to.stated {
		to.total, to.stated = *amount, true
		return
	}
	total, err := to.total.AddExact(*amount, max(to.total.Scale(), amount.Scale()))
	if err != nil {
		v.fail(network.Wrap(network.Internal, err, "an amount in euros is too large to add up"))
		return
	}
	to.total = total
}

// amount gives the sum, nil if nothing was stated.
func (s *sum) amount() *decimal.Decimal {
	if !s.stated {
		return nil
	}
	total := s.total
	return &total
}

// grantedTo gives what a project's fundings granted it.
func (v *view) grantedTo(project slot) *decimal.Decimal {
	var granted sum
	for _, s := range v.holders(project, network.LinkFunds) {
		v.add(&granted, v.funding(s).Granted)
	}
	return granted.amount()
}

// granted gives the amount for the order ByGranted of a node that is listed under a kind.
func (v *view) granted(s slot, kind network.Kind) *decimal.Decimal {
	switch n := v.vertices[s].node.(type) {
	case *network.Project:
		return v.grantedTo(s)
	case *network.Participation:
		return n.Granted
	case *network.Funding:
		return n.Granted
	}
	var granted sum
	if kind == network.KindFunder {
		for _, funding := range v.holders(s, network.LinkFrom) {
			v.add(&granted, v.funding(funding).Granted)
		}
	} else {
		for _, participation := range v.participationsBy(s) {
			v.add(&granted, v.participation(participation).Granted)
		}
	}
	return granted.amount()
}

// sums adds up the amounts of a [network.Tally].
type sums struct {
	granted, netGranted, totalCost, realised, plannedPublic, realisedPublic sum
}

func (v *view) addUp(to *sums, s slot) {
	switch n := v.vertices[s].node.(type) {
	case *network.Participation:
		v.add(&to.granted, n.Granted)
		v.add(&to.netGranted, n.NetGranted)
		v.add(&to.totalCost, n.TotalCost)
	case *network.Funding:
		v.addFunding(to, n)
	case *network.Project:
		v.add(&to.totalCost, n.TotalCost)
		for _, funding := range v.holders(s, network.LinkFunds) {
			v.addFunding(to, v.funding(funding))
		}
	}
}

func (v *view) addFunding(to *sums, f *network.Funding) {
	v.add(&to.granted, f.Granted)
	v.add(&to.realised, f.Realised)
	v.add(&to.plannedPublic, f.PlannedPublic)
	v.add(&to.realisedPublic, f.RealisedPublic)
}

func (s *sums) amounts() network.Amounts {
	return network.Amounts{
		Granted: s.granted.amount(), NetGranted: s.netGranted.amount(), TotalCost: s.totalCost.amount(),
		Realised: s.realised.amount(), PlannedPublic: s.plannedPublic.amount(), RealisedPublic: s.realisedPublic.amount(),
	}
}

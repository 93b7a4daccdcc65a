package network

import (
	"cmp"
	"math"
	"slices"

	"github.com/govalues/decimal"
)

// FlowQuery asks for the flows between places. The places of a participation are the municipalities where it is
// carried out, and where none is stated the home of its organisation.
type FlowQuery struct {
	Level    Kind           // KindMunicipality or KindRegion: those that the municipalities lie within
	Projects *ProjectFilter // only these projects count; nil counts all
	Window   Window         // only First and After; in the order of projects, downwards, then of keys ([Flow.Key])
}

// Check says what is wrong with a query: an [InvalidArgument] error.
func (q *FlowQuery) Check() error {
	if err := checkFlowLevel(q.Level); err != nil {
		return err
	}
	return checkForward(q.Window)
}

func checkFlowLevel(level Kind) error {
	if level != KindMunicipality && level != KindRegion {
		return Errorf(InvalidArgument, "there are no flows between places of kind %s: choose %s or %s", clip(string(level)), KindMunicipality, KindRegion)
	}
	return nil
}

// checkForward checks a window that can only be read forward.
func checkForward(w Window) error {
	if w.First < 1 || w.Last != 0 || w.Before != nil {
		return Errorf(InvalidArgument, "this list can only be read forward: ask for the first, from 1 up")
	}
	return nil
}

// Flow is what leads from one place to another, which may be the same: from a place of a coordinator to a place of
// another organisation that takes part in its project as a partner. Counting is distinct: with several places a
// project counts once, and a participation with all its money, in the flow of each pair of them. So flows of
// different places must not be added up; [FlowTotals] tells what they come to.
type Flow struct {
	From, To ID
	Projects int              // distinct
	Granted  *decimal.Decimal // euros granted for the partners' participations; nil where none states it
}

// Key tells the flow from others.
func (f *Flow) Key() ID { return PairKey(f.From, f.To) }

// PairKey is what two ids are ordered by together.
func PairKey(a, b ID) ID { return a + " " + b }

// Flows are a page of flows, and how many there are in all.
type Flows struct {
	Version uint64 // of the data
	Total   int
	Page[Flow]
}

// FlowTotalsQuery asks what the flows between places come to.
type FlowTotalsQuery struct {
	Level    Kind           // as of [FlowQuery]
	Projects *ProjectFilter // only these projects count; nil counts all
	Top      int            // at most so many places a side, 1 to MaxShares
}

// Check says what is wrong with a query: an [InvalidArgument] error.
func (q *FlowTotalsQuery) Check() error {
	if err := checkFlowLevel(q.Level); err != nil {
		return err
	}
	return checkWithin("the number of places", q.Top, 1, MaxShares)
}

// FlowTotals are what all flows come to, and those that leave or reach each place. In each of them every project and every
// partner's participation counts once, so that flows of several places are added up.
type FlowTotals struct {
	Version      uint64           // of the data
	Projects     int              // distinct
	Granted      *decimal.Decimal // euros granted for the partners' participations; nil where none states it
	Origins      FlowEnds         // what leads from each place
	Destinations FlowEnds         // what leads to each place
}

// FlowEnds are the totals of the places at one side of the flows with the most projects, downwards, and then by place;
// and how many further places there are.
type FlowEnds struct {
	Totals []FlowTotal
	Others int
}

// FlowTotal is what all flows from a place, or to it, come to.
type FlowTotal struct {
	Place    ID
	Projects int              // distinct
	Granted  *decimal.Decimal // as of [FlowTotals]
}

// NewFlowEnds orders the totals of all places of a side, and leaves out all but the first.
func NewFlowEnds(totals []FlowTotal, top int) FlowEnds {
	slices.SortFunc(totals, func(a, b FlowTotal) int {
		return cmp.Or(cmp.Compare(b.Projects, a.Projects), cmp.Compare(a.Place, b.Place))
	})
	kept := totals[:min(top, len(totals))]
	return FlowEnds{Totals: kept, Others: len(totals) - len(kept)}
}

// earthRadius is the mean radius of the Earth in kilometres (IUGG, R1).
const earthRadius = 6371.0088

// Distance gives the kilometres between two points along a great circle, by the haversine formula (R. W. Sinnott, Sky
// and Telescope 68, 1984), rounded to a tenth.
func Distance(a, b Coordinates) float64 {
	radians := func(degrees float64) float64 { return degrees * math.Pi / 180 }
	haversine := func(angle float64) float64 { return math.Pow(math.Sin(angle/2), 2) }
	h := haversine(radians(b.Latitude-a.Latitude)) +
		math.Cos(radians(a.Latitude))*math.Cos(radians(b.Latitude))*haversine(radians(b.Longitude-a.Longitude))
	return math.Round(2*earthRadius*math.Asin(math.Sqrt(min(h, 1)))*10) / 10
}

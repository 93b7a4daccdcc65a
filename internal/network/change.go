package network

// ChangeQuery asks what differs between two times. A tie is two partners in one project (see [Degree]); it is there
// at a time if one of their shared projects is active in it ([DateRange.Overlaps]), and an organisation is if it
// takes part as a partner in such a project, alone or not. The times may overlap.
type ChangeQuery struct {
	Before, After DateRange
	Projects      *ProjectFilter // only these projects count; nil counts all
}

// Check says what is wrong with a query: an [InvalidArgument] error where a time ends before it begins.
func (q *ChangeQuery) Check() error {
	for _, time := range []DateRange{q.Before, q.After} {
		if time.From != "" && time.To != "" && time.From.First() > time.To.Last() {
			return Errorf(InvalidArgument, "the time from %s to %s ends before it begins: turn it round", clip(string(time.From)), clip(string(time.To)))
		}
	}
	return nil
}

// ChangeKind tells when something is there.
type ChangeKind string

// The kinds of change.
const (
	Kept ChangeKind = "KEPT" // at both times
	Come ChangeKind = "COME" // at the later one only
	Gone ChangeKind = "GONE" // at the earlier one only
)

// ChangeOf gives the kind for how often something is there at each time, "" for never.
func ChangeOf(before, after int) ChangeKind {
	switch {
	case before > 0 && after > 0:
		return Kept
	case after > 0:
		return Come
	case before > 0:
		return Gone
	}
	return ""
}

// Changes counts what is there at two times.
type Changes struct{ Kept, Come, Gone int }

// Count counts one more of a kind.
func (c *Changes) Count(kind ChangeKind) {
	switch kind {
	case Kept:
		c.Kept++
	case Come:
		c.Come++
	case Gone:
		c.Gone++
	}
}

// Turnover gives how much of all that is there at either time is not there at both: 1 less the Jaccard index. Nil
// where there is nothing.
func (c *Changes) Turnover() *float64 { return ratio(c.Come+c.Gone, c.Kept+c.Come+c.Gone) }

// NetworkChange is what differs in the network between two times.
type NetworkChange struct {
	Version       uint64 // of the data
	Ties          Changes
	Organisations Changes
}

// ChangedTieQuery asks for ties that changed in one way.
type ChangedTieQuery struct {
	ChangeQuery
	Kind   ChangeKind
	Window Window // only First and After; by [ChangedTie.Weight], downwards, then by PairKey
}

// Check says what is wrong with a query: an [InvalidArgument] error.
func (q *ChangedTieQuery) Check() error { return checkChanged(&q.ChangeQuery, q.Kind, q.Window) }

// ChangedTie is a tie between two organisations, the one with the smaller id first.
type ChangedTie struct {
	Organisations [2]*Organisation
	Before, After int // shared projects that are active at each time
}

// Weight is what ties are ordered by.
func (t *ChangedTie) Weight() int { return t.Before + t.After }

// ChangedOrganisationQuery asks for organisations that changed in one way.
type ChangedOrganisationQuery struct {
	ChangeQuery
	Kind   ChangeKind
	Window Window // only First and After; by id
}

// Check says what is wrong with a query: an [InvalidArgument] error.
func (q *ChangedOrganisationQuery) Check() error {
	return checkChanged(&q.ChangeQuery, q.Kind, q.Window)
}

func checkChanged(query *ChangeQuery, kind ChangeKind, window Window) error {
	if kind != Kept && kind != Come && kind != Gone {
		return Errorf(InvalidArgument, "%q is no kind of change: choose %s, %s or %s", clip(string(kind)), Kept, Come, Gone)
	}
	if err := checkForward(window); err != nil {
		return err
	}
	return query.Check()
}

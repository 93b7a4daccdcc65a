package network

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"
)

// IdentityView says under which ids a projection has organisations.
type IdentityView string

// The views. IdentitiesResolved holds where none is said.
const (
	IdentitiesResolved IdentityView = "RESOLVED" // those that organisations are served under
	IdentitiesRaw      IdentityView = "RAW"      // those under which sources state their parts ([Participation.Stated])
)

// ProjectionQuery asks who takes part in what within a part of the network.
type ProjectionQuery struct {
	Projects   *ProjectFilter // only these projects, whose filter speaks of resolved organisations; nil takes all
	Roles      []Role         // only participations in these roles; nil takes those that make partners ([Role.MakesPartners])
	Identities IdentityView   // under which ids organisations are
	Traits     bool           // also what tells projects and organisations apart
}

// Takes says whether a participation in a role is among those asked for.
func (q *ProjectionQuery) Takes(role Role) bool {
	if q.Roles == nil {
		return role.MakesPartners()
	}
	return slices.Contains(q.Roles, role)
}

// Raw says whether organisations are wanted as sources state them.
func (q *ProjectionQuery) Raw() bool { return q.Identities == IdentitiesRaw }

// Projection is a part of the network in compact arrays, made for analysis: which
// organisations take part in which projects. Parts speak of both by their place in the
// arrays. Two projections of equal networks are equal, whatever store they come from.
//
// With [IdentitiesRaw] an organisation is there once for each id under which a part is stated, and a participation
// that is stated under several is a part of each: as which of them it was granted money no source says, so each
// part has the whole amount, and amounts of such parts don't add up to those of the network.
type Projection struct {
	Version       uint64  // data version of the store
	Organisations []ID    // those with a part, upwards
	Projects      []ID    // those that pass the filter, upwards, also without a part
	Starts        []Date  // by project, "" if none is stated
	Ends          []Date  // by project, "" if none is stated
	Parts         []Part  // one for each participation (and id that it is stated under, if raw), by project, organisation, role and amount
	Traits        *Traits // nil unless asked for
}

// Part is an organisation's part in a project.
type Part struct {
	Project      int32 // index in Projects
	Organisation int32 // index in Organisations
	Role         Role
	Granted      int64 // cents of a euro (see [Cents]); 0 also where no amount is stated
}

// Traits are what tells projects and organisations apart. Links count if their targets are there. Raw organisations
// have the traits of the organisation that they are part of.
type Traits struct {
	Funds     []ID     // by project: its fund, "" if none
	Themes    []string // by project: its name and its keywords, each on a line
	Homes     []ID     // by organisation: its home municipality, "" if none
	Countries []string // by organisation: ISO 3166-1 alpha-2, "" if none
}

// Theme gives the text of a project's theme for [Traits].
func Theme(name string, keywords []string) string {
	theme := name
	for _, keyword := range keywords {
		theme += "\n" + keyword
	}
	return theme
}

// Cents gives an amount of euros in whole cents, halves rounded to the even one; 0 for nil.
// An amount of more than 90 million million euros is an [Internal] error.
func Cents(amount *decimal.Decimal) (int64, error) {
	if amount == nil {
		return 0, nil
	}
	const perEuro, most = 100, 1 << 53 / 100 // so that sums of cents are exact as floats too
	whole, fraction, fits := amount.Round(2).Int64(2)
	if !fits || whole > most || whole < -most {
		return 0, Errorf(Internal, "an amount of %s euros is too large to calculate with", amount)
	}
	return whole*perEuro + fraction, nil
}

// CompareParts orders the parts of a projection.
func CompareParts(a, b Part) int {
	return cmp.Or(
		cmp.Compare(a.Project, b.Project), cmp.Compare(a.Organisation, b.Organisation),
		cmp.Compare(a.Role, b.Role), cmp.Compare(a.Granted, b.Granted),
	)
}

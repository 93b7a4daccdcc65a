package storetest

import (
	"pgregory.net/rapid"

	"verkosto/internal/network"
)

// drawIDs draws ids, nil (which asks nothing) more often than not.
func drawIDs(t *rapid.T, from []network.ID) []network.ID {
	if rapid.IntRange(0, 7).Draw(t, "asked") > 0 {
		return nil
	}
	return several(t, from, 3)
}

func drawSet(t *rapid.T, from []network.ID) *network.IDSet {
	if rapid.IntRange(0, 7).Draw(t, "asked") > 0 {
		return nil
	}
	return &network.IDSet{Any: drawIDs(t, from), All: drawIDs(t, from), None: drawIDs(t, from)}
}

func drawDates(t *rapid.T) *network.DateRange {
	if rapid.IntRange(0, 7).Draw(t, "asked") > 0 {
		return nil
	}
	return &network.DateRange{From: often(t, someDates), To: often(t, someDates)}
}

func drawAmounts(t *rapid.T) *network.AmountRange {
	if rapid.IntRange(0, 7).Draw(t, "asked") > 0 {
		return nil
	}
	return &network.AmountRange{Min: euros(often(t, someAmounts)), Max: euros(often(t, someAmounts))}
}

func drawList[T any](t *rapid.T, from []T) []T {
	if rapid.IntRange(0, 7).Draw(t, "asked") > 0 {
		return nil
	}
	return several(t, from, 3)
}

// drawText draws whole words: only for those is what is found the same in every store.
func drawText(t *rapid.T) *string {
	if rapid.IntRange(0, 7).Draw(t, "asked") > 0 {
		return nil
	}
	text := pick(t, someWords)
	if rapid.Bool().Draw(t, "two") {
		text += " " + pick(t, someWords)
	}
	return &text
}

// drawComposed puts filters together to a depth.
func drawComposed[F any](t *rapid.T, depth int, draw func(depth int) *F) (and, or []*F, not *F) {
	if depth == 0 {
		return nil, nil, nil
	}
	parts := func(label string) []*F {
		filters := []*F{}
		for range rapid.IntRange(0, 2).Draw(t, label) {
			filters = append(filters, draw(depth-1))
		}
		return filters
	}
	switch rapid.IntRange(0, 5).Draw(t, "composed by") {
	case 0:
		and = parts("and")
	case 1:
		or = parts("or")
	case 2:
		not = draw(depth - 1)
	case 3:
		and, not = parts("and"), draw(depth-1)
	}
	return and, or, not
}

// known are ids that random networks may have, and a few that they have not.
var known = struct{ projects, organisations, places, funds, funders []network.ID }{
	projects:      []network.ID{projectKey("1"), projectKey("2"), projectKey("3"), projectKey("none")},
	organisations: []network.ID{organisationKey("a"), organisationKey("b"), organisationKey("c"), organisationKey("d"), organisationKey("none")},
	places:        of("tampere nokia jyväskylä tampereS äänekoskiS pirkanmaa keski viljakkala uusimaa region:99"),
	funds:         of("esf erdf esf+ fund:none"),
	funders:       append(of("esf erdf"), organisationKey("a"), organisationKey("b")),
}

func drawProjectFilter(t *rapid.T, depth int) *network.ProjectFilter {
	and, or, not := drawComposed(t, depth, func(depth int) *network.ProjectFilter { return drawProjectFilter(t, depth) })
	return &network.ProjectFilter{
		And: and, Or: or, Not: not,
		Text: drawText(t), IDs: drawIDs(t, known.projects), Codes: drawList(t, []string{"1", "2", "S1"}), Periods: drawList(t, somePeriods),
		Funds: drawIDs(t, known.funds), Statuses: drawList(t, someStatuses), Start: drawDates(t), End: drawDates(t), Active: drawDates(t),
		TargetPlaces: drawSet(t, known.places), Places: drawSet(t, known.places), Organisations: drawSet(t, known.organisations),
		Roles: drawList(t, someRoles), Funders: drawSet(t, known.funders), Granted: drawAmounts(t),
	}
}

func drawOrganisationFilter(t *rapid.T, depth int) *network.OrganisationFilter {
	and, or, not := drawComposed(t, depth, func(depth int) *network.OrganisationFilter { return drawOrganisationFilter(t, depth) })
	f := &network.OrganisationFilter{
		And: and, Or: or, Not: not,
		Text: drawText(t), IDs: drawIDs(t, known.organisations), PICs: drawList(t, []string{"111", "222"}), Types: drawList(t, someTypes),
		Countries: drawList(t, someCountries), Places: drawSet(t, known.places), Roles: drawList(t, someRoles),
	}
	if rapid.IntRange(0, 2).Draw(t, "projects") == 0 {
		f.Projects = drawProjectFilter(t, 0)
	}
	return f
}

func drawParticipationFilter(t *rapid.T, depth int) *network.ParticipationFilter {
	and, or, not := drawComposed(t, depth, func(depth int) *network.ParticipationFilter { return drawParticipationFilter(t, depth) })
	f := &network.ParticipationFilter{
		And: and, Or: or, Not: not,
		Roles: drawList(t, someRoles), Places: drawSet(t, known.places), Granted: drawAmounts(t), Active: drawDates(t),
		StatedAs: drawIDs(t, known.organisations),
	}
	if rapid.IntRange(0, 2).Draw(t, "project") == 0 {
		f.Project = drawProjectFilter(t, 0)
	}
	if rapid.IntRange(0, 2).Draw(t, "organisation") == 0 {
		f.Organisation = drawOrganisationFilter(t, 0)
	}
	return f
}

func drawMatchFilter(t *rapid.T, depth int) *network.MatchFilter {
	and, or, not := drawComposed(t, depth, func(depth int) *network.MatchFilter { return drawMatchFilter(t, depth) })
	truths := []*bool{pointer(true), pointer(false)}
	return &network.MatchFilter{
		And: and, Or: or, Not: not, Organisations: drawIDs(t, known.organisations),
		Verdicts:  drawList(t, []network.Verdict{network.VerdictOpen, network.VerdictSame, network.VerdictDifferent}),
		Automatic: perhaps(t, truths), Decided: perhaps(t, truths), Joined: perhaps(t, truths),
		MinScore: perhaps(t, []*float64{pointer(0.5), pointer(0.7)}),
	}
}

func drawFundingFilter(t *rapid.T, depth int) *network.FundingFilter {
	and, or, not := drawComposed(t, depth, func(depth int) *network.FundingFilter { return drawFundingFilter(t, depth) })
	f := &network.FundingFilter{
		And: and, Or: or, Not: not, Funders: drawIDs(t, known.funders), Granted: drawAmounts(t), Realised: drawAmounts(t),
	}
	if rapid.IntRange(0, 2).Draw(t, "project") == 0 {
		f.Project = drawProjectFilter(t, 0)
	}
	return f
}

func drawFunderFilter(t *rapid.T, depth int) *network.FunderFilter {
	and, or, not := drawComposed(t, depth, func(depth int) *network.FunderFilter { return drawFunderFilter(t, depth) })
	return &network.FunderFilter{
		And: and, Or: or, Not: not, Text: drawText(t), IDs: drawIDs(t, known.funders),
		Kinds: drawList(t, []network.Kind{network.KindFund, network.KindOrganisation}), Codes: drawList(t, []string{"ESF", "ERDF"}), Periods: drawList(t, somePeriods),
	}
}

func drawPlaceFilter(t *rapid.T, depth int) *network.PlaceFilter {
	and, or, not := drawComposed(t, depth, func(depth int) *network.PlaceFilter { return drawPlaceFilter(t, depth) })
	return &network.PlaceFilter{
		And: and, Or: or, Not: not, IDs: drawIDs(t, known.places), Codes: drawList(t, []string{"837", "064", "06"}), Within: drawIDs(t, known.places),
	}
}

func drawPersonFilter(t *rapid.T, depth int) *network.PersonFilter {
	and, or, not := drawComposed(t, depth, func(depth int) *network.PersonFilter { return drawPersonFilter(t, depth) })
	return &network.PersonFilter{And: and, Or: or, Not: not, Text: drawText(t), Organisations: drawIDs(t, known.organisations)}
}

func drawSourceFilter(t *rapid.T, depth int) *network.SourceFilter {
	and, or, not := drawComposed(t, depth, func(depth int) *network.SourceFilter { return drawSourceFilter(t, depth) })
	return &network.SourceFilter{And: and, Or: or, Not: not, Formats: drawList(t, []string{"test", "classification"}), SHA256: drawList(t, []string{"1", "2"})}
}

// drawFilter draws a filter for a kind.
func drawFilter(t *rapid.T, kind network.Kind) network.Filter {
	const depth = 2
	switch kind {
	case network.KindProject:
		return drawProjectFilter(t, depth)
	case network.KindOrganisation:
		return drawOrganisationFilter(t, depth)
	case network.KindMunicipality, network.KindSubRegion, network.KindRegion:
		return drawPlaceFilter(t, depth)
	case network.KindFund, network.KindFunder:
		return drawFunderFilter(t, depth)
	case network.KindPerson:
		return drawPersonFilter(t, depth)
	case network.KindParticipation:
		return drawParticipationFilter(t, depth)
	case network.KindFunding:
		return drawFundingFilter(t, depth)
	case network.KindMatch:
		return drawMatchFilter(t, depth)
	case network.KindAnnotation:
		return drawAnnotationFilter(t, depth)
	default:
		return drawSourceFilter(t, depth)
	}
}

// drawSelection draws nodes of the whole store, or those that a link joins to parents.
func drawSelection(t *rapid.T, parents []network.ID) network.Selection {
	selection := network.Selection{Kind: pick(t, append(network.Kinds(), network.KindFunder))}
	if rapid.Bool().Draw(t, "of parents") {
		c := pick(t, append(linkCases, likens))
		selection.Of, selection.Via, selection.Kind = several(t, parents, 6), c.link, c.holderKind
		if selection.Out = rapid.Bool().Draw(t, "out"); selection.Out {
			selection.Kind = c.targetKind
		}
	}
	if rapid.Bool().Draw(t, "filtered") {
		selection.Filter = drawFilter(t, selection.Kind)
	}
	return selection
}

// drawOrder draws an order that a kind has.
func drawOrder(t *rapid.T, kind network.Kind) network.Order {
	var fields []network.OrderField
	for _, field := range allOrders {
		if among(ordered[field], kind) {
			fields = append(fields, field)
		}
	}
	return network.Order{Field: pick(t, fields), Direction: pick(t, []network.Direction{network.Ascending, network.Descending})}
}

// allOrders are the keys of ordered in a fixed order, so that a seed draws the same again.
var allOrders = []network.OrderField{
	network.ByID, network.ByName, network.ByCode, network.ByStart, network.ByEnd, network.ByGranted,
	network.ByParticipations, network.ByProjects, network.ByPartners, network.ByNumber, network.ByReadAt, network.ByScore,
}

// drawWindow draws a window that may begin at one of some positions.
func drawWindow(t *rapid.T, positions []network.Position) network.Window {
	var position *network.Position
	if len(positions) > 0 && rapid.Bool().Draw(t, "from a position") {
		drawn := pick(t, positions)
		if rapid.IntRange(0, 3).Draw(t, "of a deleted node") == 0 {
			drawn.ID += "-gone"
		}
		position = &drawn
	}
	size := rapid.IntRange(1, 5).Draw(t, "size")
	if rapid.Bool().Draw(t, "backward") {
		return network.Window{Last: size, Before: position, Count: rapid.Bool().Draw(t, "counted")}
	}
	return network.Window{First: size, After: position, Count: rapid.Bool().Draw(t, "counted")}
}

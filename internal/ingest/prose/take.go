package prose

import (
	"slices"
	"strings"
)

// together finds who somebody works with: before kanssa, or behind med and with.
func (a *application) together(i, _, to int) []*span {
	if a.c.lower(i) == "kanssa" {
		if found := a.directlyBefore(i, genitive); found != nil {
			return found
		}
		return a.namedAfterwards(i)
	}
	for at := i + 1; at < to && at < i+4; at++ {
		if a.c.is(at, "med", "with") {
			return a.behindWord(at, to)
		}
	}
	return nil
}

// namedAfterwards finds who many are that a relative clause names: kolmen kunnan kanssa, jotka ovat A, B ja C.
func (a *application) namedAfterwards(i int) []*span {
	if !a.c.isSign(i+1, ",") || !a.c.is(i+2, "jotka") || !a.c.is(i+3, "ovat", "olivat") {
		return nil
	}
	for _, g := range a.groups {
		if g.from == i+4 && g.has(nominative) {
			return g.spans
		}
	}
	return nil
}

// behind finds who stands behind av and by.
func (a *application) behind(i, to int) []*span {
	for at := i + 1; at < to && at < i+8; at++ {
		if a.c.is(at, "av", "by", "från", "from", "ur", "hos", "mellan", "between") {
			return a.behindWord(at, to)
		}
	}
	return nil
}

// behindOf finds whom a noun belongs to in English: a joint project of A, B and C.
func (a *application) behindOf(i, to int) []*span {
	if at := i + 1; a.c.is(at, "of") {
		return a.behindWord(at, to)
	} else if a.c.is(at+1, "of") {
		return a.behindWord(at+1, to)
	}
	return nil
}

// behindWord gives the bodies behind a preposition, also those of a list that repeats it.
func (a *application) behindWord(at, to int) []*span {
	var found []*span
	end := at
	for _, g := range a.groups {
		switch {
		case g.from <= at || g.from >= to:
		case found == nil && g.from-at <= 6 && !a.hitBetween(at+1, g.from), found != nil && a.chained(end, g.from):
			found, end = append(found, g.spans...), g.to
		}
	}
	return found
}

// chained holds for lists that repeat their preposition: av A samt av B.
func (a *application) chained(from, to int) bool {
	for at := from; at < to; at++ {
		if !conjunctions[a.c.lower(at)] && !a.c.is(at, "av", "by", "från", "from", "genom", "through", "via", "the", "(", ")") {
			return false
		}
	}
	return true
}

// holding finds whom something is with: the adessive nearest to a noun.
func (a *application) holding(i, from, to int) []*span {
	var nearest *group
	for _, g := range a.groups {
		if g.from < from || g.to > to || !g.has(adessive) && (!g.has(inessive) || !strings.HasPrefix(a.c.lower(i), "hallin")) {
			continue
		}
		if nearest == nil || max(g.from-i, i-g.to) < max(nearest.from-i, i-nearest.to) {
			nearest = g
		}
	}
	if nearest == nil {
		return nil
	}
	return nearest.spans
}

// ofSource tells whether what a body has, which stands at a token, is where money comes from: ministeriön Hiilestä kiinni -ohjelmasta.
func (a *application) ofSource(i int) bool {
	if i < len(a.c.tokens) && a.c.owner[i] < 0 && !a.c.tokens[i].upper && hasAny(a.c.lower(i), "ohjelmasta", "rahastosta", "hausta", "haussa", "varoista", "määrärahoista", "rahasta", "avustuksesta") {
		return true
	}
	s := a.c.at(i)
	return s != nil && (s.kind == projectSpan || s.kind == programmeSpan) && hasAny(a.c.lower(s.to-1), "sta", "stä")
}

// sources finds where money comes from: the nearest ablative or elative of a body, or the genitive before kautta.
func (a *application) sources(i, from, to int) []*span {
	var found []*span
	for _, g := range a.groups {
		if g.from < from || g.to > to || g.from-i > 14 {
			continue
		}
		if g.has(ablative|elative) || g.has(genitive) && a.ofSource(g.to) || a.c.is(g.to, "kautta") && g.has(genitive) {
			found = append(found, g.spans...)
		}
	}
	return found
}

// receiving finds whom something is given to: the first allative.
func (a *application) receiving(from, to int) []*span {
	for _, g := range a.groups {
		if g.from >= from && g.to <= to && g.has(allative) && !g.has(nominative|genitive) {
			return g.spans
		}
	}
	return nil
}

// besides gives the bodies that do the same as the subject of a clause: X:n lisäksi.
func (a *application) besides(from, to int) []*span {
	for _, g := range a.groups {
		if g.from >= from && g.to < to && a.c.is(g.to, "lisäksi", "ohella") && g.has(genitive) {
			return slices.Clone(g.spans)
		}
	}
	return nil
}

// givenTo finds whom a verb of giving has as its object right behind it: beviljat A och B 20 000 euro.
func (a *application) givenTo(i, to int) []*span {
	for _, g := range a.groups {
		if g.from > i && g.from <= i+2 && g.to < to && a.c.tokens[g.to].kind != sign && !a.c.is(g.from-1, "by", "av", "from", "från") {
			return g.spans
		}
	}
	return nil
}

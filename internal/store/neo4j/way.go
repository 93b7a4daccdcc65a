package neo4j

import (
	"slices"
	"strings"

	"verkosto/internal/network"
)

// ends are the kinds of nodes that something of the drawn network leads between.
type ends struct {
	one, other []network.Kind
}

// ways are the patterns that lead from a node to a neighbour through a third node, and the kinds at both ends.
var ways = []struct {
	pattern string
	ends
}{
	{"projects of a participant", ends{participants, projects}},
	{"participants of a project", ends{projects, participants}},
	{"projects of a contact", ends{people, projects}},
	{"contacts of a project", ends{projects, people}},
}

// joins are the patterns of the edges that stand for a node between a project and another node, and those that do where that
// other node is known to be there.
var joins = []struct {
	pattern, there string
	kinds          []network.Kind
}{
	{"participations among", "participations among those that are there", organisations},
	{"fundings among", "fundings among those that are there", participants},
	{"contacts among", "", people},
}

// drawn are the links that are edges themselves.
var drawn = []struct {
	link network.Link
	ends
}{
	{network.LinkTargets, ends{projects, places}},
	{network.LinkUnder, ends{projects, funds}},
	{network.LinkBasedIn, ends{organisations, places}},
	{network.LinkUnitOf, ends{organisations, organisations}},
	{network.LinkWorksFor, ends{people, organisations}},
	{network.LinkPartOf, ends{places, places}},
	{network.LinkMergedInto, ends{places, places}},
}

// isDrawn says whether a link is an edge itself.
func isDrawn(link network.Link) bool {
	for _, d := range drawn {
		if d.link == link {
			return true
		}
	}
	return false
}

var (
	projects      = []network.Kind{network.KindProject}
	organisations = []network.Kind{network.KindOrganisation}
	funds         = []network.Kind{network.KindFund}
	participants  = slices.Concat(organisations, funds)
	people        = []network.Kind{network.KindPerson}
	places        = []network.Kind{network.KindMunicipality, network.KindSubRegion, network.KindRegion}
)

// kindsOf gives the kinds of some ids, each once.
func kindsOf(ids []network.ID) []network.Kind {
	found := []network.Kind{}
	for _, id := range ids {
		if kind := id.Kind(); !slices.Contains(found, kind) {
			found = append(found, kind)
		}
	}
	return found
}

// common says whether a kind is among both; nil stands for all kinds.
func common(a, b []network.Kind) bool {
	return b == nil || slices.ContainsFunc(a, func(kind network.Kind) bool { return slices.Contains(b, kind) })
}

// linksBetween gives the types of the links that can lead between nodes of some kinds, whichever holds them, "" if none can.
func linksBetween(from, to []network.Kind) string {
	var types []string
	for _, d := range drawn {
		if common(d.one, from) && common(d.other, to) || common(d.other, from) && common(d.one, to) {
			types = append(types, string(d.link))
		}
	}
	return strings.Join(types, "|")
}

// waysBetween gives the patterns that can lead from nodes of some kinds to neighbours of others. The rest would be walked in vain.
func waysBetween(from, to []network.Kind) string {
	var patterns []string
	for _, way := range ways {
		if common(way.one, from) && common(way.other, to) {
			patterns = append(patterns, neighbourFragments[way.pattern])
		}
	}
	if links := linksBetween(from, to); links != "" {
		patterns = append(patterns, fill(neighbourFragments["linked"], "links", links))
	}
	if patterns == nil {
		return neighbourFragments["nothing next to it"]
	}
	return strings.Join(patterns, "\nUNION ALL\n")
}

// joinedAmong gives the patterns of the edges that stand for nodes between projects and nodes of some kinds. Where all of these
// are known to be there, properties of participations and fundings tell whose they are, who needn't be walked to.
func joinedAmong(kinds []network.Kind, allThere bool) string {
	var patterns []string
	for _, join := range joins {
		if !common(join.kinds, kinds) {
			continue
		}
		pattern := join.pattern
		if allThere && join.there != "" {
			pattern = join.there
		}
		patterns = append(patterns, neighbourFragments[pattern])
	}
	if patterns == nil {
		return neighbourFragments["none among"]
	}
	return strings.Join(patterns, "\nUNION ALL\n")
}

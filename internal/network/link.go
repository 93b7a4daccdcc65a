package network

// Node is what a store keeps: one of *[Project], *[Organisation], *[Municipality],
// *[SubRegion], *[Region], *[Fund], *[Person], *[Participation], *[Funding],
// *[Source], *[Match] and *[Annotation]. Nodes that a store has given out never change: a newer version is another
// value.
type Node interface {
	// NodeID gives the id, which also tells the kind.
	NodeID() ID
	// Links gives the links that the node holds, in a fixed order, each once. Targets
	// need not exist (yet): until its target is stated, a link counts as not there in
	// whatever a store filters, orders, counts, lists or draws by it.
	Links() []LinkTo

	merge(other Node)
}

// Link is the type of a link between two nodes, read from the node that holds it.
type Link string

// The links. Each is held by the node on the left.
const (
	LinkInProject  Link = "IN_PROJECT"  // Participation → Project
	LinkBy         Link = "BY"          // Participation → Organisation
	LinkLocatedIn  Link = "LOCATED_IN"  // Participation → Municipality
	LinkContact    Link = "CONTACT"     // Participation → Person
	LinkFunds      Link = "FUNDS"       // Funding → Project
	LinkFrom       Link = "FROM"        // Funding → Fund or Organisation
	LinkUnder      Link = "UNDER"       // Project → Fund
	LinkTargets    Link = "TARGETS"     // Project → Municipality, SubRegion or Region
	LinkBasedIn    Link = "BASED_IN"    // Organisation → Municipality
	LinkUnitOf     Link = "UNIT_OF"     // Organisation → Organisation
	LinkWorksFor   Link = "WORKS_FOR"   // Person → Organisation
	LinkPartOf     Link = "PART_OF"     // Municipality → SubRegion and Region, SubRegion → Region
	LinkMergedInto Link = "MERGED_INTO" // Municipality → Municipality
	LinkLikens     Link = "LIKENS"      // Match → Organisation
)

// LinkTo is one link that a node holds.
type LinkTo struct {
	Link   Link
	Target ID
}

// linksTo appends a link for every target that is not empty and not yet linked so.
func linksTo(links []LinkTo, link Link, targets ...ID) []LinkTo {
	for _, target := range targets {
		candidate := LinkTo{link, target}
		if target != "" && !contains(links, candidate) {
			links = append(links, candidate)
		}
	}
	return links
}

func contains(links []LinkTo, candidate LinkTo) bool {
	for _, link := range links {
		if link == candidate {
			return true
		}
	}
	return false
}

// New gives an empty node of a kind, to be filled by a decoder. A kind that nodes cannot
// have is an [InvalidArgument] error.
func New(kind Kind) (Node, error) {
	switch kind {
	case KindProject:
		return new(Project), nil
	case KindOrganisation:
		return new(Organisation), nil
	case KindMunicipality:
		return new(Municipality), nil
	case KindSubRegion:
		return new(SubRegion), nil
	case KindRegion:
		return new(Region), nil
	case KindFund:
		return new(Fund), nil
	case KindPerson:
		return new(Person), nil
	case KindParticipation:
		return new(Participation), nil
	case KindFunding:
		return new(Funding), nil
	case KindSource:
		return new(Source), nil
	case KindMatch:
		return new(Match), nil
	case KindAnnotation:
		return new(Annotation), nil
	}
	return nil, Errorf(InvalidArgument, "%q is no kind of node", clip(string(kind)))
}

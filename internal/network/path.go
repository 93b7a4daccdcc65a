package network

// Bounds of [PathQuery].
const (
	MaxPathLength = 12
	MaxPaths      = 10
)

// PathQuery asks for the shortest paths between two organisations: organisation, project, organisation and so
// on, each joined to the next by a participation, and none twice.
type PathQuery struct {
	From, To  ID
	MaxLength int            // at most so many links between an organisation and a project, 2 to MaxPathLength
	Roles     []Role         // participations in these roles join; nil: in those that make partners ([Role.MakesPartners])
	Projects  *ProjectFilter // only these projects are entered; nil enters all
	Most      int            // at most so many paths, 1 to MaxPaths

	OmitParticipations bool // leave out who is joined by which participations, which a store has to look for along each path
}

// Check says what is wrong with a query: an [InvalidArgument] or [LimitExceeded] error.
func (q *PathQuery) Check() error {
	if err := checkWithin("the most links of a path", q.MaxLength, 2, MaxPathLength); err != nil {
		return err
	}
	return checkWithin("the number of paths", q.Most, 1, MaxPaths)
}

// Joins says whether a participation in a role joins its organisation to its project.
func (q *PathQuery) Joins(role Role) bool {
	if q.Roles == nil {
		return role.MakesPartners()
	}
	for _, wanted := range q.Roles {
		if role == wanted {
			return true
		}
	}
	return false
}

// Paths are the shortest paths between two organisations, the shortest first and then in the order of the ids of
// their nodes, one after the other. There are none between an organisation and itself, nor to one that isn't there.
type Paths struct {
	Version uint64 // of the data
	Paths   []Path
}

// Path is one path. Participations has one list fewer than there are nodes: those by which each node is joined to
// the next, by id. Its lists are empty where a query omits participations.
type Path struct {
	Nodes          []Node
	Participations [][]*Participation
}

// Length gives the number of links.
func (p *Path) Length() int { return len(p.Participations) }

// checkWithin says that a number is out of its bounds, below by [InvalidArgument] and above by [LimitExceeded].
func checkWithin(what string, number, least, most int) error {
	switch {
	case number < least:
		return Errorf(InvalidArgument, "%s can't be %d: ask for %d to %d", what, number, least, most)
	case number > most:
		return Errorf(LimitExceeded, "%s can't be %d: ask for %d to %d", what, number, least, most)
	}
	return nil
}

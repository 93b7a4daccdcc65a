package network

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Identities say which organisations are one. Sources state organisations under the ids that they
// know; what a store gives is resolved: all that is stated of an organisation under any of its ids
// is one node under one of them, the canonical id, and whatever speaks of it speaks of that.
// Citations stay as they are stated.
//
// Nil is the identities of a network without matches. Identities never change.
type Identities struct {
	canonical map[ID]ID   // of every member of an entity of several
	members   map[ID][]ID // by canonical id, upwards
}

// NewIdentities gives the identities that matches add up to.
//
// Organisations connected by matches that hold them to be the same ([Match.Same]) are one, but never two
// that a person called different. So that this does not depend on the order in which matches were stated, they
// are taken in an order of their own: those a person decided before automatic ones, then by
// score downwards, then by id; one that would bring together two that were called different is passed over.
// The canonical id is the one with the strongest key (business id, PIC, name), of several the smallest.
//
// What an organisation is joined with depends on nothing but the matches between organisations that are
// connected with it: the identities of a part of the network need only its matches.
func NewIdentities(matches []*Match) *Identities {
	var same, different []*Match
	for _, match := range matches {
		if len(match.Organisations) != 2 || match.Organisations[0].Kind() != KindOrganisation || match.Organisations[1].Kind() != KindOrganisation {
			continue
		}
		switch match.Verdict() {
		case VerdictSame:
			same = append(same, match)
		case VerdictDifferent:
			different = append(different, match)
		}
	}
	if len(same) == 0 {
		return nil
	}
	slices.SortFunc(same, func(a, b *Match) int {
		return cmp.Or(
			-cmp.Compare(a.Decision, b.Decision), // of those that are the same: SAME before none
			-cmp.Compare(a.Score, b.Score), cmp.Compare(a.ID, b.ID))
	})
	var joining joining
	joining.apart(different)
	for _, match := range same {
		joining.join(match.Organisations[0], match.Organisations[1])
	}
	return joining.identities()
}

// joining are groups of organisations that grow together.
type joining struct {
	groups map[ID]*group
	foes   map[ID][]ID // organisations that were called different, both ways
}

type group struct{ members []ID }

func (j *joining) apart(different []*Match) {
	j.groups, j.foes = make(map[ID]*group), make(map[ID][]ID)
	for _, match := range different {
		a, b := match.Organisations[0], match.Organisations[1]
		j.foes[a], j.foes[b] = append(j.foes[a], b), append(j.foes[b], a)
	}
}

func (j *joining) groupOf(id ID) *group {
	if j.groups[id] == nil {
		j.groups[id] = &group{members: []ID{id}}
	}
	return j.groups[id]
}

// join brings two groups together, unless a member of one was called different from one of the other.
func (j *joining) join(a, b ID) {
	from, to := j.groupOf(a), j.groupOf(b)
	if from == to {
		return
	}
	if len(from.members) > len(to.members) {
		from, to = to, from
	}
	for _, member := range from.members {
		if slices.ContainsFunc(j.foes[member], func(foe ID) bool { return j.groups[foe] == to }) {
			return
		}
	}
	for _, member := range from.members {
		j.groups[member] = to
	}
	to.members = append(to.members, from.members...)
}

func (j *joining) identities() *Identities {
	i := &Identities{canonical: make(map[ID]ID), members: make(map[ID][]ID)}
	for id, group := range j.groups {
		if len(group.members) == 1 || i.canonical[id] != "" {
			continue
		}
		slices.Sort(group.members)
		canonical := slices.MinFunc(group.members, func(a, b ID) int {
			return cmp.Or(cmp.Compare(strength(a), strength(b)), cmp.Compare(a, b))
		})
		i.members[canonical] = group.members
		for _, member := range group.members {
			i.canonical[member] = canonical
		}
	}
	return i
}

// strength gives the place of an organisation's scheme among those of keys, the strongest first.
func strength(organisation ID) int {
	scheme, _, _ := strings.Cut(organisation.Key(), "/")
	schemes := []string{SchemeBusinessID, SchemePIC, SchemeName}
	if at := slices.Index(schemes, scheme); at >= 0 {
		return at
	}
	return len(schemes)
}

// Of gives the id under which a node is served that is stated under an id: of an organisation the canonical
// one, of a person, participation or funding the one made anew with the canonical key of its
// organisation ([ID.Organisation]), of all others the id itself.
func (i *Identities) Of(id ID) ID {
	if i == nil {
		return id
	}
	organisation, key := id.organisation()
	if canonical := i.canonical[organisation]; canonical != "" && canonical != organisation {
		return id[:key.from] + ID(canonical.Key()) + id[key.to:]
	}
	return id
}

// Members gives the ids under which a node may be stated that is served under a resolved id, in a fixed order:
// at least the id itself. [Identities.Of] gives the resolved id of each.
func (i *Identities) Members(resolved ID) []ID {
	if i == nil {
		return []ID{resolved}
	}
	organisation, key := resolved.organisation()
	organisations := i.members[organisation]
	if organisations == nil {
		return []ID{resolved}
	}
	members := make([]ID, len(organisations))
	for at, member := range organisations {
		members[at] = resolved[:key.from] + ID(member.Key()) + resolved[key.to:]
	}
	return members
}

// Changed gives the organisations that have another canonical id in other identities, upwards.
func (i *Identities) Changed(other *Identities) []ID {
	changed := make(map[ID]bool)
	for _, side := range []*Identities{i, other} {
		if side == nil {
			continue
		}
		for id := range side.canonical {
			if i.Of(id) != other.Of(id) {
				changed[id] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(changed))
}

// Resolve gives a node as its source states it the way it is served: under its own resolved id, and speaking
// of others by theirs. The node itself is left as it is, and given where there is nothing to resolve.
// An organisation that would be its own parent has none.
func (i *Identities) Resolve(node Node) Node {
	if i == nil {
		return node
	}
	switch n := node.(type) {
	case *Organisation:
		id, parent := i.Of(n.ID), i.Of(n.Parent)
		if parent == id {
			parent = ""
		}
		if id != n.ID || parent != n.Parent {
			c := *n
			c.ID, c.Parent = id, parent
			return &c
		}
	case *Person:
		if id, organisation := i.Of(n.ID), i.Of(n.Organisation); id != n.ID || organisation != n.Organisation {
			c := *n
			c.ID, c.Organisation = id, organisation
			return &c
		}
	case *Funding:
		if id, funder := i.Of(n.ID), i.Of(n.Funder); id != n.ID || funder != n.Funder {
			c := *n
			c.ID, c.Funder = id, funder
			return &c
		}
	case *Participation:
		return i.participation(n)
	case *Match:
		if between := i.all(n.Organisations); !slices.Equal(between, n.Organisations) {
			c := *n
			c.Between = between
			return &c
		}
	}
	return node
}

func (i *Identities) participation(p *Participation) Node {
	id, organisation, contacts := i.Of(p.ID), i.Of(p.Organisation), i.all(p.Contacts)
	if id == p.ID && organisation == p.Organisation && slices.Equal(contacts, p.Contacts) {
		return p
	}
	c := *p
	c.ID, c.Organisation, c.Contacts = id, organisation, contacts
	if organisation != p.Organisation {
		c.StatedAs = []ID{p.Organisation}
	}
	return &c
}

// all gives resolved ids in their order, each once; the list itself where nothing is resolved.
func (i *Identities) all(ids []ID) []ID {
	if !slices.ContainsFunc(ids, func(id ID) bool { return i.Of(id) != id }) {
		return ids
	}
	var resolved []ID
	for _, id := range ids {
		resolved = union(resolved, []ID{i.Of(id)})
	}
	return resolved
}

// Merge gives what [Merge] does, of citations of all nodes that are served as one.
func (i *Identities) Merge(citations []Citation, sources func(ID) *Source) Node {
	var nodes []Node
	for _, citation := range byBelief(citations, sources) {
		if counting := citation.Judgement.Counting(citation.Node); counting != nil {
			nodes = append(nodes, i.Resolve(counting))
		}
	}
	return MergeNodes(nodes)
}

// span is a part of a text.
type span struct{ from, to int }

// Organisation gives the organisation with whose key an id is made: that of a person who is known
// within one, of a participation, of money from one, or the organisation itself; "" where the id is of
// another making. Nothing says that there is such an organisation: the text alone doesn't tell
// a person known within a project.
func (id ID) Organisation() ID {
	organisation, _ := id.organisation()
	return organisation
}

// organisation gives also where in the id the organisation's key stands.
func (id ID) organisation() (ID, span) {
	kind := id.Kind()
	if kind == KindOrganisation {
		return id, span{len(id) - len(id.Key()), len(id)}
	}
	var before, behind int // parts of the key before those of the organisation, and at least behind them
	switch kind {
	case KindPerson:
		behind = 1
	case KindParticipation:
		before, behind = 2, 1
	case KindFunding:
		before = 3
	default:
		return "", span{}
	}
	key := id.Key()
	offset := len(id) - len(key)
	parts := strings.Split(key, "/")
	if len(parts) < before+2+behind || kind == KindFunding && parts[2] != KindOrganisation.prefix() {
		return "", span{}
	}
	from := offset
	for _, part := range parts[:before] {
		from += len(part) + 1
	}
	to := from + len(parts[before]) + 1 + len(parts[before+1])
	return ID(KindOrganisation.prefix()+":") + id[from:to], span{from, to}
}

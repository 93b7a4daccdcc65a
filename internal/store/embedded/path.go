package embedded

import (
	"cmp"
	"context"
	"slices"

	"verkosto/internal/network"
	"verkosto/internal/store/shortest"
)

// Paths implements [network.Reader].
func (s *Store) Paths(ctx context.Context, query network.PathQuery) (network.Paths, error) {
	if err := query.Check(); err != nil {
		return network.Paths{}, err
	}
	var found network.Paths
	err := s.read(ctx, func(v *view) error {
		found = network.Paths{Version: v.version}
		from, to := v.slot(query.From), v.slot(query.To)
		if from == to || !v.isOrganisation(from) || !v.isOrganisation(to) {
			return nil
		}
		r := newRoutes(v, query, to)
		ways, err := shortest.Paths(from, query.Most, r.compare, r.search)
		if err != nil {
			return err
		}
		for _, way := range ways {
			found.Paths = append(found.Paths, r.path(way))
		}
		return nil
	})
	return found, err
}

func (v *view) isOrganisation(s slot) bool {
	return s != none && v.isOf(s, network.KindOrganisation)
}

// routes looks for shortest paths to one organisation. How far nodes are from it is worked out as far as it is
// asked, and shows where a path can't lead there in time.
type routes struct {
	*view
	query  network.PathQuery
	passes condition
	to     slot

	next     map[slot][]slot // neighbours of the nodes that were looked at
	distance map[slot]int    // links to the target, of nodes not further than depth
	frontier []slot          // nodes as far as depth
	depth    int
}

func newRoutes(v *view, query network.PathQuery, to slot) *routes {
	return &routes{
		view: v, query: query, passes: v.projects(query.Projects), to: to,
		next: make(map[slot][]slot), distance: map[slot]int{to: 0}, frontier: []slot{to},
	}
}

func (r *routes) compare(a, b slot) int { return cmp.Compare(r.vertices[a].id, r.vertices[b].id) }

// neighbours gives the projects that an organisation is joined to, or the organisations of a project, in no order.
func (r *routes) neighbours(s slot) []slot {
	if next, known := r.next[s]; known {
		return next
	}
	var next []slot
	if r.vertices[s].kind == network.KindProject {
		for _, participation := range r.participationsIn(s) {
			if organisation := r.organisation(participation); organisation != none && r.joins(participation) {
				next = append(next, organisation)
			}
		}
	} else {
		for _, participation := range r.participationsBy(s) {
			if project := r.project(participation); project != none && r.joins(participation) && r.passes.passes(project) {
				next = append(next, project)
			}
		}
	}
	next = unique(next)
	r.next[s] = next
	return next
}

func (r *routes) joins(participation slot) bool {
	return r.query.Joins(r.participation(participation).Role)
}

// within says whether a node is at most so many links from the target.
func (r *routes) within(s slot, links int) bool {
	for r.depth < links && len(r.frontier) > 0 && r.err == nil {
		r.depth++
		var further []slot
		for _, node := range r.frontier {
			for _, next := range r.neighbours(node) {
				if _, known := r.distance[next]; !known && r.step() {
					r.distance[next] = r.depth
					further = append(further, next)
				}
			}
		}
		r.frontier = further
	}
	distance, known := r.distance[s]
	return known && distance <= links
}

// search gives the shortest paths of each class.
func (r *routes) search(classes []shortest.Deviation[slot], most int) ([][][]slot, error) {
	found := make([][][]slot, len(classes))
	for i, class := range classes {
		room := r.query.MaxLength - (len(class.Prefix) - 1)
		spur := class.Prefix[len(class.Prefix)-1]
		for links := 1; links <= room && found[i] == nil; links++ {
			if r.within(spur, links) {
				found[i] = r.ofLength(class, links, most)
			}
			if r.err != nil {
				return nil, r.err
			}
		}
	}
	return found, nil
}

// ofLength gives the first paths of a class that go on by so many links, where none goes on by fewer. Layer by
// layer it finds the nodes that such paths may come by, then those of them from which they arrive.
func (r *routes) ofLength(class shortest.Deviation[slot], links, most int) [][]slot {
	met := make(slotSet)
	for _, s := range class.Prefix {
		met[s] = struct{}{}
	}
	layers := [][]slot{class.Prefix[len(class.Prefix)-1:]}
	for left := links - 1; left >= 0; left-- {
		var layer []slot
		for _, s := range layers[len(layers)-1] {
			for _, next := range r.neighbours(s) {
				excluded := len(layers) == 1 && slices.Contains(class.Excluded, next)
				if !excluded && !met.has(next) && r.step() && r.within(next, left) {
					met[next] = struct{}{}
					layer = append(layer, next)
				}
			}
		}
		layers = append(layers, layer)
	}
	if len(layers[links]) == 0 {
		return nil
	}
	arriving := make([]slotSet, links+1)
	arriving[links] = slotSet{r.to: {}}
	for at := links - 1; at > 0; at-- {
		arriving[at] = make(slotSet)
		for _, s := range layers[at] {
			if slices.ContainsFunc(r.neighbours(s), arriving[at+1].has) {
				arriving[at][s] = struct{}{}
			}
		}
	}
	var paths [][]slot
	r.follow(class, arriving[1:], slices.Clone(class.Prefix), func(path []slot) bool {
		paths = append(paths, path)
		return len(paths) < most
	})
	return paths
}

// follow calls a function with the paths through layers, in order, until it gives false.
func (r *routes) follow(class shortest.Deviation[slot], layers []slotSet, path []slot, yield func([]slot) bool) bool {
	if len(layers) == 0 {
		return yield(slices.Clone(path))
	}
	first := len(path) == len(class.Prefix)
	for _, next := range slices.SortedFunc(slices.Values(r.neighbours(path[len(path)-1])), r.compare) {
		if !layers[0].has(next) || first && slices.Contains(class.Excluded, next) {
			continue
		}
		if !r.follow(class, layers[1:], append(path, next), yield) {
			return false
		}
	}
	return true
}

// path gives a path with the facts of its links.
func (r *routes) path(way []slot) network.Path {
	var path network.Path
	for i, s := range way {
		path.Nodes = append(path.Nodes, r.vertices[s].node)
		if i == 0 {
			continue
		}
		organisation, project := way[i-1], s
		if r.vertices[organisation].kind == network.KindProject {
			organisation, project = project, organisation
		}
		path.Participations = append(path.Participations, r.joining(organisation, project))
	}
	return path
}

// joining gives the participations that join an organisation to a project, by id, none where they are omitted.
func (r *routes) joining(organisation, project slot) []*network.Participation {
	if r.query.OmitParticipations {
		return nil
	}
	var joining []*network.Participation
	for _, participation := range r.participationsIn(project) {
		if r.organisation(participation) == organisation && r.joins(participation) {
			joining = append(joining, r.participation(participation))
		}
	}
	slices.SortFunc(joining, func(a, b *network.Participation) int { return cmp.Compare(a.ID, b.ID) })
	return joining
}

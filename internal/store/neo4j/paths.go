package neo4j

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"verkosto/internal/network"
	"verkosto/internal/store/shortest"
)

var pathFragments = section("paths")

// Paths implements [network.Reader]. The database looks for all paths of a length at once, with what they hold, and has to be
// asked again only where these are fewer than wanted: six times at most. It begins anew where a batch comes between.
func (s *Store) Paths(ctx context.Context, query network.PathQuery) (network.Paths, error) {
	if err := query.Check(); err != nil {
		return network.Paths{}, err
	}
	return served(ctx, s, func(v *view) (network.Paths, error) {
		asked := query
		asked.From, asked.To, asked.Projects = v.known.Of(query.From), v.known.Of(query.To), v.projects(query.Projects)
		return v.paths(ctx, asked)
	})
}

func (v *view) paths(ctx context.Context, query network.PathQuery) (network.Paths, error) {
	for attempt := range attempts {
		r := &routes{view: v, ctx: ctx, query: query}
		found, err := r.find()
		if !errors.Is(err, errChanged) {
			return found, err
		}
		if err := pause(ctx, attempt); err != nil {
			return network.Paths{}, translate(ctx, err, "find paths")
		}
	}
	return network.Paths{}, network.Errorf(network.Unavailable, "the network changes faster than paths can be found in it: ask again when less is imported")
}

// errChanged says that the statements of one call would see different data.
var errChanged = errors.New("the data changed between two statements")

// routes looks for shortest paths to one organisation.
type routes struct {
	*view
	ctx     context.Context
	query   network.PathQuery
	version *int64 // of the data, nil before it was read
	nodes   map[string]network.Node
	parts   map[[2]string][]*network.Participation // by organisation and project
}

func (r *routes) find() (found network.Paths, err error) {
	var ways [][]string
	from, to := r.query.From, r.query.To
	if from != to && from.Kind() == network.KindOrganisation && len(known([]network.ID{from, to})) == 2 {
		r.nodes, r.parts = make(map[string]network.Node), make(map[[2]string][]*network.Participation)
		ways, err = shortest.Paths(string(from), r.query.Most, cmp.Compare[string], r.search)
		if err != nil {
			return found, err
		}
	}
	if r.version == nil { // nothing was asked, or there is nowhere to begin
		found.Version, err = r.Version(r.ctx)
		return found, err
	}
	found.Version = uint64(*r.version)
	for _, way := range ways {
		found.Paths = append(found.Paths, r.path(way))
	}
	return found, nil
}

// same says whether a statement saw the data that those before it saw.
func (r *routes) same() bool {
	version := r.saw.Data
	if r.version == nil {
		r.version = &version
	}
	return *r.version == version
}

func (r *routes) search(classes []shortest.Deviation[string], most int) ([][][]string, error) {
	statement, params := routing(r.query, classes, most)
	rows, err := r.ask(r.ctx, "find paths", statement, params)
	if err != nil {
		return nil, err
	}
	if !r.same() {
		return nil, errChanged
	}
	found := make([][][]string, len(classes))
	for _, answer := range rows {
		columns := row(answer)
		at := integer(columns[0])
		for _, way := range row(columns[1]) {
			prefix := classes[at].Prefix
			found[at] = append(found[at], append(prefix[:len(prefix)-1:len(prefix)-1], texts(way)...))
		}
		if err := r.learnOf(row(columns[2]), row(columns[3])); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// learnOf keeps the nodes of ways that were found, and the participations that join them.
func (r *routes) learnOf(nodes, parts []any) error {
	for _, found := range nodes {
		node, err := r.decode(row(found)[0], row(found)[1])
		if err != nil {
			return err
		}
		r.nodes[string(node.NodeID())] = node
	}
	for _, part := range parts {
		columns := row(part)
		link := [2]string{text(columns[0]), text(columns[1])}
		node, err := r.decode(columns[2], columns[3])
		if err != nil {
			return err
		}
		participation, is := node.(*network.Participation)
		if !is {
			return network.Errorf(network.Internal, "%s is no participation", node.NodeID())
		}
		if !slices.ContainsFunc(r.parts[link], func(p *network.Participation) bool { return p.ID == participation.ID }) {
			r.parts[link] = append(r.parts[link], participation)
		}
	}
	return nil
}

// path gives the path of some nodes that were found.
func (r *routes) path(way []string) network.Path {
	path := network.Path{Nodes: make([]network.Node, 0, len(way)), Participations: make([][]*network.Participation, len(way)-1)}
	for at, id := range way {
		path.Nodes = append(path.Nodes, r.nodes[id])
		if at == 0 {
			continue
		}
		link := [2]string{way[at-1], id}
		if at%2 == 0 {
			link = [2]string{id, way[at-1]}
		}
		joining := slices.Clone(r.parts[link])
		slices.SortFunc(joining, func(a, b *network.Participation) int { return cmp.Compare(a.ID, b.ID) })
		path.Participations[at-1] = joining
	}
	return path
}

// routing gives the statement that searches classes of paths, and its parameters.
func routing(query network.PathQuery, classes []shortest.Deviation[string], most int) (string, map[string]any) {
	if query.Roles == nil && query.Projects == nil && !slices.ContainsFunc(classes, leavesOut) {
		return setting(query, most)
	}
	asked := make([]any, len(classes))
	for i, class := range classes {
		last := len(class.Prefix) - 1
		asked[i] = map[string]any{
			"at": int64(i), "spur": class.Prefix[last], "removed": class.Prefix[:last], "excluded": append([]string{}, class.Excluded...),
			"room": int64(query.MaxLength - last + 1), // nodes
		}
	}
	f := &filter{params: map[string]any{"classes": asked, "to": string(query.To), "most": int64(most)}}
	joins := f.joining(query)
	ways, where := "as partners", conditions(nil)
	if query.Roles != nil {
		ways, where = "in roles", conditions{fill(pathFragments["in roles only"], "joins", joins)}
	}
	if slices.ContainsFunc(classes, leavesOut) {
		where = append(where, pathFragments[ways+", leaving out"])
	}
	if query.Projects != nil {
		where = append(where, fill(pathFragments["through projects"], "passes", f.where(query.Projects, "p").closed()))
	}
	only := ""
	if where != nil {
		only = fill(pathFragments["only"], "conditions", where.String())
	}
	return fill(cypherPathsSearch, "ways", fill(pathFragments[ways], "only", only), "found", found(query, "class.at", joins)), f.params
}

// setting gives the statement of the first search among partners in any project, and its parameters. There may be thousands of
// shortest paths, so it doesn't walk all: it looks between whom they lead first, which is fewer, then for the first
// steps in order, and only from these on.
func setting(query network.PathQuery, most int) (string, map[string]any) {
	f := &filter{params: map[string]any{
		"from": string(query.From), "to": string(query.To), "room": int64(query.MaxLength + 1), "most": int64(most),
	}}
	return fill(cypherPathsFirst, "found", found(query, "0", f.joining(query))), f.params
}

// found gives the end of a statement that has found paths of a class: it tells what they hold.
func found(query network.PathQuery, class, joins string) string {
	parts := fill(pathFragments["participations"], "joins", joins)
	if query.OmitParticipations {
		parts = pathFragments["no participations"]
	}
	return fill(pathFragments["found"], "class", class, "parts", parts)
}

// leavesOut says whether the paths of a class may not come by all nodes. Every condition costs the search a look at each
// node that it comes by, so the first search, which knows of no paths to leave out, has none.
func leavesOut(class shortest.Deviation[string]) bool {
	return len(class.Prefix) > 1 || len(class.Excluded) > 0
}

// joining gives the condition that the participation x joins its organisation to its project.
func (f *filter) joining(query network.PathQuery) string {
	if query.Roles == nil {
		f.params["roles"] = noPartners
		return pathFragments["joins as a partner"]
	}
	f.params["roles"] = known(query.Roles)
	return pathFragments["joins in a role"]
}

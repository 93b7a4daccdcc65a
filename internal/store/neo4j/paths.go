package neo4j

import (
	"cmp"
	"context"
	"errors"

	"verkosto/internal/network"
	"verkosto/internal/store/shortest"
)

var pathFragments = section("paths")

// Paths implements [network.Reader]. The database looks for all paths of a length at once, and has to be asked again only
// where these are fewer than wanted: with the statement that reads what they hold, those are at most seven
// statements. They begin anew where a batch comes between them.
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
}

func (r *routes) find() (network.Paths, error) {
	var ways [][]string
	from, to := r.query.From, r.query.To
	if from != to && from.Kind() == network.KindOrganisation && len(known([]network.ID{from, to})) == 2 {
		var err error
		ways, err = shortest.Paths(string(from), r.query.Most, cmp.Compare[string], r.search)
		if err != nil {
			return network.Paths{}, err
		}
	}
	return r.read(ways)
}

// same says whether a statement saw the data that those before it saw.
func (r *routes) same(version any) bool {
	number := integer(version)
	if r.version == nil {
		r.version = &number
	}
	return *r.version == number
}

func (r *routes) search(classes []shortest.Deviation[string], most int) ([][][]string, error) {
	statement, params := routing(r.query, classes, most)
	rows, err := r.ask(r.ctx, "find paths", statement, params)
	if err != nil {
		return nil, err
	}
	found := make([][][]string, len(classes))
	for _, answer := range rows {
		columns := row(answer)
		if !r.same(columns[0]) {
			return nil, errChanged
		}
		at := integer(columns[1])
		for _, way := range row(columns[2]) {
			prefix := classes[at].Prefix
			found[at] = append(found[at], append(prefix[:len(prefix)-1:len(prefix)-1], texts(way)...))
		}
	}
	return found, nil
}

// routing gives the statement that searches classes of paths, and its parameters.
func routing(query network.PathQuery, classes []shortest.Deviation[string], most int) (string, map[string]any) {
	asked := make([]any, len(classes))
	for i, class := range classes {
		last := len(class.Prefix) - 1
		asked[i] = map[string]any{
			"at": int64(i), "spur": class.Prefix[last], "removed": class.Prefix[:last], "excluded": append([]string{}, class.Excluded...),
			"room": int64(query.MaxLength - last + 1), // nodes
		}
	}
	f := &filter{params: map[string]any{"classes": asked, "to": string(query.To), "most": int64(most)}}
	passes := f.where(query.Projects, "p").closed()
	ways := "as partners"
	if query.Roles != nil {
		ways = "in roles"
	}
	joins := f.joining(query)
	return fill(cypherPathsSearch, "ways", fill(pathFragments[ways], "passes", passes, "joins", joins)), f.params
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

// read gives the nodes of paths, and the participations that join them.
func (r *routes) read(ways [][]string) (network.Paths, error) {
	statement, params := reading(r.query, ways)
	rows, err := r.ask(r.ctx, "read paths", statement, params)
	if err != nil {
		return network.Paths{}, err
	}
	if len(rows) != 1 {
		return network.Paths{}, errSchema()
	}
	columns := row(rows[0])
	if !r.same(columns[0]) {
		return network.Paths{}, errChanged
	}
	nodes := make(map[string]network.Node)
	for _, found := range row(columns[1]) {
		node, err := decode(row(found)[0], row(found)[1])
		if err != nil {
			return network.Paths{}, err
		}
		nodes[string(node.NodeID())] = node
	}
	found := network.Paths{Version: uint64(*r.version)}
	for _, way := range ways {
		path := network.Path{Participations: make([][]*network.Participation, len(way)-1)}
		for _, id := range way {
			path.Nodes = append(path.Nodes, nodes[id])
		}
		found.Paths = append(found.Paths, path)
	}
	return found, join(found.Paths, row(columns[2]))
}

// reading gives the statement that reads what is on paths, and its parameters.
func reading(query network.PathQuery, ways [][]string) (string, map[string]any) {
	var ids []network.ID
	links := []any{}
	for i, way := range ways {
		for at, id := range way {
			ids = append(ids, network.ID(id))
			if at == 0 {
				continue
			}
			organisation, project := way[at-1], id
			if at%2 == 0 {
				organisation, project = project, organisation
			}
			links = append(links, map[string]any{"at": []int64{int64(i), int64(at - 1)}, "organisation": organisation, "project": project})
		}
	}
	f := &filter{params: map[string]any{"nodes": unique(ids), "links": links}}
	return fill(cypherPathsRead, "joins", f.joining(query)), f.params
}

// join puts participations where they join the nodes of paths.
func join(paths []network.Path, parts []any) error {
	for _, part := range parts {
		columns := row(part)
		node, err := decode(columns[1], columns[2])
		if err != nil {
			return err
		}
		participation, is := node.(*network.Participation)
		if !is {
			return network.Errorf(network.Internal, "%s is no participation", node.NodeID())
		}
		at := row(columns[0])
		joined := &paths[integer(at[0])].Participations[integer(at[1])]
		*joined = append(*joined, participation)
	}
	return nil
}

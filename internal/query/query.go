// Package query holds the use cases behind the API: lookups, lists with their pages,
// the drawn network, search with its highlights, and what readers may see. It asks stores a set
// at a time and knows nothing of GraphQL.
package query

import (
	"context"
	"log/slog"

	"verkosto/internal/live"
	"verkosto/internal/network"
	"verkosto/internal/query/memo"
)

// Queries answers questions about the network in a store.
type Queries struct {
	reader   network.Reader
	memo     *memo.Memo // of projections and analyses
	versions *live.Versions
	waiting  *live.Derived[ReviewQueue]
	imports  *live.Imports
}

// Options says who the answers are for.
type Options struct {
	// ShowContacts says who may see the e-mails and phones of people, by the context they ask in. Nobody if nil.
	ShowContacts func(context.Context) bool
	// Versions tells of new data versions. By default the reader is asked for them.
	Versions *live.Versions
	// Imports are the imports that can be followed. By default there are none.
	Imports *live.Imports
}

// New makes queries over a store.
func New(reader network.Reader, options Options) *Queries {
	if options.ShowContacts == nil {
		reader = WithoutContacts(reader)
	} else {
		reader = ContactsFor(reader, options.ShowContacts)
	}
	if options.Versions == nil {
		options.Versions = live.NewVersions(reader, live.DefaultPoll, slog.Default())
	}
	q := &Queries{reader: reader, memo: memo.New(analysesKept), versions: options.Versions, imports: options.Imports}
	q.waiting = live.NewDerived(q.versions, q.reviewQueue)
	return q
}

// Nodes gives nodes by id; ids that are not there are absent. More than 100 ids from a client
// are refused by [Queries.NodesInOrder].
func (q *Queries) Nodes(ctx context.Context, ids []network.ID) (map[network.ID]network.Node, error) {
	nodes := make(map[network.ID]network.Node, len(ids))
	for chunk := range chunks(ids) {
		found, err := q.reader.Nodes(ctx, chunk)
		if err != nil {
			return nil, err
		}
		for id, node := range found {
			nodes[id] = node
		}
	}
	return nodes, nil
}

// NodesInOrder gives a node for each id, nil where there is none. It refuses more than 100.
func (q *Queries) NodesInOrder(ctx context.Context, ids []network.ID) ([]network.Node, error) {
	if len(ids) > MaxFirst {
		return nil, network.Errorf(network.LimitExceeded, "%d ids at once are too many: ask for at most %d", len(ids), MaxFirst)
	}
	found, err := q.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	nodes := make([]network.Node, len(ids))
	for i, id := range ids {
		nodes[i] = found[id]
	}
	return nodes, nil
}

// Project gives the project with a code in a period, or in the newest period that has
// the code if none is given; nil if there is none.
func (q *Queries) Project(ctx context.Context, code string, period *string) (network.Node, error) {
	if period != nil {
		return q.only(ctx, network.ProjectID(*period, code))
	}
	pages, err := q.reader.List(ctx,
		network.Selection{Kind: network.KindProject, Filter: &network.ProjectFilter{Codes: []string{code}}},
		network.Order{Field: network.ByStart, Direction: network.Descending}, network.Window{First: 1})
	if err != nil {
		return nil, err
	}
	return onlyItem(pages)
}

// Organisation gives the organisation with a strong key, nil if there is none. Exactly
// one key must be given.
func (q *Queries) Organisation(ctx context.Context, businessID *network.BusinessID, pic *string) (network.Node, error) {
	filter := new(network.OrganisationFilter)
	switch {
	case businessID != nil && pic == nil:
		filter.BusinessIDs = []network.BusinessID{*businessID}
	case pic != nil && businessID == nil:
		filter.PICs = []string{*pic}
	default:
		return nil, network.Errorf(network.InvalidArgument, "give exactly one of businessId and pic")
	}
	pages, err := q.reader.List(ctx, network.Selection{Kind: network.KindOrganisation, Filter: filter},
		network.Order{}, network.Window{First: 1})
	if err != nil {
		return nil, err
	}
	return onlyItem(pages)
}

// Lookup gives the node with an id, nil if there is none.
func (q *Queries) Lookup(ctx context.Context, id network.ID) (network.Node, error) {
	return q.only(ctx, id)
}

func (q *Queries) only(ctx context.Context, id network.ID) (network.Node, error) {
	nodes, err := q.reader.Nodes(ctx, []network.ID{id})
	if err != nil {
		return nil, err
	}
	return nodes[id], nil
}

// Tally counts, sums and facets the nodes of a selection by parent.
func (q *Queries) Tally(ctx context.Context, query network.TallyQuery) (map[network.ID]network.Tally, error) {
	if query.Top < 1 || query.Top > maxBuckets {
		return nil, network.Errorf(network.InvalidArgument, "first is %d: ask for 1 to %d values of a facet", query.Top, maxBuckets)
	}
	return byParents(query.Selection, func(selection network.Selection) (map[network.ID]network.Tally, error) {
		query.Selection = selection
		return q.reader.Tally(ctx, query)
	})
}

// Degrees counts ties of organisations.
func (q *Queries) Degrees(ctx context.Context, organisations []network.ID) (map[network.ID]network.Degree, error) {
	return byKeys(organisations, func(chunk []network.ID) (map[network.ID]network.Degree, error) {
		return q.reader.Degrees(ctx, chunk)
	})
}

// Meta tells about the network as a whole.
func (q *Queries) Meta(ctx context.Context) (network.Meta, error) { return q.reader.Meta(ctx) }

func onlyItem(pages map[network.ID]network.Page[network.Node]) (network.Node, error) {
	for _, item := range pages[network.WholeStore].Items {
		return item.Node, nil
	}
	return nil, nil //nolint:nilnil // absence is an answer here: the schema says null
}

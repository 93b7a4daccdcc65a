package export

import (
	"slices"
	"strings"

	"verkosto/internal/network"
)

// Projection says which network is drawn.
type Projection string

// The projections.
const (
	// ProjectionNone draws all kinds of nodes as they are related.
	ProjectionNone Projection = ""
	// ProjectionOrganisations draws organisations alone, with an edge between those that share
	// projects as partners, whose weight is how many.
	ProjectionOrganisations Projection = "organisations"
)

// Request says what to export.
//
// Without a filter it is all of the network. With one it is the projects that pass, every node
// next to one of them, and all edges among those: what the API's `network` draws around
// these projects at depth 1.
type Request struct {
	Filter     *network.ProjectFilter // nil takes all
	Asked      string                 // the filter in the words of who asked, for the metadata
	Kinds      []network.Kind         // of nodes to draw; nil draws all
	Projection Projection
}

// drawable are the kinds of nodes that can be drawn, in the order in which they are written.
var drawable = []network.Kind{
	network.KindProject, network.KindOrganisation, network.KindFund, network.KindPerson,
	network.KindMunicipality, network.KindSubRegion, network.KindRegion,
}

// Kinds gives the kinds of nodes that can be drawn.
func Kinds() []network.Kind { return slices.Clone(drawable) }

func (r *Request) check() error {
	switch r.Projection {
	case ProjectionNone:
	case ProjectionOrganisations:
		if r.Kinds != nil {
			return network.Errorf(network.InvalidArgument, "projection=%s draws organisations alone: leave out kind", r.Projection)
		}
	default:
		return network.Errorf(network.InvalidArgument, "there is no such projection: known is %s", ProjectionOrganisations)
	}
	for _, kind := range r.Kinds {
		if !slices.Contains(drawable, kind) {
			return network.Errorf(network.InvalidArgument, "there is no such kind of node to draw: known are %s", listed(drawable))
		}
	}
	return nil
}

// draws says whether nodes of a kind are wanted.
func (r *Request) draws(kind network.Kind) bool {
	return r.Kinds == nil && slices.Contains(drawable, kind) || slices.Contains(r.Kinds, kind)
}

func listed[T ~string](words []T) string {
	texts := make([]string, len(words))
	for i, word := range words {
		texts[i] = string(word)
	}
	return strings.Join(texts, ", ")
}

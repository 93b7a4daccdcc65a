package embedded

import (
	"context"
	"encoding/hex"
	"math"
	"reflect"
	"runtime"

	"github.com/go-json-experiment/json"
	legacy "github.com/go-json-experiment/json/v1"
	"golang.org/x/sync/errgroup"

	"verkosto/internal/network"
)

// detailEncoding leaves out what is absent.
var detailEncoding = json.JoinOptions(legacy.OmitEmptyWithLegacySemantics(true), json.Deterministic(true))

// detail is the part of a citation that is kept beside the node, as JSON.
type detail struct {
	Evidence   string                  `json:"evidence,omitempty"`
	Method     network.Method          `json:"method,omitempty"`
	Confidence float64                 `json:"confidence"`
	Review     network.Review          `json:"review,omitempty"`
	Fields     []network.FieldCitation `json:"fields,omitempty"`
}

// reading is a citation as it will be kept, or what is wrong with it.
type reading struct {
	key    citationKey
	value  network.Node // as decoded from body: what the caller may change is not kept
	body   []byte
	detail []byte
	err    error
}

// readAll reads the citations of a batch, on all processors: it is a third of the work of applying it,
// and the only one that citations don't share.
func readAll(ctx context.Context, citations []network.Citation) ([]reading, error) {
	readings := make([]reading, len(citations))
	group := new(errgroup.Group)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < len(citations); from += checkEvery {
		group.Go(func() error {
			for i := from; i < min(from+checkEvery, len(citations)); i++ {
				readings[i] = read(i, &citations[i])
			}
			return contextError(ctx)
		})
	}
	return readings, group.Wait()
}

// read reads one citation.
func read(i int, citation *network.Citation) (r reading) {
	if r.err = checkCitable(i, citation); r.err != nil {
		return r
	}
	id := citation.Node.NodeID()
	if r.body, r.err = network.EncodeNode(citation.Node); r.err != nil {
		return r
	}
	if _, err := hex.Decode(r.key[:], []byte(citation.Key(r.body))); err != nil {
		r.err = network.Wrap(network.Internal, err, "a citation's key is not hexadecimal")
		return r
	}
	r.detail, r.err = json.Marshal(&detail{citation.Evidence, citation.Method, citation.Confidence, citation.Review, citation.Fields}, detailEncoding)
	if r.err != nil {
		r.err = network.Wrap(network.InvalidArgument, r.err, "encode a citation of "+string(id)+": its values must be UTF-8 text and finite numbers")
		return r
	}
	r.value, r.err = network.DecodeNode(id.Kind(), r.body)
	return r
}

// checkCitable says whether a source can state such a node: one with an id, of the type
// that the id tells, and no source.
func checkCitable(i int, citation *network.Citation) error {
	if citation.Node == nil || reflect.ValueOf(citation.Node).IsNil() {
		return network.Errorf(network.InvalidArgument, "citation %d has no node", i)
	}
	id, err := network.ParseID(string(citation.Node.NodeID()))
	if err != nil {
		return err
	}
	right, err := network.New(id.Kind())
	if err != nil {
		return err
	}
	if reflect.TypeOf(right) != reflect.TypeOf(citation.Node) || id.Kind() == network.KindSource {
		return network.Errorf(network.InvalidArgument, "citation %d states a %T under the id %s, which is of another kind", i, citation.Node, id)
	}
	if citation.Line < 0 || citation.Line > math.MaxInt32 {
		return network.Errorf(network.InvalidArgument, "citation %d is on line %d: lines count from 1 to 2,147,483,647", i, citation.Line)
	}
	return nil
}

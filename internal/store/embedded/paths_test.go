package embedded_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
)

// reference is what networkx says of the paths of a network: organisations and projects by number, in turn
// (internal/analysis/testdata/reference/reference.py).
type reference struct {
	Parts [][3]int
	Paths []struct {
		From, To int
		Paths    [][]int
	}
}

// TestPathsAgreeWithNetworkx compares the shortest paths with those of another program.
func TestPathsAgreeWithNetworkx(t *testing.T) {
	files, err := filepath.Glob("../../analysis/testdata/reference/bipartite-parts-*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("references: %v, %v", files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var r reference
			if err := json.Unmarshal(content, &r); err != nil {
				t.Fatal(err)
			}
			store := r.open(t)
			for _, pair := range r.Paths {
				got, err := store.Paths(t.Context(), network.PathQuery{
					From: organisationNumber(pair.From), To: organisationNumber(pair.To), MaxLength: 6, Most: network.MaxPaths,
				})
				if err != nil {
					t.Fatal(err)
				}
				want := pair.Paths[:min(len(pair.Paths), network.MaxPaths)]
				if !slices.EqualFunc(got.Paths, want, isPath) {
					t.Errorf("from %d to %d: %v, want %v", pair.From, pair.To, got.Paths, want)
				}
			}
		})
	}
}

func isPath(path network.Path, steps []int) bool {
	return slices.EqualFunc(path.Nodes, steps, func(node network.Node, step int) bool {
		return node.NodeID() == organisationNumber(step) || node.NodeID() == projectNumber(step)
	})
}

// Ids are in the order of the numbers, as paths of one length are.
func organisationNumber(n int) network.ID {
	return network.OrganisationID(network.SchemeName, fmt.Sprintf("%03d", n))
}

func projectNumber(n int) network.ID { return network.ProjectID("2021-2027", fmt.Sprintf("%03d", n)) }

func (r *reference) open(t *testing.T) *embedded.Store {
	t.Helper()
	store, err := embedded.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	source := &network.Source{ID: "source:reference/1", Format: "reference", SHA256: "1", ReadAt: time.Unix(1, 0).UTC()}
	batch := network.Batch{Sources: []*network.Source{source}, Complete: []network.ID{source.ID}}
	cite := func(node network.Node) {
		batch.Citations = append(batch.Citations, network.Citation{Source: source.ID, Node: node, Method: network.MethodField, Confidence: 1})
	}
	for _, part := range r.Parts {
		organisation, project := organisationNumber(part[0]), projectNumber(part[1])
		cite(&network.Organisation{ID: organisation})
		cite(&network.Project{ID: project, Code: project.Key()})
		cite(&network.Participation{
			ID:      network.ParticipationID(project, organisation, network.RolePartner, 1),
			Project: project, Organisation: organisation, Role: network.RolePartner,
		})
	}
	if _, err := store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	return store
}

package export_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"testing"

	"verkosto/internal/export"
	"verkosto/internal/network"
)

// made is a network of any size that takes no memory: each project has four participations of
// organisations that have it alone, so that nothing repeats.
type made struct {
	export.Reader
	projects int
	reads    int
	most     uint64 // bytes of heap in use at any look
}

// look notes how much memory is in use, now and then.
func (m *made) look() {
	if m.reads++; m.reads%4 == 1 {
		runtime.GC()
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		m.most = max(m.most, stats.HeapAlloc)
	}
}

const partsOfEach = 4

func (m *made) List(
	_ context.Context, selection network.Selection, _ network.Order, window network.Window,
) (map[network.ID]network.Page[network.Node], error) {
	m.look()
	pages := make(map[network.ID]network.Page[network.Node])
	switch selection.Kind {
	case network.KindProject, network.KindOrganisation:
		var page network.Page[network.Node]
		begin, end := 0, m.projects
		if selection.Kind == network.KindOrganisation {
			end *= partsOfEach
		}
		if window.After != nil {
			begin, _ = strconv.Atoi(window.After.Value)
		}
		for i := begin; i < min(begin+window.First, end); i++ {
			page.Items = append(page.Items, network.Item[network.Node]{Node: m.node(selection.Kind, i), Position: network.Position{Value: strconv.Itoa(i + 1)}})
		}
		page.HasNext = begin+window.First < end
		pages[network.WholeStore] = page
	case network.KindParticipation:
		for _, id := range selection.Of {
			var page network.Page[network.Node]
			number, _ := strconv.Atoi(id.Key())
			for part := range partsOfEach {
				organisation := m.node(network.KindOrganisation, number*partsOfEach+part).NodeID()
				page.Items = append(page.Items, network.Item[network.Node]{Node: &network.Participation{
					ID: network.ParticipationID(id, organisation, network.RolePartner, 1), Project: id, Organisation: organisation, Role: network.RolePartner,
				}})
			}
			pages[id] = page
		}
	}
	return pages, nil
}

func (*made) node(kind network.Kind, number int) network.Node {
	name := network.Names{Fi: fmt.Sprintf("Keksitty nimi, joka ei toistu: %d", number)}
	if kind == network.KindProject {
		return &network.Project{ID: network.ID(fmt.Sprintf("project:%d", number)), Names: name, Start: "2020-01-01"}
	}
	return &network.Organisation{ID: network.ID(fmt.Sprintf("organisation:%d", number)), Names: name}
}

func (m *made) Nodes(_ context.Context, ids []network.ID) (map[network.ID]network.Node, error) {
	nodes := make(map[network.ID]network.Node, len(ids))
	for _, id := range ids {
		number, _ := strconv.Atoi(id.Key())
		nodes[id] = m.node(id.Kind(), number)
	}
	return nodes, nil
}

func (m *made) Meta(context.Context) (network.Meta, error) { return network.Meta{Version: 1}, nil }

// TestMemoryIsFlat says that an export of a six times larger network takes no more memory.
// VERKOSTO_MEMORY_PROJECTS makes both larger, and tries all formats.
func TestMemoryIsFlat(t *testing.T) {
	small, formats := 5000, []string{"graphml", "parquet"} // encoded here, and by others
	if text := os.Getenv("VERKOSTO_MEMORY_PROJECTS"); text != "" {
		small, _ = strconv.Atoi(text)
		formats = []string{"gexf", "graphml", "cytoscape", "graphology", "jsonld", "csv", "parquet", "neo4j"}
	}
	for _, name := range formats {
		t.Run(name, func(t *testing.T) {
			format, err := export.FormatNamed(name)
			if err != nil {
				t.Fatal(err)
			}
			peak := func(projects int) uint64 {
				reader := &made{projects: projects}
				file, err := export.Open(t.Context(), reader, format, export.Request{})
				if err != nil {
					t.Fatal(err)
				}
				if err := file.Write(t.Context(), io.Discard); err != nil {
					t.Fatal(err)
				}
				if file.Edges != partsOfEach*projects || file.Nodes != (partsOfEach+1)*projects {
					t.Fatalf("wrote %d nodes and %d edges", file.Nodes, file.Edges)
				}
				return reader.most
			}
			few, many := peak(small), peak(6*small)
			t.Logf("%.1f MB for %d projects, %.1f MB for %d", float64(few)/1e6, small, float64(many)/1e6, 6*small)
			if many > few+6<<20 {
				t.Errorf("memory grows from %d to %d bytes", few, many)
			}
		})
	}
}

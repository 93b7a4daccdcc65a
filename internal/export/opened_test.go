package export_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/govalues/decimal"

	"verkosto/internal/export"
	"verkosto/internal/network"
	"verkosto/internal/store/storetest"
)

// TestOpened has exports opened by programs that others wrote, and compares what they read with
// what the store draws.
func TestOpened(t *testing.T) {
	directory, wanted := exported(t)
	for name, command := range map[string]func(*testing.T) []string{
		"python": func(t *testing.T) []string { return []string{requirePython(t), "open.py", directory} },
		"node":   func(t *testing.T) []string { requireNode(t); return []string{"node", "open.mjs", directory} },
	} {
		t.Run(name, func(t *testing.T) {
			arguments := command(t)
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()
			printed, err := inOpened(ctx, arguments...)
			if err != nil {
				t.Fatal(err)
			}
			var opened []string
			for decoder := json.NewDecoder(bytes.NewReader(printed)); ; {
				var report struct {
					Format       string
					Nodes, Edges int
					Problems     []string
				}
				if err := decoder.Decode(&report); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatal(err)
				}
				opened = append(opened, report.Format)
				for _, problem := range report.Problems {
					t.Errorf("%s: %s", report.Format, problem)
				}
				if report.Nodes != len(wanted.Nodes) || report.Edges != len(wanted.Edges) {
					t.Errorf("%s: read %d nodes and %d edges of %d and %d", report.Format, report.Nodes, report.Edges, len(wanted.Nodes), len(wanted.Edges))
				}
			}
			slices.Sort(opened)
			if want := map[string][]string{
				"python": {"csv", "gexf", "graphml", "jsonld", "neo4j", "parquet"}, "node": {"cytoscape", "graphology"},
			}[name]; !slices.Equal(opened, want) {
				t.Errorf("opened %s, want %s", opened, want)
			}
		})
	}
}

// values are attributes by name.
type values map[string]any

// drawnNetwork is a network as a store draws it, for comparison.
type drawnNetwork struct {
	Head     map[string]string   `json:"head"`
	Compared map[string][]string `json:"compared"` // attributes of nodes and of edges
	Nodes    map[string]values   `json:"nodes"`
	Edges    map[string]values   `json:"edges"`
}

// exported writes a network in all formats into a directory, together with what the store draws.
func exported(t *testing.T) (string, drawnNetwork) {
	t.Helper()
	store := filled(t, storetest.NewModel(), append(awkward(), invented(t, 60)...))
	directory := t.TempDir()
	for _, format := range export.Formats() {
		file := write(t, store, format.Name, export.Request{})
		if err := os.WriteFile(filepath.Join(directory, "network."+format.Extension), []byte(file), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	drawn := drawnWhole(t, store)
	content, err := json.Marshal(drawn)
	if err == nil {
		err = os.WriteFile(filepath.Join(directory, "network.json"), content, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	return directory, drawn
}

// drawnWhole asks a store for all that can be drawn, without the package that is tested.
func drawnWhole(t *testing.T, store network.Reader) drawnNetwork {
	t.Helper()
	meta, err := store.Meta(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	drawn := drawnNetwork{
		Head: map[string]string{
			"dataVersion": fmt.Sprint(meta.Version), "filter": "none",
			"licence": "CC BY 4.0 (2 sources); CC-BY-4.0 (1 source); not stated (1 source)",
		},
		Compared: map[string][]string{
			"nodes": {"kind", "label", "name", "start", "end", "totalCost", "sme", "latitude"},
			"edges": {"kind", "source", "target", "role", "amount"},
		},
		Nodes: make(map[string]values), Edges: make(map[string]values),
	}
	var ids []network.ID
	for _, kind := range export.Kinds() {
		ids = append(ids, all(t, store, network.Selection{Kind: kind})...)
	}
	nodes, err := store.Nodes(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	for id, node := range nodes {
		drawn.Nodes[string(id)] = valuesOf(node)
	}
	edges, err := store.Edges(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, edge := range edges {
		v := values{"kind": edge.Kind, "source": edge.Source, "target": edge.Target}
		v.put("role", string(edge.Role))
		v.euros("amount", edge.Amount)
		drawn.Edges[edge.ID] = v
	}
	return drawn
}

func valuesOf(node network.Node) values {
	v := values{"kind": node.NodeID().Kind(), "label": network.Label(node)}
	switch n := node.(type) {
	case *network.Project:
		v.put("start", string(n.Start.First()))
		v.put("end", string(n.End.Last()))
		v.euros("totalCost", n.TotalCost)
	case *network.Organisation:
		if n.SME != nil {
			v["sme"] = *n.SME
		}
		v.at(n.Location)
	case *network.Municipality:
		v.at(n.Location)
	case *network.Person:
		v.put("name", n.Name)
	}
	if named, is := node.(interface{ Name() string }); is {
		v.put("name", named.Name())
	}
	return v
}

func (v values) put(name, text string) {
	if text != "" {
		v[name] = text
	}
}

func (v values) euros(name string, amount *decimal.Decimal) {
	if amount != nil {
		v[name], _ = amount.Float64()
	}
}

func (v values) at(place *network.Coordinates) {
	if place != nil {
		v["latitude"] = place.Latitude
	}
}

// missing says that a program can't be had: the test is left out, but not in CI, which says so by
// CI=true.
func missing(t *testing.T, format string, arguments ...any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf(format, arguments...)
	}
	t.Skipf(format, arguments...)
}

// requirePython gives a Python that has the pinned packages, which are installed once and kept in the
// user's cache.
func requirePython(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		missing(t, "python3 is not installed, so networkx, pyarrow and rdflib opened nothing; `apt-get install python3-venv` or its like brings it")
	}
	pinned, err := os.ReadFile(filepath.Join("opened", "requirements.txt"))
	if err != nil {
		t.Fatal(err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	directory := filepath.Join(cache, "verkosto", fmt.Sprintf("opened-%x", sha256.Sum256(pinned)))
	python := filepath.Join(directory, "bin", "python")
	if _, err := os.Stat(python); err == nil {
		return python
	}
	if err := os.MkdirAll(filepath.Dir(directory), 0o777); err != nil {
		t.Fatal(err)
	}
	fresh, err := os.MkdirTemp(filepath.Dir(directory), "opened-*")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	_, err = inOpened(ctx, "python3", "-m", "venv", fresh)
	if err == nil {
		_, err = inOpened(ctx, filepath.Join(fresh, "bin", "python"), "-m", "pip", "install", "--quiet",
			"--disable-pip-version-check", "--only-binary", ":all:", "--require-hashes", "-r", "requirements.txt")
	}
	if err == nil {
		if err = os.Rename(fresh, directory); errors.Is(err, os.ErrExist) {
			err = nil // another test was faster
		}
	}
	if err != nil {
		_ = os.RemoveAll(fresh) // the first error tells more
		missing(t, "networkx, pyarrow and rdflib can't be installed and opened nothing; they need Python 3.11 with venv and the package index: %v", err)
	}
	return python
}

// requireNode sees to it that Node.js and the pinned packages are there.
func requireNode(t *testing.T) {
	t.Helper()
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			missing(t, "%s is not installed, so graphology and Cytoscape.js opened nothing; `apt-get install nodejs npm` or its like brings it", program)
		}
	}
	if _, err := os.Stat(filepath.Join("opened", "node_modules", "cytoscape")); err == nil {
		return
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	if _, err := inOpened(ctx, "npm", "ci", "--no-audit", "--no-fund"); err != nil {
		missing(t, "graphology and Cytoscape.js can't be installed; `npm ci` in internal/export/opened brings them: %v", err)
	}
}

// inOpened runs a program in the directory of the scripts and gives what it printed.
func inOpened(ctx context.Context, arguments ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, arguments[0], arguments[1:]...)
	command.Dir = "opened"
	var printed, complaints bytes.Buffer
	command.Stdout, command.Stderr = &printed, &complaints
	if err := command.Run(); err != nil {
		return nil, errors.Join(err, errors.New(complaints.String()))
	}
	return printed.Bytes(), nil
}

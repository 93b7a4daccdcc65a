package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"verkosto/internal/analysis"
	"verkosto/internal/network"
	"verkosto/internal/synth"
)

// numbered is parts of organisations and projects in the order in which they come.
type numbered struct {
	organisations, projects map[string]int32
	parts                   []analysis.Part
}

func newNumbered() numbered {
	return numbered{organisations: make(map[string]int32), projects: make(map[string]int32)}
}

func (n *numbered) add(organisation, project string, cents int64) {
	n.parts = append(n.parts, analysis.Part{
		Organisation: number(n.organisations, organisation),
		Project:      number(n.projects, project),
		Cents:        cents,
	})
}

func number(numbers map[string]int32, key string) int32 {
	i, known := numbers[key]
	if !known {
		i = int32(len(numbers))
		numbers[key] = i
	}
	return i
}

// readCordis reads who took part in what from CORDIS' organization.csv.
func readCordis(directory string) (numbered, error) {
	name := filepath.Join(directory, "organization.csv")
	content, err := os.ReadFile(name)
	if err != nil {
		return numbered{}, err
	}
	reader := csv.NewReader(bytes.NewReader(content))
	reader.Comma, reader.LazyQuotes = ';', true
	rows, err := reader.ReadAll()
	if err != nil {
		return numbered{}, fmt.Errorf("reading %s: %w", name, err)
	}
	n := newNumbered()
	if len(rows) == 0 {
		return n, nil
	}
	columns := make([]int, 0, 3)
	for _, head := range []string{"organisationID", "projectID", "ecContribution"} {
		at := slices.Index(rows[0], head)
		if at < 0 {
			return numbered{}, fmt.Errorf("reading %s: no column %s", name, head)
		}
		columns = append(columns, at)
	}
	for _, row := range rows[1:] {
		euros, err := strconv.ParseFloat(row[columns[2]], 64)
		if err != nil {
			euros = 0 // not stated
		}
		n.add(row[columns[0]], row[columns[1]], int64(math.Round(euros*100)))
	}
	return n, nil
}

// invent makes a network up. Authorities oversee projects rather than taking
// part in them, and are left out.
func invent(projects int) (numbered, error) {
	n := newNumbered()
	for batch, err := range synth.Generate(synth.Config{Seed: 1, Projects: projects}) {
		if err != nil {
			return numbered{}, err
		}
		for _, c := range batch.Citations {
			p, ok := c.Node.(*network.Participation)
			if !ok || p.Role == network.RoleAuthority {
				continue
			}
			cents := int64(0)
			if p.Granted != nil {
				euros, _ := p.Granted.Float64()
				cents = int64(math.Round(euros * 100))
			}
			n.add(string(p.Organisation), string(p.Project), cents)
		}
	}
	return n, nil
}

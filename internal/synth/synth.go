// Package synth invents a network of funded projects: for demonstrations, benchmarks and tests.
//
// The network looks like Finland's: real places, public bodies named after them, enterprises and associations with made-up
// names, people whose names are drawn by how common they are and whose e-mail addresses end in example.fi. A few
// universities, cities and authorities take part in thousands of projects, most organisations in one or two. Whom a project
// concerns hangs together: partners come mostly from the coordinator's region. None of it has happened: business ids
// have right check digits but come from a range that has not been given out.
package synth

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"time"

	"verkosto/internal/network"
)

// MaxProjects is the largest network that can be asked for.
const MaxProjects = 1_000_000

// version goes up when the same configuration starts to give another network.
const version = 2

// batchSize is how many projects one batch holds: enough to make a transaction worthwhile, little to keep in memory.
const batchSize = 250

// Config says which network to invent.
type Config struct {
	Seed     uint64 // networks of different seeds have nothing but places and public bodies in common
	Projects int    // 1 to MaxProjects
}

// Source is the document that all citations of the network are from.
func (c Config) Source() *network.Source {
	sum := sha256.Sum256(fmt.Appendf(nil, "verkosto synth %d seed %d projects %d", version, c.Seed, c.Projects))
	return &network.Source{
		ID:      network.SourceID("synth", fmt.Sprintf("seed-%d-projects-%d", c.Seed, c.Projects)),
		Format:  "synth",
		Rank:    network.RankProse, // whatever else is known is believed first
		Title:   fmt.Sprintf("Invented network of %d projects, seed %d", c.Projects, c.Seed),
		SHA256:  hex.EncodeToString(sum[:]),
		ReadAt:  time.Date(2026, time.June, 30, 0, 0, 0, 0, time.UTC), // the day for which the amounts hold; no clock
		Licence: "CC-BY-4.0",
	}
}

// Generate gives the network in batches to apply in order: first the places and funds, then the projects with all that
// belongs to them, 250 in a batch; the last batch completes the source. What a batch refers to is stated in it or in an
// earlier one. The same configuration gives the same batches in every run; on another processor architecture, where
// floating-point numbers round differently, an amount or a partner may rarely differ.
//
// A project is a function of the seed and its number, so memory holds one batch and one bit for every
// organisation. A configuration out of bounds gives one [network.InvalidArgument] error; there are no others.
func Generate(config Config) iter.Seq2[network.Batch, error] {
	return func(yield func(network.Batch, error) bool) {
		if config.Projects < 1 || config.Projects > MaxProjects {
			yield(network.Batch{}, network.Errorf(network.InvalidArgument,
				"a network of %d projects can't be made: ask for 1 to %d", config.Projects, MaxProjects))
			return
		}
		g := newGenerator(config)
		if !yield(g.ground(), nil) {
			return
		}
		for first := 0; first < config.Projects; first += batchSize {
			batch := g.projects(first, min(first+batchSize, config.Projects))
			if first+batchSize >= config.Projects {
				batch.Complete = []network.ID{g.source.ID}
			}
			if !yield(batch, nil) {
				return
			}
		}
	}
}

// generator keeps what the batches of one network share.
type generator struct {
	source        *network.Source
	people        *people
	organisations *organisations
	stated        []uint64 // one bit for every organisation: whether a batch has stated it
	line          int      // lines of the imagined document
}

func newGenerator(config Config) *generator {
	organisations := newOrganisations(config)
	return &generator{
		source:        config.Source(),
		people:        newPeople(config.Seed),
		organisations: organisations,
		stated:        make([]uint64, organisations.count/64+1),
	}
}

// ground gives the batch that the others stand on.
func (g *generator) ground() network.Batch {
	batch := network.Batch{Sources: []*network.Source{g.source}}
	for _, node := range places() {
		g.cite(&batch, node)
	}
	for _, fund := range allFunds() {
		g.cite(&batch, fund)
	}
	return batch
}

// projects gives the batch of the projects from number first to before number end.
func (g *generator) projects(first, end int) network.Batch {
	var batch network.Batch
	met := make(map[network.ID]bool) // people of this batch
	for number := first; number < end; number++ {
		g.state(&batch, met, g.project(number))
	}
	return batch
}

// state cites a project after the organisations and people it is the first to name.
func (g *generator) state(batch *network.Batch, met map[network.ID]bool, p draft) {
	for _, number := range p.organisations {
		g.stateOrganisation(batch, number)
	}
	for _, person := range p.people {
		if !met[person.ID] {
			met[person.ID] = true
			g.cite(batch, person)
		}
	}
	g.cite(batch, p.project)
	for _, participation := range p.participations {
		g.cite(batch, participation)
	}
	for _, funding := range p.fundings {
		g.cite(batch, funding)
	}
}

// stateOrganisation cites an organisation, and what it is a unit of, unless a batch has done so.
func (g *generator) stateOrganisation(batch *network.Batch, number int) {
	word, bit := number/64, uint64(1)<<(number%64)
	if g.stated[word]&bit != 0 {
		return
	}
	g.stated[word] |= bit
	organisation, parent := g.organisations.at(number)
	if parent >= 0 {
		g.stateOrganisation(batch, parent)
	}
	g.cite(batch, organisation)
}

func (g *generator) cite(batch *network.Batch, node network.Node) {
	g.line++
	batch.Citations = append(batch.Citations, network.Citation{
		Source: g.source.ID, Node: node, Line: g.line, Method: network.MethodField, Confidence: 1, Review: network.ReviewNone,
	})
}

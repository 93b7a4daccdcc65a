package main

import (
	"context"
	"fmt"
	"io"
	"iter"

	"verkosto/internal/export"
	"verkosto/internal/network"
	"verkosto/internal/synth"
)

type synthCommand struct {
	Projects int    `default:"1000" placeholder:"N" help:"How many projects (${default}): 1 to 1,000,000."`
	Seed     uint64 `default:"1" placeholder:"N" help:"Which network: the same seed gives the same one (${default})."`
	Output   string `short:"o" placeholder:"FILE" help:"Where to write; standard output if left out."`
}

// Help tells what it looks like.
func (synthCommand) Help() string {
	return `Places and public bodies are Finland's, all else is made up. A few organisations take part in thousands of projects, most in one or two. Memory does not grow with the network.`
}

// Validate refuses sizes out of bounds.
func (c *synthCommand) Validate() error {
	if c.Projects < 1 || c.Projects > synth.MaxProjects {
		return fmt.Errorf("--projects is %d: ask for 1 to %d", c.Projects, synth.MaxProjects)
	}
	return nil
}

// Run writes the network.
func (c *synthCommand) Run(ctx context.Context, t terminal) error {
	config := synth.Config{Seed: c.Seed, Projects: c.Projects}
	source := config.Source()
	source.Complete = true
	next, stop := iter.Pull2(synth.Generate(config))
	defer stop()
	progress := newProgress(t.err, int64(c.Projects), false, true)
	defer progress.end()
	invented := &inventedSource{source: source, next: next, made: func(projects int) { progress.at("inventing projects", int64(projects)) }}
	return writeOutput(c.Output, t.out, func(w io.Writer) error {
		return export.JSONLines(ctx, invented, w, export.Options{ShowContacts: true}) // example.fi's
	})
}

// inventedSource lets an invented network be exported while it is made: one source, whose
// citations can be read once, in their order.
type inventedSource struct {
	source   *network.Source
	next     func() (network.Batch, error, bool)
	pending  []network.Citation
	projects int
	made     func(projects int)
}

// List gives the source.
func (s *inventedSource) List(
	context.Context, network.Selection, network.Order, network.Window,
) (map[network.ID]network.Page[network.Node], error) {
	item := network.Item[network.Node]{Node: s.source, Position: network.Position{ID: s.source.ID}}
	return map[network.ID]network.Page[network.Node]{network.WholeStore: {Items: []network.Item[network.Node]{item}}}, nil
}

// Citations gives the citations that follow those it gave before.
func (s *inventedSource) Citations(
	ctx context.Context, query network.CitationQuery,
) (map[network.ID]network.Page[network.Citation], error) {
	var page network.Page[network.Citation]
	if err := s.refill(ctx); err != nil {
		return nil, err
	}
	count := min(query.Window.First, len(s.pending))
	for _, citation := range s.pending[:count] {
		page.Items = append(page.Items, network.Item[network.Citation]{Node: citation})
		if citation.Node.NodeID().Kind() == network.KindProject {
			s.projects++
		}
	}
	s.pending = s.pending[count:]
	s.made(s.projects)
	if err := s.refill(ctx); err != nil {
		return nil, err
	}
	page.HasNext = len(s.pending) > 0
	return map[network.ID]network.Page[network.Citation]{s.source.ID: page}, nil
}

// refill makes the next part of the network, unless some of the last is left or all is made.
func (s *inventedSource) refill(ctx context.Context) error {
	for len(s.pending) == 0 {
		batch, err, more := s.next()
		if !more {
			return nil
		}
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		s.pending = batch.Citations
	}
	return nil
}

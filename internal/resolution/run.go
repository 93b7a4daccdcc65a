// Package resolution finds out which organisations of a store are one (package matching). What it finds is stated like
// anything else: by a source, so that it is cited and replaced as such. What people decide about it is package curation's.
package resolution

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"verkosto/internal/matching"
	"verkosto/internal/network"
)

// Store is what a resolution needs of a [network.Store].
type Store interface {
	network.Writer
	Nodes(ctx context.Context, ids []network.ID) (map[network.ID]network.Node, error)
	List(ctx context.Context, selection network.Selection, order network.Order, window network.Window) (map[network.ID]network.Page[network.Node], error)
	Tally(ctx context.Context, query network.TallyQuery) (map[network.ID]network.Tally, error)
	Citations(ctx context.Context, query network.CitationQuery) (map[network.ID]network.Page[network.Citation], error)
}

// SourceID is the source that states what the rules found, in the version of the last run that changed something.
var SourceID = network.SourceID(network.FormatResolution, "rules")

// Report tells what a run found.
type Report struct {
	Organisations int    `json:"organisations"` // as sources name them
	Joined        int    `json:"joined"`        // pairs of them that are one by a rule
	Open          int    `json:"open"`          // pairs that wait for a person, in the store as it is now
	Unchanged     bool   `json:"unchanged"`     // the store had just these matches
	Version       uint64 `json:"version"`       // of the data afterwards; 0 where nothing was written
}

// batch is how many matches are stated at once.
const batch = 10_000

// Run finds the matches between all organisations of a store and states them, in place of what an earlier run stated; where there are
// none, no source of them is left. It reads organisations as their sources state them and not as earlier matches join them, so that a
// run depends on no other: running it again changes nothing. Its memory is that of the names and numbers of all organisations, and
// of the ids of the projects that they coordinate.
func Run(ctx context.Context, store Store, now time.Time) (*Report, error) {
	report := &Report{}
	matches, err := findMatches(ctx, store, report)
	if err != nil {
		return nil, err
	}
	for _, match := range matches {
		if match.Automatic {
			report.Joined++
		}
	}
	if err := state(ctx, store, matches, now, report); err != nil {
		return nil, fmt.Errorf("state what the rules found: %w", err)
	}
	open := network.TallyQuery{Top: 1, Selection: network.Selection{
		Kind: network.KindMatch, Filter: &network.MatchFilter{Verdicts: []network.Verdict{network.VerdictOpen}},
	}}
	tallies, err := store.Tally(ctx, open)
	if err != nil {
		return nil, fmt.Errorf("count open matches: %w", err)
	}
	report.Open = tallies[network.WholeStore].Count
	return report, nil
}

func findMatches(ctx context.Context, store Store, report *Report) ([]*network.Match, error) {
	domains, err := contactDomains(ctx, store)
	if err != nil {
		return nil, fmt.Errorf("read people: %w", err)
	}
	taken, err := partsOf(ctx, store)
	if err != nil {
		return nil, fmt.Errorf("read the parts of organisations: %w", err)
	}
	matches := matching.Find(func(yield func(matching.Known) bool) {
		err = stated(ctx, store, network.KindOrganisation, func(node network.Node) bool {
			o, is := node.(*network.Organisation)
			if !is {
				return true
			}
			report.Organisations++
			return yield(matching.Known{Organisation: o, Domains: domains[o.ID], Places: taken[o.ID].places, Led: taken[o.ID].led})
		})
	})
	if err != nil {
		return nil, fmt.Errorf("read organisations: %w", err)
	}
	return matches, nil
}

// state states matches, unless they are stated already.
func state(ctx context.Context, store Store, matches []*network.Match, now time.Time, report *Report) error {
	sum, err := sumOf(matches)
	if err != nil {
		return err
	}
	known, err := store.Nodes(ctx, []network.ID{SourceID})
	if err != nil {
		return err
	}
	before, _ := known[SourceID].(*network.Source)
	if before == nil && len(matches) == 0 || before != nil && before.Complete && before.SHA256 == sum {
		report.Unchanged = true
		return nil
	}
	if len(matches) == 0 {
		change, err := store.Apply(ctx, network.Batch{Removed: []network.ID{SourceID}})
		report.Version = change.Version
		return err
	}
	source := &network.Source{
		ID: SourceID, Format: network.FormatResolution, Rank: network.RankResolution, Title: "Rules of resolution",
		SHA256: sum, ReadAt: now.UTC().Truncate(time.Second),
	}
	for next := 0; ; next += batch {
		last := next+batch >= len(matches)
		b := network.Batch{Sources: []*network.Source{source}}
		for _, match := range matches[min(next, len(matches)):min(next+batch, len(matches))] {
			b.Citations = append(b.Citations, network.Citation{Source: SourceID, Node: match, Method: network.MethodRule, Confidence: match.Score})
		}
		if last {
			b.Complete = []network.ID{SourceID}
		}
		change, err := store.Apply(ctx, b)
		if err != nil {
			return err
		}
		report.Version = change.Version
		if last {
			return nil
		}
	}
}

// sumOf gives the version that matches make.
func sumOf(matches []*network.Match) (string, error) {
	sum := sha256.New()
	for _, match := range matches {
		encoded, err := network.EncodeNode(match)
		if err != nil {
			return "", err
		}
		_, _ = sum.Write(append(encoded, '\n')) // never fails
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os/user"
	"strings"
	"time"

	"verkosto/internal/access"
	"verkosto/internal/curation"
	"verkosto/internal/network"
	"verkosto/internal/resolution"
)

type reviewCommand struct {
	List      reviewList      `cmd:"" default:"withargs" help:"List pairs of organisations that may be one, the likeliest first."`
	Same      reviewSame      `cmd:"" help:"Say that two organisations are one."`
	Different reviewDifferent `cmd:"" help:"Say that two organisations are not one."`
	Undo      reviewUndo      `cmd:"" help:"Take back what was said about two organisations."`
	Doubts    reviewDoubts    `cmd:"" help:"List what documents may state, too unsure for the network."`
}

// Help tells how decisions are kept.
func (reviewCommand) Help() string {
	return `Without a further word it lists. A decision is kept over imports, holds against the rules, and can be taken back.`
}

type reviewList struct {
	location
	Verdict string `enum:"open,same,different" default:"open" help:"Which pairs: open, same or different (${default})."`
	Limit   int    `default:"20" help:"At most so many pairs (${default})."`
	JSON    bool   `help:"Write one JSON object."`
}

// Run lists pairs.
func (c *reviewList) Run(ctx context.Context, t terminal) (err error) {
	if c.Limit < 1 {
		return misusef("--limit must be at least 1")
	}
	store, err := c.openExisting(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	listed, total, err := resolution.Matches(ctx, store, network.Verdict(strings.ToUpper(c.Verdict)), c.Limit)
	if err != nil {
		return err
	}
	if c.JSON {
		return writePairsJSON(t.out, listed, total)
	}
	return writePairs(t.out, listed, total, c.Verdict)
}

// writePairs writes pairs for people: the score, both names with their ids, and the reasons.
func writePairs(w io.Writer, listed []resolution.Listed, total int, verdict string) error {
	var out bytes.Buffer
	for _, pair := range listed {
		score := fmt.Sprintf("%.2f", pair.Score)
		for i, id := range pair.Organisations {
			fmt.Fprintf(&out, "%-5s %s  %s\n", score, pair.Names[i], id)
			score = ""
		}
		for _, reason := range pair.Reasons {
			fmt.Fprintf(&out, "      %s: %s\n", strings.ToLower(strings.ReplaceAll(string(reason.Code), "_", " ")), reason.Detail)
		}
		if pair.Decision != "" {
			fmt.Fprintf(&out, "      decided by %s on %s %s\n", pair.DecidedBy, pair.DecidedAt.Format(time.DateOnly), pair.Note)
		}
		out.WriteByte('\n')
	}
	fmt.Fprintf(&out, "%s %s", counted(total, "pair"), verdict)
	if len(listed) < total {
		fmt.Fprintf(&out, ", the first %d shown", len(listed))
	}
	out.WriteByte('\n')
	_, err := out.WriteTo(w)
	return err
}

// pairs is a list of pairs for programs.
type pairs struct {
	Total   int    `json:"total"`
	Matches []pair `json:"matches"`
}

type pair struct {
	*network.Match

	Names [2]string `json:"names"`
}

func writePairsJSON(w io.Writer, listed []resolution.Listed, total int) error {
	out := pairs{Total: total, Matches: make([]pair, 0, len(listed))}
	for _, one := range listed {
		out.Matches = append(out.Matches, pair{one.Match, one.Names})
	}
	return json.NewEncoder(w).Encode(out)
}

// decision is what the commands that decide about two organisations take.
type decision struct {
	location
	ID   []network.ID `arg:"" help:"The two organisations, by their ids in the list."`
	By   string       `required:"" placeholder:"NAME" help:"Who decides."`
	Note string       `placeholder:"TEXT" help:"Why."`
}

// asOperator gives a context in which someone asks who may use this machine, under the name of their account or one of
// their choice.
func asOperator(ctx context.Context, name string) context.Context {
	account := "unknown"
	if one, err := user.Current(); err == nil {
		account = one.Username
	}
	return access.With(ctx, access.Principal{ID: "cli:" + account, Name: cmp.Or(name, account), Role: access.Admin})
}

// two gives the two organisations.
func two(ids []network.ID) ([2]network.ID, error) {
	if len(ids) != 2 {
		return [2]network.ID{}, misusef("say which two organisations are meant, by their ids")
	}
	for _, id := range ids {
		if parsed, err := network.ParseID(string(id)); err != nil || parsed.Kind() != network.KindOrganisation {
			return [2]network.ID{}, misusef("%q is no id of an organisation", id)
		}
	}
	return [2]network.ID(ids), nil
}

func (d *decision) decide(ctx context.Context, t terminal, verdict network.Verdict) (err error) {
	ids, err := two(d.ID)
	if err != nil {
		return err
	}
	store, err := d.openExisting(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	curator, request := &curation.Curator{Store: store, Now: time.Now}, curation.Request{Note: d.Note}
	if ctx := asOperator(ctx, d.By); verdict == network.VerdictSame {
		_, err = curator.Merge(ctx, request, ids[:])
	} else {
		_, err = curator.Split(ctx, request, ids[0], ids[1:])
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "Kept: %s and %s are %s.\n", ids[0], ids[1], strings.ToLower(string(verdict)))
	return err
}

type reviewSame struct{ decision }

// Run decides that two are one.
func (c *reviewSame) Run(ctx context.Context, t terminal) error {
	return c.decide(ctx, t, network.VerdictSame)
}

type reviewDifferent struct{ decision }

// Run decides that two are not one.
func (c *reviewDifferent) Run(ctx context.Context, t terminal) error {
	return c.decide(ctx, t, network.VerdictDifferent)
}

type reviewUndo struct {
	location
	ID []network.ID `arg:"" help:"The two organisations, by the ids of the decision."`
}

// Run takes a decision back.
func (c *reviewUndo) Run(ctx context.Context, t terminal) (err error) {
	ids, err := two(c.ID)
	if err != nil {
		return err
	}
	store, err := c.openExisting(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	curator := &curation.Curator{Store: store, Now: time.Now}
	if _, err := curator.Withdraw(asOperator(ctx, ""), curation.Request{}, ids[:]); err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "Undone: nothing is decided about %s and %s.\n", ids[0], ids[1])
	return err
}

package main

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"time"

	"verkosto/internal/access"
	"verkosto/internal/curation"
	"verkosto/internal/network"
)

// retentionFlags say for how long what is kept.
type retentionFlags struct {
	Contacts int `default:"0" placeholder:"YEARS" help:"Let e-mails and telephones of people go so many years after the last of their projects has ended; 0 keeps them (${default})."`
	Audit    int `default:"0" placeholder:"YEARS" help:"Let entries of the audit log go after so many years; 0 keeps them (${default})."`
}

func (f retentionFlags) periods() (curation.Retention, error) {
	if f.Contacts < 0 || f.Audit < 0 {
		return curation.Retention{}, misusef("years of retention count from 1; 0 is for ever")
	}
	return curation.Retention{Contacts: f.Contacts, Audit: f.Audit}, nil
}

type retainCommand struct {
	location
	Retain retentionFlags `embed:"" prefix:"retain-"`
	DryRun bool           `help:"Tell what would go, and change nothing."`
}

// Help tells who else does this.
func (retainCommand) Help() string {
	return `Lets go what was kept for long enough. verkosto serve does the same each day with the same flags: this is for networks that are not served, and for looking ahead. Documents that are imported again may bring contacts back, until it is done the next time.`
}

// Run lets go.
func (c *retainCommand) Run(ctx context.Context, t terminal) (err error) {
	periods, err := c.Retain.periods()
	if err != nil {
		return err
	}
	if periods == (curation.Retention{}) {
		return misusef("say for how long what is kept: --retain-contacts YEARS, --retain-audit YEARS or both")
	}
	store, err := c.openExisting(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	curator := &curation.Curator{Store: store, Now: time.Now}
	result, err := curator.Retain(asOperator(ctx, ""), curation.Request{}, periods, c.DryRun)
	if err != nil {
		return err
	}
	return tellRetained(t.out, result, c.DryRun)
}

func tellRetained(w io.Writer, result *curation.Result, dryRun bool) error {
	erased, did := new(network.Erased), "Let go"
	if result != nil {
		erased = result.Change.Erased
	}
	if dryRun {
		did = "Would let go"
	}
	return tellErased(w, did, erased)
}

// daily is how often a server looks for what it need not keep any more.
const daily = 24 * time.Hour

// begin lets go what was kept for long enough, now and each day until the context ends or end is called, which waits for it.
func (f retentionFlags) begin(ctx context.Context, store network.Store, log *slog.Logger) (end func(), err error) {
	periods, err := f.periods()
	if err != nil || periods == (curation.Retention{}) {
		return func() {}, err
	}
	ctx, cancel := context.WithCancel(access.With(ctx, access.Principal{ID: "retention", Name: "retention", Role: access.Admin}))
	var running sync.WaitGroup
	running.Go(func() {
		ticker := time.NewTicker(daily)
		defer ticker.Stop()
		for ctx.Err() == nil {
			retain(ctx, store, periods, log)
			select {
			case <-ctx.Done():
			case <-ticker.C:
			}
		}
	})
	return func() {
		cancel()
		running.Wait()
	}, nil
}

// retain lets go once, and logs what came of it.
func retain(ctx context.Context, store network.Store, periods curation.Retention, log *slog.Logger) {
	curator := &curation.Curator{Store: store, Now: time.Now}
	result, err := curator.Retain(ctx, curation.Request{}, periods, false)
	switch {
	case err != nil && ctx.Err() == nil:
		log.ErrorContext(ctx, "what was kept for long enough could not be let go", "error", err)
	case err == nil && result != nil:
		erased := result.Change.Erased
		log.InfoContext(ctx, "let go what was kept for long enough", "rewritten", erased.Rewritten, "audit entries", erased.Expired)
	}
}

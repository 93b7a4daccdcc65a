// Package curation is what people do to a network: they say that organisations are one or are not, add names, judge what
// was read, erase people, import documents, and undo what was done. Each action is checked, atomic, told in the audit log
// under the name of the one who asks ([access.From]), done once for each idempotency key, and of sources that
// no import touches, so that it outlives them.
package curation

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/go-json-experiment/json"

	"verkosto/internal/access"
	"verkosto/internal/importing"
	"verkosto/internal/live"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// Store is what curation needs of a [network.Store].
type Store interface {
	importing.Store
	Audit(ctx context.Context, query network.AuditQuery) (network.Page[network.AuditEntry], error)
}

// Curator curates the network of a store.
type Curator struct {
	Store   Store
	Now     func() time.Time
	Imports *live.Imports // is told how imports go on; may be nil
}

// Request is what every action is asked with.
type Request struct {
	Key  string // idempotency key: the same asked again under it is done once; "" does it each time
	Note string // why, for the audit log; contacts of people in it are hidden
}

// Result tells what became of an action.
type Result struct {
	Entry    *network.AuditEntry // that tells of it
	Replayed bool                // it was done before, under the same idempotency key, and nothing changed now
	Change   network.Change      // what it changed in the network
}

// action is something that a person asks for.
type action struct {
	Request

	kind   network.Action
	digest []any // all that tells this request from another under the same key
	sealed bool  // the store alone can tell whether an entry is of the same request
	plan   func(ctx context.Context) (*change, error)
}

// change is what an action does to the network as it is at the moment.
type change struct {
	network.Batch

	subjects []network.ID
	undoes   uint64
	saw      map[network.ID]string // SHA256 of the sources that it was thought out on; others may be as they are
}

// tries is how often an action is thought out anew when another one was quicker.
const tries = 8

// do carries an action out. What is wrong with the request is [Problems].
func (c *Curator) do(ctx context.Context, a action) (*Result, error) {
	entry, err := c.entry(ctx, &a)
	if err != nil {
		return nil, err
	}
	if done, err := c.replay(ctx, &a, entry); done != nil || err != nil {
		return done, err
	}
	for try := 1; ; try++ {
		planned, err := a.plan(ctx)
		if wrong := Problems(nil); errors.As(err, &wrong) {
			// The same request may have been carried out since, and what it did be what is wrong with this one.
			if done, err := c.replay(ctx, &a, entry); done != nil || err != nil {
				return done, err
			}
		}
		if err != nil {
			return nil, err
		}
		applied, err := c.apply(ctx, planned, entry)
		if err != nil && network.CodeOf(err) == network.Conflict && try < tries {
			continue
		}
		if err != nil {
			return nil, err
		}
		return &Result{Entry: applied.Entry, Replayed: applied.Replayed && a.Key != "", Change: applied}, nil
	}
}

// entry begins the audit entry of an action.
func (c *Curator) entry(ctx context.Context, a *action) (*network.AuditEntry, error) {
	who := access.From(ctx)
	if who.ID == "" {
		return nil, network.Errorf(network.Internal, "nobody is known to have asked for this")
	}
	var problems Problems
	problems.text(CodeInvalid, "idempotencyKey", a.Key, 0, network.MaxKeyLength)
	problems.text(CodeInvalid, "note", a.Note, 0, network.MaxNoteLength)
	if problems != nil {
		return nil, problems
	}
	digest, err := json.Marshal(append([]any{a.Key, a.kind}, a.digest...), json.Deterministic(true))
	if err != nil {
		return nil, Problems{{CodeInvalid, "the texts must be UTF-8", nil}}
	}
	sum := sha256.Sum256(digest)
	entry := &network.AuditEntry{
		At: c.Now().UTC().Truncate(time.Millisecond), By: who.ID, ByName: who.Name, Action: a.kind, Note: text.HideContacts(a.Note),
		Key: a.Key, Digest: hex.EncodeToString(sum[:]),
	}
	if entry.Key == "" {
		entry.Key = "made-up/" + rand.Text() // a store that loses touch in the middle may apply a batch again
	}
	return entry, nil
}

// replay gives what was done before under the idempotency key of an action; nil if the key was not used, or if the store alone can
// tell for what.
func (c *Curator) replay(ctx context.Context, a *action, entry *network.AuditEntry) (*Result, error) {
	var page network.Page[network.AuditEntry]
	var err error
	if a.Key != "" && !a.sealed {
		page, err = c.Store.Audit(ctx, network.AuditQuery{
			Key: entry.Key, Filter: &network.AuditFilter{By: []string{entry.By}}, Window: network.Window{First: 1},
		})
	}
	if err != nil || len(page.Items) == 0 {
		return nil, err
	}
	earlier := &page.Items[0].Node
	if err := sameRequest(entry, earlier); err != nil {
		return nil, err
	}
	return &Result{Entry: earlier, Replayed: true}, nil
}

// sameRequest refuses an idempotency key that was used for something else.
func sameRequest(entry, earlier *network.AuditEntry) error {
	if entry.Digest != earlier.Digest {
		return Problems{{CodeKeyUsed, fmt.Sprintf("the idempotency key was used for another request, see entry %d of the audit log", earlier.Number), []string{"idempotencyKey"}}}
	}
	return nil
}

// apply applies a change with its entry. Where another change was quicker it is a [network.Conflict] error.
func (c *Curator) apply(ctx context.Context, planned *change, entry *network.AuditEntry) (network.Change, error) {
	if err := c.expect(ctx, planned, entry); err != nil {
		return network.Change{}, err
	}
	applied, err := c.Store.Apply(ctx, planned.Batch)
	if err != nil {
		return network.Change{}, fmt.Errorf("carry out %s: %w", strings.ToLower(string(entry.Action)), err)
	}
	if applied.Replayed {
		return applied, sameRequest(entry, applied.Entry)
	}
	return applied, nil
}

// expect completes the entry of a change with all that its sources state now.
func (c *Curator) expect(ctx context.Context, planned *change, entry *network.AuditEntry) error {
	told := *entry
	told.Subjects, told.Undoes = planned.subjects, planned.undoes
	after := make(map[network.ID]string)
	var touched []network.ID
	for _, source := range planned.Sources {
		touched, after[source.ID] = append(touched, source.ID), source.SHA256
	}
	touched = append(touched, planned.Removed...)
	for _, id := range touched {
		replaced, err := c.stated(ctx, id)
		if err != nil {
			return err
		}
		if saw, counts := planned.saw[id]; counts && saw != shaOf(replaced.Before) {
			return network.Errorf(network.Conflict, "%s was changed meanwhile", id)
		}
		replaced.After = after[id]
		told.Replaced = append(told.Replaced, *replaced)
	}
	planned.Entry = &told
	return nil
}

package network

import (
	"context"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Record is one of the things that a store keeps and nothing else can give back: all of them make the store
// anew. Just one of Source, Citation and Annex is set.
type Record struct {
	Source   *Source
	Citation *Citation // of a source that came before it
	Annex    *Annex

	// Former says of a citation that it is of an earlier version of its source, of which the newest has not
	// been applied to its end. A source with such citations comes as Former before them.
	Former bool
}

// Annex is what a store keeps beside sources and citations, as JSON that is the same in every store.
type Annex struct {
	Kind string         `json:"kind"` // such as "audit"
	Body jsontext.Value `json:"body"`
}

// Archive is what can tell all that a store keeps.
type Archive interface {
	// Snapshot hands over everything, as of one data version, while others read and write. begin is told the
	// version and gives what takes the records. Where the store can't hold a version still it may have to begin
	// anew: then begin is called again, and what was taken before counts for nothing.
	//
	// First come former citations, each source before its own; then all sources; then the other citations;
	// then annexes.
	Snapshot(ctx context.Context, begin func(version uint64) (func(Record) error, error)) error
}

// Restoration is a store that is being filled with the records of an [Archive]. Nobody else sees it before it is
// done.
type Restoration interface {
	Writer
	Archive

	// Add adds annexes.
	Add(ctx context.Context, annexes []Annex) error
}

// Restoring says how a store is to be restored.
type Restoring struct {
	Mark    string // tells one backup from another: what was interrupted goes on with the same
	Replace bool   // takes away what the store has; else it must be empty
	Version uint64 // data version that the store has afterwards, or more if it had more before

	// Fill fills the store, and says whether all of it is there.
	Fill func(ctx context.Context, store Restoration) error
}

// Fault is something that is wrong inside a store.
type Fault struct {
	Where string // id of the node, or what else it is in, such as "citation 17"
	What  string // what was found and what would be right
}

// annexAudit is the kind of an entry of the audit log.
const annexAudit = "audit"

// Annex gives an entry of the audit log as a backup carries it.
func (r AuditRecord) Annex() (*Annex, error) {
	body, err := json.Marshal(r, json.Deterministic(true))
	if err != nil {
		return nil, Wrap(Internal, err, "encode an audit entry")
	}
	return &Annex{Kind: annexAudit, Body: body}, nil
}

// Audit gives the entry of the audit log that an annex is, and how stores keep it. One of another kind is an
// [InvalidArgument] error.
func (a *Annex) Audit() (*AuditEntry, AuditRecord, error) {
	var record AuditRecord
	if a.Kind != annexAudit {
		return nil, record, Errorf(InvalidArgument, "the backup holds %q, which this program does not know: restore it with a newer one", clip(a.Kind))
	}
	if err := json.Unmarshal(a.Body, &record); err != nil {
		return nil, record, Wrap(InvalidArgument, err, "decode an audit entry")
	}
	entry, err := DecodeAudit(record)
	return entry, record, err
}

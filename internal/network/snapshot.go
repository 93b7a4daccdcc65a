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

// Restoring says how a store is to be restored. What was erased from the store that is replaced stays so: its tombstones are kept
// beside those of the backup, and the people of whom they tell are taken out of what was restored.
type Restoring struct {
	Mark    string // tells one backup from another: what was interrupted goes on with the same
	Replace bool   // takes away what the store has; else it must be empty
	Version uint64 // data version that the store has afterwards, or more if it had more before

	// Lost is called where the tombstones of a damaged store can't be read, so that people who were erased since the
	// backup was made may be back. It may be nil.
	Lost func()

	// Fill fills the store, and says whether all of it is there.
	Fill func(ctx context.Context, store Restoration) error
}

// Lose tells that tombstones are lost.
func (r *Restoring) Lose() {
	if r.Lost != nil {
		r.Lost()
	}
}

// Fault is something that is wrong inside a store.
type Fault struct {
	Where string // id of the node, or what else it is in, such as "citation 17"
	What  string // what was found and what would be right
}

// Kinds of annexes.
const (
	annexAudit     = "audit"     // an entry of the audit log
	annexSalt      = "salt"      // a key of tombstones
	annexTombstone = "tombstone" // see [Tombstone]
)

// Annexed is what an annex holds: just one of Entry, Salt and Tombstone.
type Annexed struct {
	Entry     *AuditEntry
	Record    AuditRecord // how stores keep Entry
	Salt      []byte
	Tombstone *Tombstone
}

// Annex gives an entry of the audit log as a backup carries it.
func (r AuditRecord) Annex() (*Annex, error) { return annex(annexAudit, r) }

// AnnexSalt gives a key of tombstones as a backup carries it.
func AnnexSalt(salt []byte) (*Annex, error) { return annex(annexSalt, salt) }

// Annex gives a tombstone as a backup carries it.
func (t Tombstone) Annex() (*Annex, error) { return annex(annexTombstone, t) }

func annex(kind string, body any) (*Annex, error) {
	encoded, err := json.Marshal(body, json.Deterministic(true))
	if err != nil {
		return nil, Wrap(Internal, err, "encode what is kept beside citations")
	}
	return &Annex{Kind: kind, Body: encoded}, nil
}

// Read gives what an annex holds. One of a kind that this program does not know is an [InvalidArgument] error.
func (a *Annex) Read() (found Annexed, err error) {
	switch a.Kind {
	case annexAudit:
		if err = json.Unmarshal(a.Body, &found.Record); err == nil {
			found.Entry, err = DecodeAudit(found.Record)
		}
	case annexSalt:
		err = json.Unmarshal(a.Body, &found.Salt)
		if err == nil && len(found.Salt) == 0 {
			err = Errorf(InvalidArgument, "a key of tombstones is empty")
		}
	case annexTombstone:
		found.Tombstone = new(Tombstone)
		err = json.Unmarshal(a.Body, found.Tombstone)
	default:
		return found, Errorf(InvalidArgument, "the backup holds %q, which this program does not know: restore it with a newer one", clip(a.Kind))
	}
	if err != nil {
		return found, Wrap(InvalidArgument, err, "decode what is kept beside citations")
	}
	return found, nil
}

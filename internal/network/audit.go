package network

import (
	"cmp"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// Action says what someone did to the network.
type Action string

// The actions.
const (
	ActionMerge       Action = "MERGE"        // said that organisations are one
	ActionSplit       Action = "SPLIT"        // said that organisations are not one
	ActionWithdraw    Action = "WITHDRAW"     // took back what was decided about two
	ActionAddAlias    Action = "ADD_ALIAS"    //
	ActionRemoveAlias Action = "REMOVE_ALIAS" //
	ActionAnnotate    Action = "ANNOTATE"     //
	ActionConfirm     Action = "CONFIRM"      // said that an extracted fact is right
	ActionReject      Action = "REJECT"       // said that it is wrong
	ActionErase       Action = "ERASE"        // of a person
	ActionRetain      Action = "RETAIN"       // let go what was kept for long enough
	ActionImport      Action = "IMPORT"       // of a document
	ActionUndo        Action = "UNDO"         // of an earlier entry
)

// Actions gives all actions.
func Actions() []Action {
	return []Action{
		ActionMerge, ActionSplit, ActionWithdraw, ActionAddAlias, ActionRemoveAlias, ActionAnnotate, ActionConfirm, ActionReject,
		ActionErase, ActionRetain, ActionImport, ActionUndo,
	}
}

// Bounds of an [AuditEntry].
const (
	MaxNoteLength  = 2000 // bytes of a note
	MaxKeyLength   = 200  // bytes of an idempotency key
	MaxSubjects    = 100  // of one entry
	maxPrincipalID = 1000 // bytes of what tells who it was
)

// AuditEntry tells of one change that someone made. It is written with the change, in one transaction, and stays:
// nothing changes it but the erasure of a person, which takes the person's traces out of the notes, the
// subjects and the earlier statements, and nothing deletes it but retention ([Batch.AuditBefore]). It holds no contacts of people.
type AuditEntry struct {
	Number   uint64    `json:"number"` // from 1, in the order in which stores took them; the store gives it
	At       time.Time `json:"at"`
	By       string    `json:"by"` // id of the one who did it
	ByName   string    `json:"byName,omitempty"`
	Action   Action    `json:"action"`
	Subjects []ID      `json:"subjects,omitempty"` // what it was done to, by the ids that were given
	Note     string    `json:"note,omitempty"`
	Key      string    `json:"key,omitempty"`    // idempotency key, unique among those of By
	Digest   string    `json:"digest,omitempty"` // tells the same request from another under the same key
	Undoes   uint64    `json:"undoes,omitempty"` // number of the entry that it undoes

	// UndoneBy is the number of the entry that undid this one. The store sets it.
	UndoneBy uint64 `json:"-"`

	// Replaced tells of each source that the change replaced what is needed to undo it. Stores keep it apart, and give it
	// only where it is asked for.
	Replaced []Replaced `json:"-"`
}

// Replaced is one source as it was before a change.
type Replaced struct {
	ID        ID
	Before    *Source    // nil if it was not there
	Citations []Citation // all that it stated
	After     string     // the SHA256 that the change left it in; "" if it removed it
}

// AuditFilter says which entries are meant; what is left out takes all.
type AuditFilter struct {
	By       []string   // by any of these
	Actions  []Action   // any of these
	Subjects []ID       // about any of these, as they were given when it was done
	From     *time.Time // not before
	Until    *time.Time // before
}

// AuditQuery asks for entries of the audit log.
type AuditQuery struct {
	Filter   *AuditFilter // nil takes all
	Numbers  []uint64     // only these; nil takes all, at most MaxKeys
	Key      string       // only those with this idempotency key; "" takes all
	Replaced bool         // with what was replaced
	Window   Window       // only First and After; the newest first
}

// Check says whether an entry may be kept: an [InvalidArgument] error names what is wrong with it.
func (e *AuditEntry) Check() error {
	switch {
	case e.Number != 0 || e.UndoneBy != 0:
		return Errorf(InvalidArgument, "an audit entry gets its number from the store")
	case e.By == "" || len(e.By) > maxPrincipalID:
		return Errorf(InvalidArgument, "an audit entry tells who it was, in 1 to %d bytes", maxPrincipalID)
	case !slices.Contains(Actions(), e.Action):
		return Errorf(InvalidArgument, "%q is no action of the audit log", clip(string(e.Action)))
	case (e.Undoes != 0) != (e.Action == ActionUndo):
		return Errorf(InvalidArgument, "just the action UNDO names the entry that it undoes")
	case e.At.IsZero():
		return Errorf(InvalidArgument, "an audit entry tells when it was")
	case len(e.Subjects) > MaxSubjects:
		return Errorf(InvalidArgument, "%d subjects are too many for one entry: at most %d", len(e.Subjects), MaxSubjects)
	}
	for _, text := range []struct {
		name, value string
		most        int
	}{{"note", e.Note, MaxNoteLength}, {"idempotency key", e.Key, MaxKeyLength}, {"name", e.ByName, maxPrincipalID}, {"id", e.By, maxPrincipalID}} {
		if len(text.value) > text.most || !utf8.ValidString(text.value) {
			return Errorf(InvalidArgument, "the %s of an audit entry is UTF-8 text of at most %d bytes", text.name, text.most)
		}
	}
	for _, id := range e.Subjects {
		if _, err := ParseID(string(id)); err != nil || !utf8.ValidString(string(id)) {
			return Errorf(InvalidArgument, "the subject %q of an audit entry is no id", clip(string(id)))
		}
	}
	return nil
}

// Expects says whether a source, nil if it is not there, is the one that a change thought it would replace. A
// [Conflict] error says that another change was quicker.
func (r *Replaced) Expects(current *Source) error {
	same := current == nil && r.Before == nil ||
		current != nil && r.Before != nil && current.SHA256 == r.Before.SHA256 && current.Complete == r.Before.Complete
	if !same {
		return Errorf(Conflict, "%s was changed meanwhile: look at it again", clip(string(r.ID)))
	}
	return nil
}

// Passes says whether an entry is one that a query asks for, whatever its window.
func (q *AuditQuery) Passes(e *AuditEntry) bool {
	if q.Numbers != nil && !slices.Contains(q.Numbers, e.Number) || q.Key != "" && q.Key != e.Key {
		return false
	}
	f := cmp.Or(q.Filter, &AuditFilter{})
	about := func(id ID) bool { return slices.Contains(f.Subjects, id) }
	return (f.By == nil || slices.Contains(f.By, e.By)) &&
		(f.Actions == nil || slices.Contains(f.Actions, e.Action)) &&
		(f.Subjects == nil || slices.ContainsFunc(e.Subjects, about)) &&
		(f.From == nil || !e.At.Before(*f.From)) &&
		(f.Until == nil || e.At.Before(*f.Until))
}

// Check says whether a query may be asked, and after which number its window begins: that of the first
// entry where it has no After. What breaks the contract is an [InvalidArgument] error.
func (q *AuditQuery) Check() (before uint64, err error) {
	w := q.Window
	if w.First < 1 || w.Last != 0 || w.Before != nil {
		return 0, Errorf(InvalidArgument, "the audit log is listed from its newest entry on: ask for the first so many, at least 1")
	}
	keys := len(q.Numbers)
	if f := q.Filter; f != nil {
		keys = max(keys, len(f.By), len(f.Actions), len(f.Subjects))
	}
	if keys > MaxKeys {
		return 0, Errorf(InvalidArgument, "%d keys are too many for one call: pass at most %d", keys, MaxKeys)
	}
	if w.After == nil {
		return maxAuditNumber, nil
	}
	number, err := w.After.Count()
	if err != nil || number < 1 {
		return 0, errPosition(err)
	}
	return uint64(number), nil
}

// maxAuditNumber is more than the number of any entry, and fits the integers of every store.
const maxAuditNumber = 1<<63 - 1

// AuditPosition is where an entry stands in the log.
func AuditPosition(number uint64) Position { return Position{Value: strconv.FormatUint(number, 10)} }

// CheckUndo says whether an entry may undo another, nil if there is none with that number: a [NotFound] error where it
// is not there, a [Conflict] error where it was undone before.
func CheckUndo(entry, undone *AuditEntry) error {
	switch {
	case undone == nil:
		return Errorf(NotFound, "the audit log has no entry %d", entry.Undoes)
	case undone.UndoneBy != 0:
		return Errorf(Conflict, "entry %d was undone already, by entry %d", undone.Number, undone.UndoneBy)
	}
	return nil
}

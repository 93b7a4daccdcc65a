package live

import (
	"context"
	"slices"
	"strconv"
)

// ImportState says where an import is.
type ImportState string

// The states, in order.
const (
	Running   ImportState = "RUNNING"
	Completed ImportState = "COMPLETED" // it came to its end
	Failed    ImportState = "FAILED"    // nothing was taken in
)

// ImportStage says what is being done with a document.
type ImportStage string

// The stages, in order.
const (
	Checking ImportStage = "CHECKING" // whether it is whole, and which version it is
	Reading  ImportStage = "READING"  // what it states
)

// ImportProgress tells how far an import is.
type ImportProgress struct {
	Import           string // which one, within the life of the server
	ClientMutationID *string
	State            ImportState
	Documents        int     // how many it takes in
	Document         *string // the one at hand; nil before the first
	Stage            *ImportStage
	Share            *float64 // how much of the document that is done with, from 0 to 1; nil where its size is not known
	change           uint64   // when this was, in the order of all changes
}

// endedKept is how many imports that are over are remembered, for those who are slow to take note.
const endedKept = 32

// Imports are the imports that run in this process. The zero value is ready; the methods of nil do nothing.
type Imports struct {
	latest Latest[progress]
}

// progress is the state of all imports, in the order in which they were begun.
type progress struct {
	changes uint64 // counted so far
	begun   int
	imports []ImportProgress
}

// Import is one that runs. The methods of nil do nothing.
type Import struct {
	of *Imports
	id string
}

// Begin notes that an import of so many documents begins, under the name that its client gave it, if any. Whoever begins
// one must end it.
func (i *Imports) Begin(clientMutationID string, documents int) *Import {
	if i == nil {
		return nil
	}
	begun := &Import{of: i}
	i.latest.Change(func(p progress) (progress, bool) {
		p.changes++
		p.begun++
		begun.id = strconv.Itoa(p.begun)
		one := ImportProgress{Import: begun.id, State: Running, Documents: documents, change: p.changes}
		if clientMutationID != "" {
			one.ClientMutationID = &clientMutationID
		}
		p.imports = append(forgotten(p.imports), one)
		return p, true
	})
	return begun
}

// forgotten gives a copy of imports without the oldest that are over, where there are many.
func forgotten(imports []ImportProgress) []ImportProgress {
	over := -endedKept
	for _, one := range imports {
		if one.State != Running {
			over++
		}
	}
	return slices.DeleteFunc(slices.Clone(imports), func(one ImportProgress) bool {
		if over <= 0 || one.State == Running {
			return false
		}
		over--
		return true
	})
}

// Report notes how far the import is: how many bytes of a document are done with in a stage, of how many, 0 where that
// is not known.
func (i *Import) Report(document string, stage ImportStage, read, size int64) {
	i.change(func(one *ImportProgress) {
		one.Document, one.Stage, one.Share = &document, &stage, nil
		if size > 0 {
			share := min(1, float64(read)/float64(size))
			one.Share = &share
		}
	})
}

// End notes that the import is over, well unless there is an error. What comes after it is not noted.
func (i *Import) End(err error) {
	i.change(func(one *ImportProgress) {
		one.State = Completed
		if err != nil {
			one.State = Failed
		}
	})
}

func (i *Import) change(change func(*ImportProgress)) {
	if i == nil {
		return
	}
	i.of.latest.Change(func(p progress) (progress, bool) {
		at := slices.IndexFunc(p.imports, func(one ImportProgress) bool { return one.Import == i.id })
		if at < 0 || p.imports[at].State != Running {
			return p, false
		}
		p.changes++
		p.imports = slices.Clone(p.imports) // others look at the one before
		change(&p.imports[at])
		p.imports[at].change = p.changes
		return p, true
	})
}

// Follow tells how far the running imports are, and then of each change, until the context ends. Of an import that
// changes faster than it is told of, the newest is told. With the name that a client gave an import, only that one is told of, also if it is
// over, and its end is the end.
func (i *Imports) Follow(ctx context.Context, clientMutationID *string) <-chan *ImportProgress {
	if i == nil {
		i = new(Imports)
	}
	begun, _ := i.latest.Look()
	var seen uint64
	return follow(ctx, &i.latest, follower[progress, *ImportProgress]{
		next: func(p progress) (*ImportProgress, bool) {
			var first ImportProgress
			for _, one := range p.imports {
				asked := clientMutationID == nil && (one.State == Running || one.change > begun.changes) ||
					clientMutationID != nil && one.ClientMutationID != nil && *one.ClientMutationID == *clientMutationID
				if asked && one.change > seen && (first.change == 0 || one.change < first.change) {
					first = one
				}
			}
			return &first, first.change > 0
		},
		told: func(one *ImportProgress) bool {
			seen = one.change
			return clientMutationID != nil && one.State != Running
		},
	}, func() {})
}

package model

import (
	"context"
	"errors"

	"verkosto/internal/curation"
	"verkosto/internal/importing"
	"verkosto/internal/network"
)

// Read gives a node for each id, nil where there is none.
type Read func(ctx context.Context, ids []network.ID) ([]network.Node, error)

// Payload is what became of a mutation. Each type of payload in the schema has some of its methods; the nodes that were changed are
// read when they are asked for, by the ids in the entry, so that they are the same where the mutation was done before.
type Payload struct {
	ClientMutationID *string
	UserErrors       []curation.Problem
	Entry            *AuditEntry // nil where nothing was changed

	read Read
}

// NewPayload makes the payload of a deed. Problems with it are user errors; any other error stays one.
func NewPayload(asked Asked, done *curation.Result, err error, read Read) (*Payload, error) {
	p := &Payload{ClientMutationID: asked.ClientMutationID, read: read}
	if problems, are := errors.AsType[curation.Problems](err); are {
		p.UserErrors = problems
		return p, nil
	}
	if err != nil {
		return nil, err
	}
	if done.Entry == nil { // of what was only rehearsed
		return p, nil
	}
	p.Entry = &AuditEntry{AuditEntry: *done.Entry}
	p.Entry.on(newLevel())
	return p, nil
}

// Organisation gives the organisation that the entry names first; nil where there is none.
func (p *Payload) Organisation(ctx context.Context) (*Organisation, error) {
	return first[*Organisation](p.nodes(ctx, 0, 1))
}

// Organisations gives those that the entry names.
func (p *Payload) Organisations(ctx context.Context) ([]*Organisation, error) {
	return only[*Organisation](p.nodes(ctx, 0, network.MaxSubjects))
}

// Subject gives the node that the entry names first.
func (p *Payload) Subject(ctx context.Context) (Node, error) {
	return first[Node](p.nodes(ctx, 0, 1))
}

// Annotation gives the annotation that the entry names second.
func (p *Payload) Annotation(ctx context.Context) (*Annotation, error) {
	return first[*Annotation](p.nodes(ctx, 1, 2))
}

// Source gives the source that the entry names first.
func (p *Payload) Source(ctx context.Context) (*Source, error) {
	return first[*Source](p.nodes(ctx, 0, 1))
}

// Match gives the match of the two organisations that the entry names.
func (p *Payload) Match(ctx context.Context) (*Match, error) {
	if p.Entry == nil || len(p.Entry.Subjects) != 2 {
		return nil, nil //nolint:nilnil // nothing was changed, which is null in the schema
	}
	two := p.Entry.Subjects
	nodes, err := p.read(ctx, []network.ID{network.MatchID(two[0], two[1])})
	return first[*Match](NewNodes(nodes), err)
}

// nodes reads those that the entry names, from one on and before another.
func (p *Payload) nodes(ctx context.Context, from, to int) ([]Node, error) {
	if p.Entry == nil {
		return nil, nil
	}
	ids := p.Entry.Subjects
	nodes, err := p.read(ctx, ids[min(from, len(ids)):min(to, len(ids))])
	return NewNodes(nodes), err
}

// first gives the first of nodes, nil where there is none of its type.
func first[E Node](nodes []Node, err error) (E, error) {
	all, err := only[E](nodes, err)
	return append(all, *new(E))[0], err
}

// only gives nodes as those of a type, nil for each that is none.
func only[E Node](nodes []Node, err error) ([]E, error) {
	typed := make([]E, len(nodes))
	for i, node := range nodes {
		typed[i], _ = node.(E)
	}
	return typed, err
}

// ImportDocumentPayload is what became of an import.
type ImportDocumentPayload struct {
	Payload
	Report *ImportReport
}

// NewImportDocumentPayload makes the payload of an import.
func NewImportDocumentPayload(asked Asked, done *curation.Imported, err error, read Read) (*ImportDocumentPayload, error) {
	if done == nil {
		done = new(curation.Imported)
	}
	p, err := NewPayload(asked, done.Result, err, read)
	if err != nil {
		return nil, err
	}
	payload := &ImportDocumentPayload{Payload: *p}
	if done.Report != nil {
		payload.Report = &ImportReport{done.Report}
	}
	return payload, nil
}

// ErasePersonPayload is what became of an erasure.
type ErasePersonPayload struct {
	Payload
	Erased *Erased
}

// NewErasePersonPayload makes the payload of an erasure.
func NewErasePersonPayload(asked Asked, done *curation.Result, err error, read Read) (*ErasePersonPayload, error) {
	p, err := NewPayload(asked, done, err, read)
	if err != nil {
		return nil, err
	}
	payload := &ErasePersonPayload{Payload: *p}
	if done != nil && done.Change.Erased != nil {
		payload.Erased = &Erased{done.Change.Erased}
	}
	return payload, nil
}

// Erased tells how much was taken out.
type Erased struct{ *network.Erased }

// AuditEntries counts the entries of the audit log that were rewritten.
func (e *Erased) AuditEntries() int { return len(e.Entries) }

// placesShown bounds the sources of an erasure.
const placesShown = 100

// Places gives the first sources that stated something.
func (e *Erased) Places() []*ErasedPlace {
	return pointers(min(len(e.Erased.Places), placesShown), func(i int) ErasedPlace {
		place := e.Erased.Places[i]
		return ErasedPlace{SourceID: place.Source, Removed: place.Removed, Rewritten: place.Rewritten}
	})
}

// ErasedPlace is a source that stated something of an erased person.
type ErasedPlace struct {
	SourceID           network.ID
	Removed, Rewritten int
}

// ImportReport tells what was read from a document.
type ImportReport struct{ *importing.DocumentReport }

// refusalsShown bounds the refusals of a report.
const refusalsShown = 100

// Refusals gives the first parts of the document that were not taken over.
func (r *ImportReport) Refusals() []*ImportRefusal {
	refusals := r.DocumentReport.Refusals
	return pointers(min(len(refusals), refusalsShown), func(i int) ImportRefusal {
		return ImportRefusal{Line: stated(refusals[i].Line), Reason: refusals[i].Reason}
	})
}

// Format names the format that was recognised.
func (r *ImportReport) Format() string { return string(r.DocumentReport.Format) }

// Problems counts the facts that are kept though something is wrong with them.
func (r *ImportReport) Problems() int { return len(r.DocumentReport.Problems) + r.ProblemsOmitted }

// Added counts the nodes that came.
func (r *ImportReport) Added() int { return r.Change.Added }

// Updated counts the nodes that changed.
func (r *ImportReport) Updated() int { return r.Change.Updated }

// Withdrawn counts the nodes that went.
func (r *ImportReport) Withdrawn() int { return r.Change.Withdrawn }

// ImportRefusal is a part of a document that was not taken over.
type ImportRefusal struct {
	Line   *int
	Reason string
}

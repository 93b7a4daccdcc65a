package model

import (
	"verkosto/internal/curation"
	"verkosto/internal/network"
)

// Asked is what every input of a mutation has.
type Asked struct {
	Note             string
	IdempotencyKey   string
	ClientMutationID *string
}

// Request gives what every deed is asked with.
func (a Asked) Request() curation.Request {
	return curation.Request{Key: a.IdempotencyKey, Note: a.Note}
}

// The inputs of mutations, by their names in the schema.
type (
	// MergeOrganisationsInput names organisations that are one.
	MergeOrganisationsInput struct {
		Asked
		Organisations []network.ID
	}
	// SplitOrganisationInput names an organisation and those that it is not.
	SplitOrganisationInput struct {
		Asked
		Organisation network.ID
		From         []network.ID
	}
	// DecideMatchInput says whether the two of a match are one.
	DecideMatchInput struct {
		Asked
		Match   network.ID
		Verdict network.Verdict
	}
	// WithdrawDecisionInput names two organisations about which something was decided.
	WithdrawDecisionInput struct {
		Asked
		Organisations []network.ID
	}
	// AddAliasInput gives an organisation a name.
	AddAliasInput struct {
		Asked
		Organisation network.ID
		Name         string
		From         network.Date
		To           network.Date
	}
	// RemoveAliasInput takes one back.
	RemoveAliasInput struct {
		Asked
		Organisation network.ID
		Name         string
	}
	// AnnotateInput puts a note to a node.
	AnnotateInput struct {
		Asked
		Subject network.ID
		Text    string
	}
	// FactInput names what a source states of a node.
	FactInput struct {
		Asked
		Subject network.ID
		Source  network.ID
		Field   string
	}
	// ImportDocumentInput brings a document.
	ImportDocumentInput struct {
		Asked
		Name     string
		Content  string
		Encoding curation.Encoding
	}
	// ErasePersonInput names a person.
	ErasePersonInput struct {
		Asked
		Person       network.ID
		ContactsOnly bool
		DryRun       bool
	}

	// UndoInput names an entry of the audit log.
	UndoInput struct {
		Asked
		Entry int
	}
)

// Judgement gives what is thought of the fact.
func (f FactInput) Judgement(review network.Review) curation.Judgement {
	return curation.Judgement{Subject: f.Subject, Source: f.Source, Field: f.Field, Review: review}
}

// Number gives the number of the entry, 0 for one that is none.
func (u UndoInput) Number() uint64 { return uint64(max(u.Entry, 0)) }

// Document gives the document.
func (i ImportDocumentInput) Document() curation.Document {
	document := curation.Document{Name: i.Name, Content: i.Content, Encoding: i.Encoding}
	if i.ClientMutationID != nil {
		document.Client = *i.ClientMutationID
	}
	return document
}

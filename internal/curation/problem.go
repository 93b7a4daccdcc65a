package curation

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Code says what is wrong with a request, for programs. Codes stay as they are.
type Code string

// The codes.
const (
	CodeInvalid       Code = "INVALID"           // a value that cannot be
	CodeNotFound      Code = "NOT_FOUND"         // what is named is not there
	CodeSame          Code = "SAME_ORGANISATION" // the organisations are not two
	CodeContradiction Code = "CONTRADICTION"     // an earlier decision says otherwise
	CodeUndecided     Code = "UNDECIDED"         // nothing was decided that could be taken back
	CodeKnown         Code = "ALREADY_KNOWN"     // the organisation has the name already
	CodeNotCurated    Code = "NOT_CURATED"       // it was read from a document, and not stated by a person
	CodeNotJudgeable  Code = "NOT_JUDGEABLE"     // the field stands or falls with the whole
	CodeTooLarge      Code = "TOO_LARGE"         //
	CodeRefused       Code = "DOCUMENT_REFUSED"  // the document can't be read, or states what is not for documents
	CodeInterrupted   Code = "INTERRUPTED"       // an earlier import of the document has not come to its end
	CodeUndone        Code = "ALREADY_UNDONE"    //
	CodeNotUndoable   Code = "NOT_UNDOABLE"      // the entry tells of something that can't be undone
	CodeChangedSince  Code = "CHANGED_SINCE"     // something later depends on it
	CodeKeyUsed       Code = "KEY_USED"          // the idempotency key belongs to another request
)

// Codes gives all codes.
func Codes() []Code {
	return []Code{
		CodeInvalid, CodeNotFound, CodeSame, CodeContradiction, CodeUndecided, CodeKnown, CodeNotCurated, CodeNotJudgeable, CodeTooLarge,
		CodeRefused, CodeInterrupted, CodeUndone, CodeNotUndoable, CodeChangedSince, CodeKeyUsed,
	}
}

// Problem is one thing that is wrong with a request. It is the fault of the one who asks, who can mend it.
type Problem struct {
	Code    Code
	Message string   // what was found and what would be right
	Path    []string // to the argument, by names and places in lists; nil where it is none
}

// Problems are all that is wrong with a request. Nothing was changed.
type Problems []Problem

// Error gives the messages.
func (p Problems) Error() string {
	messages := make([]string, len(p))
	for i, problem := range p {
		messages[i] = problem.Message
	}
	return strings.Join(messages, "; ")
}

func (p *Problems) add(code Code, path []string, format string, args ...any) {
	*p = append(*p, Problem{code, fmt.Sprintf(format, args...), path})
}

// text looks at a text: of UTF-8, without control characters but line breaks, of so many bytes.
func (p *Problems) text(code Code, path, text string, least, most int) {
	control := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
	switch {
	case !utf8.ValidString(text) || strings.ContainsFunc(text, control):
		p.add(code, []string{path}, "%s must be UTF-8 text without control characters", path)
	case len(text) < least:
		p.add(code, []string{path}, "%s must not be empty", path)
	case len(text) > most:
		p.add(code, []string{path}, "%s has %d bytes: write at most %d", path, len(text), most)
	}
}

// or gives the problems as an error, nil for none.
func (p Problems) or(err error) error {
	if err == nil && len(p) > 0 {
		return p
	}
	return err
}

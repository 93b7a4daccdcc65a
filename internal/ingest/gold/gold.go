// Package gold measures how well documents are read: it holds documents with what is to be read from
// them, and scores what a reader makes of them, field by field.
//
// A third of the documents is held out, see NOTICE.md: rules are written against the others only.
package gold

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"verkosto/internal/reading"
)

//go:embed develop heldout
var files embed.FS

// Split says what a document is for.
type Split string

// The splits. Each is a directory of the set.
const (
	Develop Split = "develop" // to write rules against
	HeldOut Split = "heldout" // to see how good they are
)

// Document is a document with what is to be read from it.
type Document struct {
	Name     string            // file name
	Kind     string            // format, as "eura2014-page" or "prose"
	Split    Split             //
	Content  []byte            // as it would be found in a file
	Expected []reading.Reading // one for each project, in the order of the document; at least one
}

// Documents gives the gold set: the documents to develop with, then those held out, each by name.
func Documents() ([]Document, error) { return Load(files) }

// Load reads a set from a directory for each split, in which NAME.json holds the expected readings
// of document NAME. The order is that of [Documents]. A document without readings, readings without
// a document, and JSON with unknown fields are errors.
func Load(set fs.FS) ([]Document, error) {
	var documents []Document
	for _, split := range []Split{Develop, HeldOut} {
		entries, err := fs.ReadDir(set, string(split))
		if err != nil {
			return nil, fmt.Errorf("list the gold documents to %s: %w", split, err)
		}
		for _, entry := range entries {
			name := entry.Name()
			if described, isJSON := strings.CutSuffix(name, ".json"); isJSON {
				if _, err := fs.Stat(set, path.Join(string(split), described)); err != nil {
					return nil, fmt.Errorf("find the gold document of %s: %w", name, err)
				}
				continue
			}
			document, err := load(set, split, name)
			if err != nil {
				return nil, fmt.Errorf("load gold document %s/%s: %w", split, name, err)
			}
			documents = append(documents, document)
		}
	}
	return documents, nil
}

func load(set fs.FS, split Split, name string) (Document, error) {
	file := path.Join(string(split), name)
	content, err := fs.ReadFile(set, file)
	if err != nil {
		return Document{}, err
	}
	described, err := fs.ReadFile(set, file+".json")
	if err != nil {
		return Document{}, err
	}
	expected, err := decode(described)
	if err != nil {
		return Document{}, err
	}
	if book, isTable := strings.CutSuffix(name, ".tsv"); isTable && strings.HasSuffix(book, ".xlsx") {
		name = book
		if content, err = workbook(string(content)); err != nil {
			return Document{}, err
		}
	}
	return Document{Name: name, Kind: expected[0].Kind, Split: split, Content: content, Expected: expected}, nil
}

// decode reads the expected readings of one document, which must all be of one kind.
func decode(text []byte) ([]reading.Reading, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	var expected []reading.Reading
	if err := decoder.Decode(&expected); err != nil {
		return nil, fmt.Errorf("decode the expected readings: %w", err)
	}
	if len(expected) == 0 {
		return nil, fmt.Errorf("decode the expected readings: there are none")
	}
	for _, one := range expected {
		if one.Kind == "" || one.Kind != expected[0].Kind {
			return nil, fmt.Errorf("decode the expected readings: kind %q beside %q", one.Kind, expected[0].Kind)
		}
	}
	return expected, nil
}

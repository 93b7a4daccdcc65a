package importing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
)

// Document is something to import. It is read twice: once to see whether it is whole and
// which version it is, and once to take it over.
type Document struct {
	Name string                        // under which it is cited and reported, as a relative path
	Size int64                         // in bytes, for progress; 0 where not known
	Open func() (io.ReadCloser, error) // gives it from the start, each time the same
}

// File gives the document in a file, under a name of the caller's choice. It is unpacked if it is compressed.
func File(path, name string) Document {
	document := Document{Name: name, Open: func() (io.ReadCloser, error) {
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		return unpack(file)
	}}
	if info, err := os.Stat(path); err == nil {
		document.Size = info.Size()
	}
	return document
}

// Spool copies a stream, such as standard input, to a temporary file, so that it can be
// read twice, and gives the documents in it: several if it is an archive. Remove takes the file away again.
func Spool(r io.Reader, name string) (found []Found, remove func() error, err error) {
	file, err := os.CreateTemp("", "verkosto-import-*")
	if err != nil {
		return nil, nil, fmt.Errorf("spool %s: %w", name, err)
	}
	remove = func() error { return os.Remove(file.Name()) }
	_, err = io.Copy(file, r)
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, nil, fmt.Errorf("spool %s: %w", name, errors.Join(err, remove()))
	}
	found = Find(file.Name(), name)
	for i := range found {
		found[i].Path = found[i].Name // nobody knows the temporary file
	}
	return found, remove, nil
}

// Stage tells what is being done with a document.
type Stage string

// The stages, in order.
const (
	Checking Stage = "CHECKING" // whether it is whole, and which version it is
	Reading  Stage = "READING"  // what it states
)

// Progress tells how far an import is.
type Progress struct {
	Document string
	Stage    Stage
	Read     int64 // bytes in this stage
	Size     int64 // bytes in all; 0 where not known
}

// tracked reads a document, tells how far it is, and ends with the context.
type tracked struct {
	ctx      context.Context
	source   io.Reader
	progress Progress
	report   func(Progress)
	reported int64
}

// progressStep is how many bytes lie between two reports.
const progressStep = 256 << 10

// Read gives the next part.
func (t *tracked) Read(p []byte) (int, error) {
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := t.source.Read(p)
	t.progress.Read += int64(n)
	if t.report != nil && (t.progress.Read-t.reported >= progressStep || err != nil && t.progress.Read > t.reported) {
		t.reported = t.progress.Read
		t.report(t.progress)
	}
	return n, err
}

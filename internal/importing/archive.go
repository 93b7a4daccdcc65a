package importing

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"verkosto/internal/ingest"
)

// maxEntries bounds the documents in one archive.
const maxEntries = 100_000

// findArchive gives the documents in a zip archive. Nothing is unpacked to disk. A document whose name leads out of the archive, that is there twice, is
// encrypted or a link is refused; an archive whose documents overlap, or unpack to too much together, is refused as a whole.
func findArchive(file, name string) []Found {
	archive, err := zip.OpenReader(file)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return failing(file, name, &ingest.Refusal{Code: ingest.Malformed, Reason: "the archive cannot be opened: " + err.Error()})
	}
	defer archive.Close() //nolint:errcheck // read only
	if refused := checkArchive(archive.File); refused != nil {
		return failing(file, name, refused)
	}
	var found []Found
	seen := make(map[string]bool)
	for i, entry := range archive.File {
		if entry.FileInfo().IsDir() || passedOver(entry.Name) {
			continue
		}
		if refused := checkEntry(entry, seen[entry.Name]); refused != nil {
			found = append(found, failing(file+"/"+shown(entry.Name), name+"/"+shown(entry.Name), refused)...)
			continue
		}
		seen[entry.Name] = true
		document := Document{Name: name + "/" + entry.Name, Open: func() (io.ReadCloser, error) { return openEntry(file, i, entry.Name) }}
		found = append(found, Found{document, file + "/" + entry.Name})
	}
	if found == nil {
		return failing(file, name, &ingest.Refusal{Code: ingest.Empty, Reason: "the archive has no documents in it"})
	}
	return found
}

// checkArchive looks at the sizes that an archive states for all that is in it.
func checkArchive(entries []*zip.File) *ingest.Refusal {
	if len(entries) > maxEntries {
		return &ingest.Refusal{Code: ingest.TooLarge, Reason: fmt.Sprintf("the archive has more than %d documents", maxEntries)}
	}
	var packed, unpacked uint64
	for _, entry := range entries {
		if entry.UncompressedSize64 > MaxUnpacked || entry.CompressedSize64 > MaxUnpacked {
			return &ingest.Refusal{Code: ingest.TooLarge, Reason: fmt.Sprintf("the archive has a document of more than %d bytes", int64(MaxUnpacked))}
		}
		packed, unpacked = packed+entry.CompressedSize64, unpacked+entry.UncompressedSize64
	}
	if unpacked > MaxUnpacked || unpacked > unboundedSize && unpacked > MaxRatio*packed {
		return &ingest.Refusal{Code: ingest.TooLarge, Reason: "the archive unpacks to far more than it is: it may be meant to fill up memory"}
	}
	return nil
}

// passedOver tells what programs put into archives beside documents.
func passedOver(name string) bool {
	return strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(path.Base(name), ".") && !strings.Contains(name, "\\")
}

// shown makes a name safe to show.
func shown(name string) string { return fmt.Sprintf("%q", name) }

func checkEntry(entry *zip.File, again bool) *ingest.Refusal {
	const encrypted = 1
	switch {
	case !fs.ValidPath(entry.Name) || strings.ContainsAny(entry.Name, "\\:\x00"):
		return &ingest.Refusal{Code: ingest.UnsafePath, Reason: "its name leads out of the archive, or means different things to different systems"}
	case again:
		return &ingest.Refusal{Code: ingest.UnsafePath, Reason: "the archive has another document of this name"}
	case entry.Flags&encrypted != 0:
		return &ingest.Refusal{Code: ingest.Unreadable, Reason: "the document is encrypted: give the text itself"}
	case !entry.Mode().IsRegular():
		return &ingest.Refusal{Code: ingest.UnsafePath, Reason: "it is a link or device and no document"}
	}
	return nil
}

// openEntry opens a document in an archive, which is known by its place and name: the archive may have changed.
func openEntry(file string, at int, name string) (io.ReadCloser, error) {
	archive, err := zip.OpenReader(file)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	if at >= len(archive.File) || archive.File[at].Name != name {
		return nil, errors.Join(&ingest.Refusal{Code: ingest.Unreadable, Reason: "the archive changed while it was read: import it again"}, archive.Close())
	}
	entry, err := archive.File[at].Open()
	if err != nil {
		return nil, errors.Join(err, archive.Close())
	}
	packed := &counted{bytes: int64(archive.File[at].CompressedSize64)} // checkArchive bounds it
	content := &unpacker{Reader: &bounded{Reader: entry, packed: packed}, close: []func() error{archive.Close, entry.Close}}
	head := &peeked{unpacker: content}
	if zipped, err := head.begin(); err != nil || zipped {
		if zipped {
			err = &ingest.Refusal{Code: ingest.UnknownFormat, Reason: "an archive within another is not unpacked: give the inner one"}
		}
		return nil, errors.Join(err, content.Close())
	}
	return unpack(head)
}

// peeked reads a document of which the start was looked at.
type peeked struct {
	*unpacker
	head []byte
}

// begin tells whether the document is an archive itself.
func (p *peeked) begin() (bool, error) {
	p.head = make([]byte, archiveHead)
	n, err := io.ReadFull(p.Reader, p.head)
	p.head = p.head[:n]
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return isZip(p.head), err
}

// Read gives the start, then the rest.
func (p *peeked) Read(b []byte) (int, error) {
	if len(p.head) > 0 {
		n := copy(b, p.head)
		p.head = p.head[n:]
		return n, nil
	}
	return p.Reader.Read(b)
}

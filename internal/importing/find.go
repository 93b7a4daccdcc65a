package importing

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"verkosto/internal/ingest"
)

// Found is a document with the path that a person knows it by: for one in a folder or archive, that of the folder or archive
// with its own place in it behind.
type Found struct {
	Document
	Path string
}

// maxFound bounds how many documents one path can stand for.
const maxFound = 1_000_000

// Find gives the documents that a path stands for: a file, all files in a folder and the folders in it, in the order of their
// names, all that a glob matches, or all in a zip archive. Compressed documents (gzip, zstd) are unpacked as they are read. Hidden files
// and symbolic links in folders are passed over. The name is what documents are cited by, with their place behind it. A path that can't be read, or
// that stands for nothing, is a document that fails when it is opened, so that a report has it.
func Find(path, name string) []Found {
	info, err := os.Stat(path)
	switch {
	case err != nil && strings.ContainsAny(path, "*?["):
		return findGlob(path, name, err)
	case err == nil && info.IsDir():
		return findFolder(path, name)
	case err == nil && isArchive(path):
		return findArchive(path, name)
	}
	return []Found{{File(path, name), path}}
}

// failing gives a document that is nothing but a reason why there is none.
func failing(path, name string, reason error) []Found {
	return []Found{{Document{Name: name, Open: func() (io.ReadCloser, error) { return nil, reason }}, path}}
}

func findGlob(path, name string, absent error) []Found {
	matches, err := filepath.Glob(path)
	if err != nil {
		return failing(path, name, fmt.Errorf("match %s: %w", path, err))
	}
	var found []Found
	for _, match := range matches {
		found = append(found, Find(match, matchedName(path, name, match))...)
	}
	if found == nil {
		return failing(path, name, absent)
	}
	return found
}

// matchedName gives the name of a match: as the pattern was shortened to its name, the match is.
func matchedName(pattern, name, match string) string {
	pattern, match = filepath.ToSlash(pattern), filepath.ToSlash(match)
	if prefix, shortened := strings.CutSuffix(pattern, name); shortened {
		return strings.TrimPrefix(match, prefix)
	}
	return match
}

func findFolder(path, name string) []Found {
	var found []Found
	err := filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error {
		inner, _ := filepath.Rel(path, at) // at lies in path
		named := name + "/" + filepath.ToSlash(inner)
		switch {
		case err != nil:
			found = append(found, failing(at, named, err)...)
		case at != path && strings.HasPrefix(entry.Name(), ".") && entry.IsDir():
			return fs.SkipDir
		case !entry.Type().IsRegular() || strings.HasPrefix(entry.Name(), "."):
		case len(found) >= maxFound:
			return fmt.Errorf("the folder has more than %d documents", maxFound)
		case isArchive(at):
			found = append(found, findArchive(at, named)...)
		default:
			found = append(found, Found{File(at, named), at})
		}
		return nil
	})
	switch {
	case err != nil:
		return failing(path, name, err)
	case found == nil:
		return failing(path, name, &ingest.Refusal{Code: ingest.Empty, Reason: "the folder has no documents in it"})
	}
	return found
}

// isArchive tells a zip archive that is no workbook, by its content.
func isArchive(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false // File says why
	}
	defer file.Close() //nolint:errcheck // read only
	head := make([]byte, archiveHead)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false
	}
	return isZip(head[:n])
}

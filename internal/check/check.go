// Package check reads a document and shows what was read, without a store: a reading (package reading) for each of its projects. It
// recognises, parses and resolves as an import does (packages ingest and resolve), so that what it shows is what an import would state.
package check

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"verkosto/internal/ingest"
	"verkosto/internal/mention"
	"verkosto/internal/reading"
	"verkosto/internal/resolve"
)

// Document reads a document and gives its readings to emit, in their order: one for each project, and one without a project for
// what is wrong with lines that belong to none or with the document as a whole. A document always gives one reading
// at least. The file is the name that readings have. Periods may be shared between documents, and be nil. The error is that of emit:
// a document that cannot be read is a reading that says so.
func Document(file string, r io.Reader, periods resolve.Periods, emit func(*reading.Reading) error) error {
	return (&checker{file: file, periods: periods, emit: emit}).document(r)
}

// Table reads a table by a mapping, and is like [Document] otherwise.
func Table(file string, r io.Reader, mapping *ingest.Mapping, periods resolve.Periods, emit func(*reading.Reading) error) error {
	return (&checker{file: file, format: ingest.MappedTable, mapping: mapping, periods: periods, emit: emit}).document(r)
}

func (c *checker) document(r io.Reader) error {
	failure := c.read(bufio.NewReaderSize(r, ingest.HeadSize))
	if errors.Is(failure, errEmit) {
		return c.failed
	}
	if refused, ok := errors.AsType[*ingest.Refusal](failure); ok {
		c.refused = append(c.refused, ofDocument(refused))
	} else if failure != nil {
		c.refused = append(c.refused, reading.Problem{Level: reading.LevelError, Code: reading.ProblemUnreadable, Message: failure.Error()})
	}
	if len(c.refused) > 0 || c.count == 0 {
		return c.emit(&reading.Reading{File: c.file, Kind: string(c.format), Problems: c.refused})
	}
	return nil
}

// checker reads one document.
type checker struct {
	file    string
	format  ingest.Format
	mapping *ingest.Mapping // nil for a document of a known format
	periods resolve.Periods
	emit    func(*reading.Reading) error
	failed  error // of emit
	refused []reading.Problem
	count   int // of readings
}

var errEmit = errors.New("emit")

func (c *checker) read(start *bufio.Reader) error {
	head, err := start.Peek(ingest.HeadSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read the start: %w", err)
	}
	if c.mapping != nil {
		_, err = c.mapping.Mentions(start, c.take, c.refuse)
		return err
	}
	if c.format, err = ingest.Detect(head); err != nil {
		return err
	}
	if c.format == ingest.JSONLines {
		_, err = ingest.Statements(ingest.NewDecoder(start), func(ingest.Statement) error { return nil }, c.refuse)
		return err
	}
	_, err = ingest.Mentions(c.format, start, c.take, c.refuse)
	return err
}

// take gives the reading of a project.
func (c *checker) take(project *mention.Project) error {
	one := readingOf(c.file, c.format, project, c.periods)
	c.count++
	if c.failed = c.emit(one); c.failed != nil {
		return errEmit
	}
	return nil
}

// maxRefused bounds how many lines are listed that could not be read.
const maxRefused = 1000

func (c *checker) refuse(refused *ingest.Refusal) {
	if len(c.refused) == maxRefused {
		return
	}
	code := reading.ProblemMalformed
	if refused.Code == ingest.Truncated {
		code = reading.ProblemTruncated
	}
	c.refused = append(c.refused, reading.Problem{Level: reading.LevelWarning, Code: code, Line: refused.Line, Message: refused.Reason})
}

// documentProblems are the reasons to refuse a document as a whole, in the words of a reading.
var documentProblems = map[ingest.RefusalCode]string{
	ingest.MissingCode:   reading.ProblemMissingCode,
	ingest.NotAProject:   reading.ProblemNotAProject,
	ingest.Empty:         reading.ProblemEmpty,
	ingest.UnknownFormat: reading.ProblemUnknownForm,
	ingest.MissingColumn: reading.ProblemUnknownForm,
	ingest.Truncated:     reading.ProblemTruncated,
}

func ofDocument(refused *ingest.Refusal) reading.Problem {
	code, known := documentProblems[refused.Code]
	if !known {
		code = reading.ProblemUnreadable
	}
	return reading.Problem{Level: reading.LevelError, Code: code, Line: refused.Line, Message: refused.Reason}
}

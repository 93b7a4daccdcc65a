package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"verkosto/internal/importing"
)

// progress tells a person how far a command is: by a bar on a terminal, by lines elsewhere, or
// not at all.
type progress struct {
	w    io.Writer
	bar  *progressbar.ProgressBar // nil where there is no terminal
	said string
	mute bool // no lines
}

// newProgress tells of work that comes to so much in all, in bytes or counts.
func newProgress(w io.Writer, total int64, bytes, mute bool) *progress {
	p := &progress{w: w, mute: mute}
	if file, is := w.(*os.File); is && term.IsTerminal(int(file.Fd())) {
		p.bar = progressbar.NewOptions64(total,
			progressbar.OptionSetWriter(w),
			progressbar.OptionShowBytes(bytes),
			progressbar.OptionShowCount(),
			progressbar.OptionSetElapsedTime(true),
			progressbar.OptionFullWidth(),
			progressbar.OptionThrottle(100_000_000),
			progressbar.OptionClearOnFinish(),
		)
	}
	return p
}

// at tells what is being done, and how much of all is done.
func (p *progress) at(doing string, finished int64) {
	switch {
	case p.bar != nil:
		p.bar.Describe(doing)
		_ = p.bar.Set64(finished) // what can't be drawn harms nothing
	case !p.mute && doing != p.said:
		p.said = doing
		_, _ = fmt.Fprintln(p.w, doing) // what can't be told harms nothing
	}
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Clear() // as above
	}
}

// readingProgress adds up how far several documents are, each of which is read twice.
type readingProgress struct {
	*progress
	read map[part]int64
	sum  int64
}

// part is one of the two readings of a document.
type part struct {
	document string
	stage    importing.Stage
}

func newReadingProgress(w io.Writer, from *opened, mute bool) *readingProgress {
	var total int64
	for _, document := range from.documents {
		total += 2 * document.Size
	}
	return &readingProgress{progress: newProgress(w, total, true, mute), read: make(map[part]int64)}
}

// tell takes note of progress with one document.
func (r *readingProgress) tell(p importing.Progress) {
	this := part{p.Document, p.Stage}
	r.sum += p.Read - r.read[this]
	r.read[this] = p.Read
	doing := "reading " + p.Document
	if p.Stage == importing.Checking {
		doing = "checking " + p.Document
	}
	r.at(doing, r.sum)
}

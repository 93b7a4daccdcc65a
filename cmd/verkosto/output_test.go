package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func writing(text string, err error) func(io.Writer) error {
	return func(w io.Writer) error {
		_, _ = io.WriteString(w, text) // buffered
		return err
	}
}

func TestWriteOutput(t *testing.T) {
	failure := errors.New("no more")
	directory := t.TempDir()
	path := filepath.Join(directory, "out.jsonl")
	link := filepath.Join(directory, "link.jsonl")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	steps := []struct {
		name, path, text string
		failure          error
		want             string // in the file
	}{
		{"new file", path, "one", nil, "one"},
		{"failure keeps what was there", path, "half", failure, "one"},
		{"file in the same place", path, "two", nil, "two"},
		{"through a link", link, "three", nil, "three"},
	}
	for _, step := range steps {
		if err := writeOutput(step.path, nil, writing(step.text, step.failure)); !errors.Is(err, step.failure) {
			t.Errorf("%s: error %v, want %v", step.name, err, step.failure)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != step.want {
			t.Errorf("%s: the file has %q (%v), want %q", step.name, got, err, step.want)
		}
		if entries, err := os.ReadDir(directory); err != nil || len(entries) != 2 {
			t.Errorf("%s: something was left beside the file: %v (%v)", step.name, entries, err)
		}
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v (%v)", info, err)
	}
	if err := writeOutput(os.DevNull, nil, writing("gone", nil)); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("the null device was replaced: %v (%v)", info, err)
	}
}

type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) { return 0, syscall.EPIPE }

func TestWriteStandardOutput(t *testing.T) {
	var out bytes.Buffer
	if err := writeOutput("-", &out, writing("one", nil)); err != nil || out.String() != "one" {
		t.Errorf("got %q (%v)", out.String(), err)
	}
	if err := writeOutput("", closedPipe{}, writing("one", nil)); err != nil {
		t.Errorf("a reader that has enough: %v", err)
	}
}

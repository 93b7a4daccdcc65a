package main

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// writeOutput lets a command write a file, which is there as a whole or, if that fails, not at
// all: what was there before stays until then. Without a path it writes to standard output,
// and a reader there that has enough is no error.
func writeOutput(path string, standard io.Writer, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		err := buffered(standard, write)
		if errors.Is(err, syscall.EPIPE) {
			return nil
		}
		return err
	}
	if err := writeFile(path, write); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

func writeFile(path string, write func(io.Writer) error) error {
	before, err := os.Stat(path)
	if err == nil && !before.Mode().IsRegular() { // a pipe or device, which nothing can replace
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(buffered(file, write), file.Close())
	}
	mode := os.FileMode(0o666) // less what the process masks
	if err == nil {
		mode = before.Mode().Perm()
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return err
		}
	}
	temporary := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+rand.Text())
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	err = errors.Join(buffered(file, write), file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(temporary, path)
	}
	if err != nil {
		_ = os.Remove(temporary) // the first error tells more
	}
	return err
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	buffer := bufio.NewWriterSize(w, 256<<10)
	if err := write(buffer); err != nil {
		return err
	}
	return buffer.Flush()
}

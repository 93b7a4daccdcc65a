package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/dustin/go-humanize"

	"verkosto/internal/backup"
	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
)

// archive is a store as a backup and a verification see it.
type archive interface {
	network.Archive
	io.Closer

	// Verify reports what is wrong inside.
	Verify(ctx context.Context, report func(network.Fault) error) error
}

// archive opens a store to look at all of it, also while another process uses it.
func (l location) archive(ctx context.Context) (archive, error) {
	if l.Data != "" {
		look, err := embedded.Inspect(ctx, l.Data)
		if err != nil {
			return nil, err
		}
		return look, nil
	}
	store, err := l.open(ctx)
	if err != nil {
		return nil, err
	}
	look, is := store.(archive)
	if !is {
		return nil, errors.Join(misusef("%s can't be looked at as a whole", l.name()), store.Close())
	}
	return look, nil
}

// restore is how a backup gets into the store.
func (l location) restore(ctx context.Context, how network.Restoring) error {
	switch {
	case l.Store != "":
		backend, err := l.backend()
		if err != nil {
			return err
		}
		return backend.restore(ctx, l.Store, how)
	case l.Data != "":
		return embedded.Restore(ctx, l.Data, how)
	}
	return misusef("say which network is meant: --data FILE or --store URL")
}

type backupCommand struct {
	location
	File string `arg:"" placeholder:"FILE" help:"Where to write the backup. What is there is replaced when all of it is on the disk."`
}

// Help tells what is in a backup.
func (backupCommand) Help() string {
	return `Writes everything that the network keeps, as of one data version, contacts and the audit log too: keep the file as safe as the network. It works while other processes serve and import. zstd -dc FILE shows what is in it.`
}

// Run backs the network up.
func (c *backupCommand) Run(ctx context.Context, t terminal) (err error) {
	look, err := c.archive(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, look.Close()) }()
	head := backup.Head{Program: thisBuild().Version, MadeAt: time.Now().UTC().Truncate(time.Second)}
	var report backup.Report
	err = replaceFile(c.File, func(file *os.File) error {
		report, err = backup.Write(ctx, look, file, head)
		return err
	})
	if err != nil {
		return err
	}
	return tellBackup(t.out, "Backed up", report)
}

// replaceFile puts a file, for its owner alone, in the place of what is there, when all of it is on the disk.
func replaceFile(path string, write func(*os.File) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	err = write(file)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name()) // the first error tells more
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

func tellBackup(w io.Writer, did string, r backup.Report) error {
	_, err := fmt.Fprintf(w, "%s %s sources, %s citations and %s other records of data version %d, %s.\n", did, humanize.Comma(int64(r.Sources)),
		humanize.Comma(int64(r.Citations)), humanize.Comma(int64(r.Annexes)), r.Version, humanize.Bytes(uint64(r.Size)))
	return err
}

type restoreCommand struct {
	location
	File    string `arg:"" type:"existingfile" placeholder:"FILE" help:"Backup to restore."`
	Replace bool   `help:"Take away what the network has. Without this flag it must be empty."`
}

// Help tells what happens when it fails.
func (restoreCommand) Help() string {
	return `Checks the backup before anything is changed, and compares the network with it before it says that it is done. A file is there as a whole or stays as it was. A database server that was interrupted in the middle goes on when the same backup is restored again.

People who were erased from the network that is replaced stay so, also where the backup is from before that.

Stop the processes that use the network before.`
}

// Run restores a backup.
func (c *restoreCommand) Run(ctx context.Context, t terminal) error {
	if !c.given() {
		return misusef("say which network is meant: --data FILE or --store URL")
	}
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it is only read
	report, err := backup.Restore(ctx, file, func(ctx context.Context, how network.Restoring) error {
		how.Lost = func() {
			t.complain("the damaged file does not tell any more who was erased from it: erase those again who were erased since the backup was made")
		}
		return c.restore(ctx, how)
	}, c.Replace)
	if err != nil {
		return err
	}
	return tellBackup(t.out, "Restored", report)
}

type verifyCommand struct {
	location
	File string `arg:"" optional:"" type:"existingfile" placeholder:"FILE" help:"Backup to verify, instead of a network."`
}

// Help tells what is looked at.
func (verifyCommand) Help() string {
	return `Of a backup: that every byte is as it was written. Of a network: that files and indexes are whole, that citations say what they said when they came, and that everything derived is what the citations give. What is wrong is told by id, one thing a line; then the exit code is 5.`
}

// Run verifies.
func (c *verifyCommand) Run(ctx context.Context, t terminal) (err error) {
	if (c.File != "") == c.given() {
		return misusef("say what to verify: a backup FILE, --data FILE or --store URL, one of the three")
	}
	if c.File != "" {
		file, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }() // it is only read
		report, err := backup.Check(ctx, file)
		if err != nil {
			return fmt.Errorf("%s: %w", c.File, err)
		}
		return tellBackup(t.out, "The backup is whole:", report)
	}
	look, err := c.archive(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, look.Close()) }()
	faults := 0
	err = look.Verify(ctx, func(fault network.Fault) error {
		faults++
		_, err := fmt.Fprintf(t.out, "%s: %s\n", fault.Where, fault.What)
		return err
	})
	switch {
	case err != nil:
		return err
	case faults > 0:
		return faulty{fmt.Errorf("%d things are wrong in %s", faults, c.name())}
	}
	_, err = fmt.Fprintln(t.out, "Nothing is wrong in "+c.name()+".")
	return err
}

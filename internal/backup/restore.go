package backup

import (
	"context"
	"fmt"
	"io"

	"verkosto/internal/network"
)

// Target is a place that a backup can be restored into. It returns when the store is as [network.Restoring] says,
// and readers can see it; where filling fails it stays as it was, or can be restored again.
type Target func(ctx context.Context, how network.Restoring) error

// Restore puts a backup into a store. Before it changes anything it checks the whole file; before it is done it
// compares what the store then has with what the backup has. Without replace the store must be empty.
func Restore(ctx context.Context, file io.ReadSeeker, into Target, replace bool) (Report, error) {
	report, err := Check(ctx, file)
	if err != nil {
		return Report{}, err
	}
	how := network.Restoring{Mark: report.Contents, Replace: replace, Version: report.Version}
	how.Fill = func(ctx context.Context, store network.Restoration) error {
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return fmt.Errorf("read the backup again: %w", err)
		}
		f := &filling{ctx: ctx, store: store}
		again, err := read(ctx, file, f.take)
		if err != nil {
			return err
		}
		if again.Seal != report.Seal {
			return damaged("it was changed while it was read")
		}
		if err := f.finish(); err != nil {
			return err
		}
		return Compare(ctx, store, report.Seal)
	}
	if err := into(ctx, how); err != nil {
		return Report{}, fmt.Errorf("restore the backup: %w", err)
	}
	return report, nil
}

// Compare says whether a store keeps just what a backup does: an [network.Internal] error tells what differs.
func Compare(ctx context.Context, store network.Archive, want Seal) error {
	var found tally
	err := store.Snapshot(ctx, func(uint64) (func(network.Record) error, error) {
		found = tally{}
		return func(record network.Record) error {
			encoded, err := encodeRecord(record)
			if err == nil {
				found.add(record, encoded)
			}
			return err
		}, nil
	})
	if err != nil {
		return fmt.Errorf("compare the store with the backup: %w", err)
	}
	if got := *found.seal(want.Parts); got != want {
		return network.Errorf(network.Internal, "the store has %d sources, %d citations and %d annexes, the backup %d, %d and %d, or they say something else: the restore is not complete",
			got.Sources, got.Citations, got.Annexes, want.Sources, want.Citations, want.Annexes)
	}
	return nil
}

// batchSize is how many records are applied at once.
const batchSize = 10_000

// filling applies records in batches.
type filling struct {
	ctx      context.Context
	store    network.Restoration
	pending  network.Batch
	annexes  []network.Annex
	complete []network.ID
}

func (f *filling) take(record network.Record) error {
	switch {
	case record.Source != nil && record.Former:
		// Some version that is not the newest: which it was, stores don't keep.
		former := *record.Source
		former.SHA256, former.Complete = "before "+former.SHA256, false
		f.pending.Sources = append(f.pending.Sources, &former)
	case record.Source != nil:
		if len(f.pending.Citations) > 0 { // former ones, which come before the newest version of their source
			if err := f.apply(); err != nil {
				return err
			}
		}
		if record.Source.Complete {
			f.complete = append(f.complete, record.Source.ID)
		}
		f.pending.Sources = append(f.pending.Sources, record.Source)
	case record.Citation != nil:
		f.pending.Citations = append(f.pending.Citations, *record.Citation)
	default:
		f.annexes = append(f.annexes, *record.Annex)
	}
	if len(f.pending.Sources)+len(f.pending.Citations)+len(f.annexes) < batchSize {
		return nil
	}
	return f.apply()
}

// apply applies what is pending. What an interrupted restore has applied already changes nothing.
func (f *filling) apply() error {
	if len(f.pending.Sources)+len(f.pending.Citations)+len(f.pending.Complete) > 0 {
		if _, err := f.store.Apply(f.ctx, f.pending); err != nil {
			return err
		}
		f.pending = network.Batch{}
	}
	if len(f.annexes) > 0 {
		if err := f.store.Add(f.ctx, f.annexes); err != nil {
			return err
		}
		f.annexes = nil
	}
	return nil
}

// finish applies the rest, and says which sources are complete.
func (f *filling) finish() error {
	if err := f.apply(); err != nil {
		return err
	}
	for len(f.complete) > 0 {
		part := f.complete[:min(batchSize, len(f.complete))]
		f.complete = f.complete[len(part):]
		if _, err := f.store.Apply(f.ctx, network.Batch{Complete: part}); err != nil {
			return err
		}
	}
	return nil
}

package backup

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"

	"github.com/go-json-experiment/json"
	"github.com/klauspost/compress/zstd"

	"verkosto/internal/network"
)

// File is what a backup is written to: an [os.File] does.
type File interface {
	io.Writer
	io.Seeker
	Truncate(size int64) error
}

// Report tells what a backup holds.
type Report struct {
	Head
	Seal
	Size int64 // of the file
}

// Write writes a backup of a store into an empty file. head says all but the data version. Its memory does not
// grow with the store. The file is whole just if there is no error, and on the disk when it has been synced.
func Write(ctx context.Context, store network.Archive, file File, head Head) (Report, error) {
	var w *writer
	err := store.Snapshot(ctx, func(version uint64) (func(network.Record) error, error) {
		if err := file.Truncate(0); err != nil {
			return nil, err
		}
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
		head.Format, head.Version = Format, version
		var err error
		w, err = newWriter(file, head)
		return func(record network.Record) error { return w.take(ctx, record) }, err
	})
	if err != nil {
		return Report{}, fmt.Errorf("back up the network: %w", err)
	}
	seal, err := w.finish()
	if err != nil {
		return Report{}, fmt.Errorf("write the backup: %w", err)
	}
	return Report{Head: head, Seal: *seal, Size: w.size}, nil
}

// writer puts lines into parts.
type writer struct {
	out     *bufio.Writer
	sum     hash.Hash // of all that was written
	size    int64
	encoder *zstd.Encoder
	part    []byte // as it was before it is packed
	packed  []byte
	parts   int
	tally   tally
	records int
}

func newWriter(out io.Writer, head Head) (*writer, error) {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("make a compressor: %w", err)
	}
	w := &writer{sum: sha256.New(), encoder: encoder}
	w.out = bufio.NewWriterSize(io.MultiWriter(out, w.sum, (*counter)(&w.size)), 256<<10)
	encoded, err := json.Marshal(&line{Backup: &head}, encoding)
	w.part = append(append(w.part, encoded...), '\n')
	return w, err
}

// counter counts bytes.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// checkEvery is after how many records the context is looked at.
const checkEvery = 1024

func (w *writer) take(ctx context.Context, record network.Record) error {
	if w.records++; w.records%checkEvery == 0 && ctx.Err() != nil {
		return network.Wrap(network.Timeout, ctx.Err(), "the time for the backup is over")
	}
	encoded, err := encodeRecord(record)
	if err != nil {
		return err
	}
	w.tally.add(record, encoded)
	w.part = append(append(w.part, encoded...), '\n')
	if len(w.part) < partSize {
		return nil
	}
	return w.endPart()
}

func (w *writer) endPart() error {
	w.parts++
	w.packed = w.encoder.EncodeAll(w.part, w.packed[:0])
	if len(w.part) > partMost || len(w.packed) > partMost {
		return network.Errorf(network.Internal, "part %d is too large for a backup", w.parts)
	}
	sum := sha256.Sum256(w.packed)
	err := writeLabel(w.out, label{Part: w.parts, Bytes: len(w.packed), Size: len(w.part), SHA256: hex.EncodeToString(sum[:])})
	if err != nil {
		return err
	}
	w.part = w.part[:0]
	_, err = w.out.Write(w.packed)
	return err
}

// finish writes the rest and the seal.
func (w *writer) finish() (*Seal, error) {
	if len(w.part) > 0 {
		if err := w.endPart(); err != nil {
			return nil, err
		}
	}
	if err := w.out.Flush(); err != nil {
		return nil, err
	}
	seal := w.tally.seal(w.parts)
	if err := writeLabel(w.out, label{SHA256: hex.EncodeToString(w.sum.Sum(nil)), Summary: seal}); err != nil {
		return nil, err
	}
	return seal, w.out.Flush()
}

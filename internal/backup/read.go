package backup

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/go-json-experiment/json"
	"github.com/klauspost/compress/zstd"

	"verkosto/internal/network"
)

// Check reads a whole backup and says what it holds. A file that is not as it was written is a
// [network.Unavailable] error that says where it is wrong, one that is no backup or of a newer
// program a [network.InvalidArgument] error.
func Check(ctx context.Context, file io.Reader) (Report, error) {
	return read(ctx, file, func(network.Record) error { return nil })
}

// read checks a backup and hands over its records. What it has handed over is only right if there is no error.
func read(ctx context.Context, file io.Reader, take func(network.Record) error) (Report, error) {
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(partMost))
	if err != nil {
		return Report{}, fmt.Errorf("make a decompressor: %w", err)
	}
	defer decoder.Close()
	r := &reader{decoder: decoder, take: take}
	in := bufio.NewReaderSize(io.TeeReader(file, (*counter)(&r.report.Size)), 256<<10)
	if start, err := in.Peek(4); err != nil || !bytes.Equal(start, magic) {
		return Report{}, network.Errorf(network.InvalidArgument, "the file is no backup of Verkosto")
	}
	sum := sha256.New()
	for {
		l, frame, err := readLabel(in)
		if err != nil {
			return Report{}, err
		}
		if l.Summary != nil {
			return r.finish(in, l, hex.EncodeToString(sum.Sum(nil)))
		}
		sum.Write(frame)
		if err := r.part(ctx, in, l); err != nil {
			return Report{}, err
		}
		sum.Write(r.packed)
	}
}

var magic = []byte{skippable & 0xff, skippable >> 8 & 0xff, skippable >> 16 & 0xff, skippable >> 24}

// reader reads parts.
type reader struct {
	decoder *zstd.Decoder
	take    func(network.Record) error
	packed  []byte
	lines   []byte
	parts   int
	tally   tally
	report  Report
}

// part reads one part.
func (r *reader) part(ctx context.Context, in io.Reader, l label) error {
	if err := ctx.Err(); err != nil {
		return network.Wrap(network.Timeout, err, "the time for reading the backup is over")
	}
	if r.parts++; l.Part != r.parts {
		return damaged("there is part %d where part %d should be", l.Part, r.parts)
	}
	packed := bytes.NewBuffer(r.packed[:0])
	if _, err := io.CopyN(packed, in, int64(l.Bytes)); err != nil {
		return damaged("it ends in part %d: it was cut short", l.Part)
	}
	r.packed = packed.Bytes()
	if sum := sha256.Sum256(r.packed); hex.EncodeToString(sum[:]) != l.SHA256 {
		return damaged("part %d is not as it was written", l.Part)
	}
	var err error
	if r.lines, err = r.decoder.DecodeAll(r.packed, r.lines[:0]); err != nil || len(r.lines) != l.Size {
		return damaged("part %d can't be unpacked", l.Part)
	}
	for encoded := range bytes.Lines(r.lines) {
		if err := r.line(bytes.TrimSuffix(encoded, []byte{'\n'})); err != nil {
			return err
		}
	}
	return nil
}

// line reads one line, of which the first tells about the backup.
func (r *reader) line(encoded []byte) error {
	var l line
	if err := json.Unmarshal(encoded, &l); err != nil {
		return network.Wrap(network.InvalidArgument, err, fmt.Sprintf("a line of part %d can't be read", r.parts))
	}
	if r.report.Format == 0 {
		if l.Backup == nil || l.Backup.Format < 1 {
			return network.Errorf(network.InvalidArgument, "the file is no backup of Verkosto")
		}
		if l.Backup.Format > Format {
			return network.Errorf(network.Conflict, "the backup was made by a newer Verkosto, %s (format %d; this one knows %d): use that one", l.Backup.Program, l.Backup.Format, Format)
		}
		r.report.Head = *l.Backup
		return nil
	}
	record, err := l.record()
	if err != nil {
		return err
	}
	r.tally.add(record, encoded)
	return r.take(record)
}

// finish compares what was read with the seal, behind which nothing may come.
func (r *reader) finish(in *bufio.Reader, l label, sum string) (Report, error) {
	if _, err := in.ReadByte(); err != io.EOF {
		return Report{}, damaged("something comes behind its end")
	}
	switch {
	case l.SHA256 != sum:
		return Report{}, damaged("its parts do not belong together")
	case *l.Summary != *r.tally.seal(r.parts):
		return Report{}, damaged("it does not hold what its end says")
	}
	r.report.Seal = *l.Summary
	return r.report, nil
}

package importing

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"

	"github.com/klauspost/compress/zstd"

	"verkosto/internal/ingest"
)

// The bounds of unpacking. A document can well be compressed to a hundredth; what grows beyond that is a bomb.
const (
	MaxUnpacked   = 16 << 30 // bytes of one document
	MaxRatio      = 300      // of unpacked to packed bytes, beyond the first unboundedSize
	unboundedSize = 32 << 20
	maxLayers     = 2         // of compression around a document
	maxWindow     = 128 << 20 // bytes that zstd may look back
	archiveHead   = 4 << 10
)

func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) && !ingest.IsWorkbook(head)
}

// unpack gives a document out of up to maxLayers of compression, told by its first bytes. What is beyond the bounds is
// a refusal, which the reader gives; so is an archive within. Close closes the document.
func unpack(document io.ReadCloser) (io.ReadCloser, error) {
	unpacked := &unpacker{close: []func() error{document.Close}}
	reader := bufio.NewReaderSize(document, archiveHead)
	for layer := 0; ; layer++ {
		head, err := reader.Peek(archiveHead)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, errors.Join(err, unpacked.Close())
		}
		open := decompressor(head)
		switch {
		case open == nil && layer > 0 && isZip(head):
			return nil, errors.Join(&ingest.Refusal{Code: ingest.UnknownFormat, Reason: "an archive within another is not unpacked: give the inner one"}, unpacked.Close())
		case open == nil:
			unpacked.Reader = reader
			return unpacked, nil
		case layer == maxLayers:
			return nil, errors.Join(&ingest.Refusal{Code: ingest.TooLarge, Reason: "the document is compressed more than twice"}, unpacked.Close())
		}
		packed := &counted{Reader: reader}
		plain, done, err := open(packed)
		if err != nil {
			return nil, errors.Join(&ingest.Refusal{Code: ingest.Malformed, Reason: "the compressed document cannot be unpacked: " + err.Error()}, unpacked.Close())
		}
		unpacked.close = append(unpacked.close, done)
		reader = bufio.NewReaderSize(&bounded{Reader: plain, packed: packed}, archiveHead)
	}
}

// decompressor gives how to open what is compressed, nil for what is not.
func decompressor(head []byte) func(io.Reader) (io.Reader, func() error, error) {
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return func(r io.Reader) (io.Reader, func() error, error) {
			plain, err := gzip.NewReader(r)
			if err != nil {
				return nil, nil, err
			}
			return plain, plain.Close, nil
		}
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return func(r io.Reader) (io.Reader, func() error, error) {
			plain, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderMaxMemory(maxWindow*2))
			if err != nil {
				return nil, nil, err
			}
			return plain, func() error { plain.Close(); return nil }, nil
		}
	}
	return nil
}

// unpacker reads a document, and closes all that it is read through, inner layers first.
type unpacker struct {
	io.Reader
	close []func() error
}

// Close closes all layers.
func (u *unpacker) Close() error {
	var err error
	for i := len(u.close) - 1; i >= 0; i-- {
		err = errors.Join(err, u.close[i]())
	}
	return err
}

// counted counts what is read of it.
type counted struct {
	io.Reader
	bytes int64
}

// Read gives the next part.
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.bytes += int64(n)
	return n, err
}

// bounded reads what is unpacked, and refuses what grows beyond the bounds.
type bounded struct {
	io.Reader
	packed *counted
	bytes  int64
}

// Read gives the next part. Errors of unpacking are refusals.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	b.bytes += int64(n)
	switch {
	case b.bytes > MaxUnpacked, b.bytes > unboundedSize && b.bytes > MaxRatio*b.packed.bytes:
		return 0, &ingest.Refusal{Code: ingest.TooLarge, Reason: "the document unpacks to far more than it is: it may be meant to fill up memory"}
	case err == nil || errors.Is(err, io.EOF):
		return n, err
	}
	if refused, ok := errors.AsType[*ingest.Refusal](err); ok {
		return n, refused
	}
	return n, &ingest.Refusal{Code: ingest.Malformed, Reason: "the compressed document cannot be unpacked: " + err.Error()}
}

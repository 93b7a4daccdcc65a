package export

import (
	"context"
	"io"
)

// flushAt is how many bytes are gathered before they are written.
const flushAt = 64 << 10

// output gathers what a format writes. Each write is preceded by a look at the context, so that
// an export whose reader has gone ends within the time of one page.
type output struct {
	ctx context.Context //nolint:containedctx // an output lives as long as one call
	w   io.Writer
	buf []byte
}

// wrote writes what is gathered where it is enough.
func (o *output) wrote() error {
	if len(o.buf) < flushAt {
		return nil
	}
	return o.flush()
}

func (o *output) flush() error {
	if err := o.ctx.Err(); err != nil {
		return err
	}
	_, err := o.w.Write(o.buf)
	o.buf = o.buf[:0]
	return err
}

// Write implements [io.Writer] for formats that others' encoders write.
func (o *output) Write(p []byte) (int, error) {
	o.buf = append(o.buf, p...)
	return len(p), o.wrote()
}

func (o *output) text(texts ...string) {
	for _, text := range texts {
		o.buf = append(o.buf, text...)
	}
}

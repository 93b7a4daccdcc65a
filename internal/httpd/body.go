package httpd

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"os"

	"verkosto/internal/network"
)

// readAhead is for how much of an announced body room is made before any of it is there.
const readAhead = 16 << 10

// readBody reads a body of at most so many bytes, and unpacks one that is compressed. One that is announced longer is
// refused unread.
func readBody(w http.ResponseWriter, r *http.Request, limits Limits) ([]byte, *answer) {
	most := limits.BodyBytes
	if r.ContentLength > most {
		return nil, tooLarge(most)
	}
	var buffer bytes.Buffer
	if r.ContentLength > 0 {
		buffer.Grow(int(min(r.ContentLength, readAhead)) + bytes.MinRead)
	}
	if _, err := buffer.ReadFrom(http.MaxBytesReader(w, r.Body, most)); err != nil {
		return nil, unreadable(err, most)
	}
	if !compressed(r.Header) {
		return buffer.Bytes(), nil
	}
	return unpack(buffer.Bytes(), limits)
}

// unpack gives what gzip packed, and stops at the first byte beyond a limit.
func unpack(packed []byte, limits Limits) ([]byte, *answer) {
	most := min(limits.BodyBytes, int64(limits.Ratio)*int64(len(packed)))
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, failed(http.StatusBadRequest, refuse(BadRequest, "the body is not packed with gzip"))
	}
	var buffer bytes.Buffer
	switch _, err := buffer.ReadFrom(io.LimitReader(reader, most+1)); {
	case err != nil:
		return nil, failed(http.StatusBadRequest, refuse(BadRequest, "the packed body is broken"))
	case int64(buffer.Len()) > limits.BodyBytes:
		return nil, tooLarge(limits.BodyBytes)
	case int64(buffer.Len()) > most:
		return nil, failed(http.StatusRequestEntityTooLarge, exceeded("Ratio", "send the body as it is", 0, limits.Ratio))
	}
	return buffer.Bytes(), nil
}

// unreadable says why a body could not be read to its end.
func unreadable(err error, most int64) *answer {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return tooLarge(most)
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return failed(http.StatusRequestTimeout,
			refuse(network.Timeout, "the body did not arrive in time; send it faster"))
	}
	return failed(http.StatusBadRequest, refuse(BadRequest, "the body ended early or broke on its way"))
}

func tooLarge(most int64) *answer {
	return failed(http.StatusRequestEntityTooLarge,
		exceeded("BodyBytes", "send less in one request", 0, int(most)))
}

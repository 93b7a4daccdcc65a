package httpd

import (
	"bytes"
	"errors"
	"net/http"
	"os"

	"verkosto/internal/network"
)

// readBody reads a body of at most so many bytes. One that is announced longer is
// refused unread.
func readBody(w http.ResponseWriter, r *http.Request, most int64) ([]byte, *answer) {
	if r.ContentLength > most {
		return nil, tooLarge(most)
	}
	var buffer bytes.Buffer
	if r.ContentLength > 0 {
		buffer.Grow(int(r.ContentLength) + bytes.MinRead)
	}
	if _, err := buffer.ReadFrom(http.MaxBytesReader(w, r.Body, most)); err != nil {
		return nil, unreadable(err, most)
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

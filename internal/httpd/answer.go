package httpd

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/network"
	"verkosto/internal/rate"
)

// answer is what a request is answered with, before the media type is put on.
type answer struct {
	status     int             // under application/graphql-response+json
	legacy     int             // under application/json
	errors     gqlerror.List   // none where all went well
	data       json.RawMessage // nil where the operation was not executed; then the member is absent
	extensions map[string]any
	batch      []*answer // instead of data, in a batch

	standing   *rate.Standing // of the client, nil where its books were not looked at
	retryAfter int            // in how many seconds to ask again, 0 where that would change nothing
}

// failed answers a request that is no well-formed GraphQL request: its status is the
// same under both media types.
func failed(status int, err *gqlerror.Error) *answer {
	return &answer{status: status, legacy: status, errors: gqlerror.List{err}}
}

// rejected answers a well-formed request whose operation was not executed.
func rejected(errs gqlerror.List) *answer {
	return &answer{status: rejectedStatus(errs), legacy: http.StatusOK, errors: errs}
}

// rejectedStatus is 400 for what the client got wrong, and the fitting 5xx for what it did not.
func rejectedStatus(errs gqlerror.List) int {
	switch codeOf(errs[0]) {
	case network.Timeout, network.Unavailable:
		return http.StatusServiceUnavailable
	case network.Internal:
		return http.StatusInternalServerError
	default:
		return http.StatusBadRequest
	}
}

// executed answers with what the execution gave: data, errors, or both.
func executed(response *graphql.Response, mostErrors int) *answer {
	a := &answer{
		status: http.StatusOK, legacy: http.StatusOK,
		errors: response.Errors, data: response.Data, extensions: response.Extensions,
	}
	if len(a.data) == 0 {
		if len(a.errors) == 0 {
			return rejected(gqlerror.List{refuse(network.Internal, internalMessage)})
		}
		a.data, a.status = nil, rejectedStatus(a.errors)
	}
	if omitted := len(a.errors) - mostErrors; omitted > 0 {
		a.errors = a.errors[:mostErrors]
		a.extend("errorsOmitted", omitted)
	}
	return a
}

// extend adds a member to the answer's extensions.
func (a *answer) extend(name string, value any) {
	if a.extensions == nil {
		a.extensions = make(map[string]any, 1)
	}
	a.extensions[name] = value
}

// send writes the answer. The data goes out as it is, without another copy of it.
func (a *answer) send(w http.ResponseWriter, media string) error {
	parts, err := a.parts()
	if err != nil {
		return err
	}
	length := 0
	for _, part := range parts {
		length += len(part)
	}
	header := w.Header()
	header.Set("Content-Type", media+"; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(length))
	header.Set("Cache-Control", "no-store")
	header.Add("Vary", "Accept")
	a.advise(header)
	if media == legacyMedia {
		w.WriteHeader(a.legacy)
	} else {
		w.WriteHeader(a.status)
	}
	for _, part := range parts {
		if _, err := w.Write(part); err != nil { //nolint:gosec // JSON under its own content type, which no browser may take for a page
			return nil //nolint:nilerr // the client has gone; there is no one to tell
		}
	}
	return nil
}

// parts gives the body of the answer, in parts.
func (a *answer) parts() ([][]byte, error) {
	if a.batch == nil {
		head, tail, err := a.frame()
		return [][]byte{head, a.data, append(tail, '\n')}, err
	}
	parts := [][]byte{{'['}}
	for i, single := range a.batch {
		head, tail, err := single.frame()
		if err != nil {
			return nil, err
		}
		if i > 0 {
			parts = append(parts, []byte{','})
		}
		parts = append(parts, head, single.data, tail)
	}
	return append(parts, []byte("]\n")), nil
}

// advise says in headers how the client stands and when to come back.
func (a *answer) advise(header http.Header) {
	if a.standing != nil {
		reset := math.Ceil(max(0, time.Until(a.standing.ResetAt)).Seconds())
		values := []string{strconv.Itoa(a.standing.Limit), strconv.Itoa(a.standing.Remaining), strconv.Itoa(int(reset))}
		for i, name := range []string{"Ratelimit-Limit", "Ratelimit-Remaining", "Ratelimit-Reset"} {
			header[name] = values[i : i+1 : i+1]
		}
	}
	if a.retryAfter > 0 {
		header.Set("Retry-After", strconv.Itoa(a.retryAfter))
	}
}

// frame gives what comes before the data and after it. Errors come first, so that a
// reader of a long answer sees them.
func (a *answer) frame() (head, tail []byte, err error) {
	head = []byte{'{'}
	if len(a.errors) > 0 {
		if head, err = appendMember(head, "errors", a.errors); err != nil {
			return nil, nil, err
		}
	}
	if len(a.extensions) > 0 {
		if tail, err = appendMember(nil, "extensions", a.extensions); err != nil {
			return nil, nil, err
		}
	}
	if a.data != nil {
		head = append(separate(head), `"data":`...)
		if tail != nil {
			tail = append([]byte{','}, tail...)
		}
	} else if tail != nil {
		head = separate(head)
	}
	return head, append(tail, '}'), nil
}

func appendMember(to []byte, name string, value any) ([]byte, error) {
	encoded, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	to = append(to, '"')
	to = append(to, name...)
	to = append(to, `":`...)
	return append(to, encoded...), nil
}

// separate puts a comma behind a member.
func separate(object []byte) []byte {
	if len(object) > 1 {
		return append(object, ',')
	}
	return object
}

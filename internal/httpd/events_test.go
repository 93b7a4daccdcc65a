package httpd

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"verkosto/internal/access"
)

// following is a stream of events from a server under test.
type following struct {
	testing.TB
	response *http.Response
	lines    *bufio.Reader
}

// follow asks for events, by GET where there is no body, with headers as given in pairs.
func follow(tb testing.TB, address, body string, headers ...string) *following {
	tb.Helper()
	method, content := http.MethodGet, io.Reader(nil)
	if body != "" {
		method, content = http.MethodPost, strings.NewReader(body)
	}
	ctx, cancel := context.WithTimeout(tb.Context(), 20*time.Second)
	tb.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, method, address, content)
	if err != nil {
		tb.Fatal(err)
	}
	request.Header.Set("Accept", eventMedia)
	request.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = response.Body.Close() })
	return &following{tb, response, bufio.NewReader(response.Body)}
}

// event gives the next event, comments left out, its lines joined by "|"; "" at the end of the stream.
func (f *following) event() string {
	f.Helper()
	var lines []string
	for {
		line, err := f.lines.ReadString('\n')
		line = strings.TrimSuffix(line, "\n")
		switch {
		case err == io.EOF && line == "" && len(lines) == 0:
			return ""
		case err != nil:
			return "error: " + err.Error()
		case line == "" && len(lines) > 0:
			return strings.Join(lines, "|")
		case line != "" && !strings.HasPrefix(line, ":"):
			lines = append(lines, line)
		}
	}
}

// expect takes events in their order; "" stands for the end.
func (f *following) expect(events ...string) {
	f.Helper()
	for _, want := range events {
		if got := f.event(); got != want {
			f.Fatalf("got %q, want %q", got, want)
		}
	}
}

// at gives the address of a GET of a query, with parameters as given in pairs.
func at(server *running, query string, parameters ...string) string {
	values := url.Values{"query": {query}}
	for i := 0; i < len(parameters); i += 2 {
		values.Add(parameters[i], parameters[i+1])
	}
	return server.url + "?" + values.Encode()
}

const (
	subscription = `subscription{changed{id}}`
	toldA        = `event: next|data: {"data":{"changed":{"id":"a"}}}`
	toldB        = `event: next|data: {"data":{"changed":{"id":"b"}}}`
	complete     = `event: complete|data:`
)

func TestEvents(t *testing.T) {
	server := start(t, newStreamer(t, telling(`{"changed":{"id":"a"}}`, `{"changed":{"id":"b"}}`), nil))
	const total = `event: next|data: {"data":{"total":1},"extensions":{"cost":`
	for _, c := range []struct {
		name, address, body string
		headers             []string
		status              int
		want                []string // the beginnings of events, or of the one answer
	}{
		{"a subscription by GET", at(server, subscription), "", nil, 200, []string{toldA, toldB, complete}},
		{"a subscription by POST", server.url, asBody(subscription), nil, 200, []string{toldA, toldB, complete}},
		{"by its name", at(server, `query Q{total} subscription S{changed{id}}`, "operationName", "S"), "", nil, 200, []string{toldA, toldB, complete}},
		{"with variables", at(server, `subscription($a:Boolean!){changed{id @skip(if:$a)}}`, "variables", `{"a":false}`), "", nil, 200, []string{toldA, toldB, complete}},
		{"a query by POST", server.url, asBody(`{total}`), nil, 200, []string{total, complete}},
		{"a mutation by POST", server.url, asBody(`mutation{rename(id:"1",name:"x"){id}}`), nil, 200, []string{`event: next|data: {"data":{"rename"`, complete}},
		{"a field that fails", server.url, asBody(`{missing{id}}`), nil, 200, []string{`event: next|data: {"errors":[{"message":"no project`, complete}},
		{"a query by GET", at(server, `{total}`), "", nil, 405, []string{`{"errors":[{"message":"only subscriptions`}},
		{"a mutation by GET", at(server, `mutation{rename(id:"1",name:"x"){id}}`), "", nil, 405, []string{`{"errors":[{"message":"only subscriptions`}},
		{"a field that isn't there", at(server, `subscription{nonsense}`), "", []string{"Accept", "text/event-stream, application/graphql-response+json;q=0.1"}, 400, []string{`{"errors":[{"message":"Cannot query field`}},
		{"one field under two names", server.url, asBody(`subscription{changed{id} more:changed{id}}`), nil, 200, []string{`{"errors":[{"message":"A subscription selects one field`}},
		{"a field that may be left out", server.url, asBody(`subscription($a:Boolean!){...F} fragment F on Subscription{changed @skip(if:$a){id}}`), nil, 200, []string{`{"errors":[{"message":"The field of a subscription can't`}},
		{"no query", server.url + "?", "", nil, 400, []string{`{"errors":[{"message":"the member`}},
		{"a parameter twice", at(server, subscription, "query", subscription), "", nil, 400, []string{`{"errors":[{"message":"the parameter \"query\" is given twice`}},
		{"variables that end the object", at(server, subscription, "variables", `{},"operationName":"x"`), "", nil, 400, []string{`{"errors":[{"message":"the parameter \"variables\" is not valid JSON`}},
		{"parameters that can't be read", server.url + "?query=%zz", "", nil, 400, []string{`{"errors":[{"message":"the parameters can't be read`}},
		{"no UTF-8", server.url + "?query=%ff", "", nil, 400, []string{`{"errors":[{"message":"the parameter \"query\" is not valid UTF-8`}},
		{"a form", server.url, `query={total}`, []string{"Content-Type", "text/plain"}, 415, []string{`{"errors":[{"message":"the Content-Type`}},
		{"no JSON", server.url, `{`, nil, 400, []string{`{"errors":[{"message":"the body is not valid JSON`}},
		{"a batch", server.url, `[{"query":"{total}"}]`, nil, 400, []string{`{"errors":[{"message":"batches are not`}},
		{"one answer, if that is liked better", server.url, asBody(`{total}`), []string{"Accept", "text/event-stream;q=0.5, application/json"}, 200, []string{`{"data":{"total":1}`}},
		{"a subscription in one answer", server.url, asBody(subscription), []string{"Accept", "application/json"}, 200, []string{`{"errors":[{"message":"a subscription is answered as a stream`}},
		{"a GET that takes anything", at(server, subscription), "", []string{"Accept", "*/*"}, 405, []string{`{"errors":[{"message":"GraphQL is served by POST only`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			stream := follow(t, c.address, c.body, c.headers...)
			if stream.response.StatusCode != c.status {
				t.Errorf("status %d, want %d", stream.response.StatusCode, c.status)
			}
			streamed := strings.HasPrefix(c.want[0], "event")
			if is := strings.HasPrefix(stream.response.Header.Get("Content-Type"), eventMedia); is != streamed {
				t.Errorf("it is %s", stream.response.Header.Get("Content-Type"))
			}
			if !streamed {
				answer, err := io.ReadAll(stream.lines)
				if err != nil || !strings.HasPrefix(string(answer), c.want[0]) {
					t.Errorf("got %s, %v, want %s", answer, err, c.want[0])
				}
				return
			}
			for _, want := range c.want {
				if got := stream.event(); !strings.HasPrefix(got, want) {
					t.Errorf("got %q, want %q", got, want)
				}
			}
			stream.expect("")
		})
	}
}

// TestEventsOutliveTheDeadlinesOfAnswers follows for longer than the server would take to read a request or write an answer.
func TestEventsOutliveTheDeadlinesOfAnswers(t *testing.T) {
	told := make(chan string)
	server := start(t, newStreamer(t, func(context.Context) <-chan string { return told }, func(c *Config) {
		c.Limits.Timeout = time.Millisecond
		c.Timeouts = DefaultTimeouts()
		c.Timeouts.Read, c.Timeouts.Write = 20*time.Millisecond, 40*time.Millisecond
		c.Subscriptions = DefaultSubscriptions()
		c.Subscriptions.Ping = 5 * time.Millisecond
	}))
	stream := follow(t, at(server, subscription), "")
	for range 30 { // signs of life, 5 milliseconds apart
		if line, err := stream.lines.ReadString('\n'); err != nil || line != ":\n" && line != "\n" {
			t.Fatalf("got %q, %v", line, err)
		}
	}
	told <- `{"changed":{"id":"a"}}`
	stream.expect(toldA)
	close(told)
	stream.expect(complete, "")
}

func TestIdleEventsAreCut(t *testing.T) {
	server := start(t, newStreamer(t, silent, bounds(func(s *Subscriptions) { s.Idle = 20 * time.Millisecond })))
	follow(t, at(server, subscription), "").expect("") // without complete, so that its client comes back
}

func TestEventsOfThoseWhoMay(t *testing.T) {
	gate, ring := keyring(t)
	key := keyFor(t, ring, access.Reader)
	server := start(t, newStreamer(t, silent, func(c *Config) {
		bounds(func(s *Subscriptions) { s.Ping = 10 * time.Millisecond })(c)
		c.Gate = gate
	}))
	if nobody := follow(t, at(server, subscription), ""); nobody.response.StatusCode != http.StatusUnauthorized {
		t.Errorf("status %d", nobody.response.StatusCode)
	}
	stream := follow(t, at(server, subscription), "", "Authorization", "Bearer "+key)
	if stream.response.StatusCode != http.StatusOK {
		t.Errorf("status %d", stream.response.StatusCode)
	}
	revoke(t, ring, key)
	stream.expect("")
}

func TestEventOrigins(t *testing.T) {
	const named = "https://map.example.org"
	server := start(t, newStreamer(t, telling(), func(c *Config) { c.Origins = []string{named} }))
	for _, c := range []struct {
		origin, site string
		status       int
	}{
		{"", "same-origin", 200},
		{named, "cross-site", 200},
		{"https://evil.example.org", "cross-site", 403},
		{"", "cross-site", 403},
		{"null", "cross-site", 403},
	} {
		stream := follow(t, at(server, subscription), "", "Origin", c.origin, "Sec-Fetch-Site", c.site)
		if stream.response.StatusCode != c.status {
			t.Errorf("from %q (%s): status %d", c.origin, c.site, stream.response.StatusCode)
		}
	}
}

func TestEventsBeyondTheirBounds(t *testing.T) {
	server := start(t, newStreamer(t, silent, bounds(func(s *Subscriptions) { s.Streams, s.PerClient = 3, 2 })))
	follow(t, at(server, subscription), "")
	follow(t, at(server, subscription), "")
	if third := follow(t, at(server, subscription), ""); third.response.StatusCode != http.StatusTooManyRequests || third.response.Header.Get("Retry-After") == "" {
		t.Errorf("a third of one client: %d", third.response.StatusCode)
	}
	single := start(t, newStreamer(t, silent, bounds(func(s *Subscriptions) { s.Streams = 1 })))
	follow(t, at(single, subscription), "")
	if second := follow(t, at(single, subscription), ""); second.response.StatusCode != http.StatusServiceUnavailable || second.response.Header.Get("Retry-After") == "" {
		t.Errorf("a second where there is room for one: %d", second.response.StatusCode)
	}
}

// TestEventsThatAreReadSlowly has events come faster than they are read.
func TestEventsThatAreReadSlowly(t *testing.T) {
	event := `{"changed":{"id":"` + strings.Repeat("x", 256<<10) + `"}}`
	gone := make(chan struct{})
	events := func(ctx context.Context) <-chan string {
		told := make(chan string)
		go func() {
			defer close(gone)
			for {
				select {
				case told <- event:
				case <-ctx.Done():
					return
				}
			}
		}()
		return told
	}
	server := start(t, newStreamer(t, events, bounds(func(s *Subscriptions) { s.Stall = 50 * time.Millisecond })))
	connection, err := server.dial(t)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Fprintf(connection, "GET %s HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n",
		strings.TrimPrefix(at(server, subscription), "http://"+server.addr)); err != nil {
		t.Fatal(err)
	}
	await(t, gone)
}

// TestEventsOfAServerThatShutsDown also has nothing left behind by clients that leave.
func TestEventsOfAServerThatShutsDown(t *testing.T) {
	leaks := goleak.IgnoreCurrent()
	server := start(t, newStreamer(t, silent, nil))
	for range 20 {
		_ = follow(t, at(server, subscription), "").response.Body.Close()
	}
	stream := follow(t, at(server, subscription), "")
	server.stop()
	stream.expect("") // without complete, so that its client asks another server
	if err := <-server.done; err != nil {
		t.Errorf("the server ended with %v", err)
	}
	if _, err := new(net.Dialer).DialContext(t.Context(), "tcp", server.addr); err == nil {
		t.Error("it still listens")
	}
	http.DefaultClient.CloseIdleConnections()
	goleak.VerifyNone(t, leaks)
}

package httpd

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

// next is a request that ends its connection, sent behind another. Where the two are sent as one, with an end of the
// first that can be understood in two ways, it must not be answered: a proxy in between could take it for a part of the
// first, and its answer for that to somebody else's request.
const next = "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

// TestRequestsThatEndInTwoWays sends requests byte by byte as no client would write them.
func TestRequestsThatEndInTwoWays(t *testing.T) {
	const query = `{"query":"{total}"}`
	const length = "Content-Length: 19\r\n"
	const chunks = "Transfer-Encoding: chunked\r\n"
	inChunks := "13\r\n" + query + "\r\n0\r\n\r\n"
	post := func(headers, body string) string {
		return "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + headers + "\r\n" + body
	}
	plain := post(length, query)
	instead := func(old, by string) string { return strings.Replace(plain, old, by, 1) }
	r := start(t, newServer(t, func(c *Config) {
		c.Rates = DefaultRates()
		c.Rates.AtOnce = 1_000
	}))
	for _, tc := range []struct {
		name, sent string
		statuses   []int // of all answers on the connection
	}{
		{"nothing odd", plain, []int{200, 200}},
		{"one length twice", post(length+length, query), []int{200, 200}},
		{"a header over two lines", post("X: a\r\n b\r\n"+length, query), []int{200, 200}},
		{"line feeds alone", strings.ReplaceAll(plain, "\r\n", "\n"), []int{200, 200}},
		{"a length under a similar name", post("Content_Length: 4\r\n"+length, query), []int{200, 200}},
		{"an upgrade to HTTP/2", post("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n"+length, query), []int{200, 200}},
		{"another host in the target", instead("/graphql", "http://evil.example/graphql"), []int{200, 200}},

		{"chunks", post(chunks, inChunks), []int{200}},
		{"chunks and a length", post(length+chunks, inChunks), []int{200}},
		{"chunks and a length of all", post(fmt.Sprintf("Content-Length: %d\r\n", len(inChunks+next))+chunks, inChunks), []int{200}},
		{"chunks and a length of less", post("Content-Length: 4\r\n"+chunks, inChunks), []int{200}},
		{"chunks in capitals", post(length+strings.ToUpper(chunks), inChunks), []int{200}},
		{"chunks over two lines", post(length+"Transfer-Encoding:\r\n chunked\r\n", inChunks), []int{200}},
		{"chunks behind a line feed", post(length+"X: a\n"+chunks, inChunks), []int{200}},
		{"chunks behind a carriage return", post(length+"X: a\r"+chunks, query), []int{400}},
		{"chunks with a space before the colon", post(length+"Transfer-Encoding : chunked\r\n", query), []int{400}},
		{"chunks behind a tab", post(length+"Transfer-Encoding: \vchunked\r\n", query), []int{400}},
		{"chunks, nearly", post(length+"Transfer-Encoding: xchunked\r\n", query), []int{501}},
		{"chunks, then nothing", post(chunks+"Transfer-Encoding: identity\r\n", inChunks), []int{501}},
		{"chunks within something", post("Transfer-Encoding: gzip, chunked\r\n", inChunks), []int{501}},
		{"no chunks by name", post(length+"Transfer-Encoding: identity\r\n", query), []int{501}},
		{"chunks of an older protocol", strings.Replace(post(chunks, inChunks), "HTTP/1.1", "HTTP/1.0", 1), []int{400}},

		{"chunks that end with line feeds", post(chunks, strings.ReplaceAll(inChunks, "\r\n", "\n")), []int{400}},
		{"a chunk longer than it says", post(chunks, "4\r\n"+query+"\r\n0\r\n\r\n"), []int{400}},
		{"a chunk whose length has a prefix", post(chunks, "0x"+inChunks), []int{400}},
		{"a chunk whose length overflows", post(chunks, "100000000000000"+inChunks), []int{400}},
		{"a line feed in the extension of a chunk", post(chunks, strings.Replace(inChunks, "\r", ";a\nb\r", 1)), []int{400}},
		{"chunks with more extensions than content", post(chunks, times(40, "1;"+times(2_000, "a")+"\r\n \r\n")+"0\r\n\r\n"), []int{400}},
		{"a length behind the chunks", post(chunks+"Trailer: Content-Length\r\n", strings.Replace(inChunks, "0\r\n", "0\r\nContent-Length: 4\r\n", 1)), []int{400}},

		{"two lengths", post("Content-Length: 4\r\n"+length, query), []int{400}},
		{"a list of lengths", post("Content-Length: 19, 19\r\n", query), []int{400}},
		{"a length with a sign", post("Content-Length: +19\r\n", query), []int{400}},
		{"a length less than nothing", post("Content-Length: -1\r\n", query), []int{400}},
		{"a length in other digits", post("Content-Length: 0x13\r\n", query), []int{400}},
		{"a length that no machine holds", post("Content-Length: "+times(30, "9")+"\r\n", query), []int{400}},
		{"an empty length", post("Content-Length: \r\n", query), []int{400}},
		{"a length beyond the limit", post("Content-Length: 999999\r\n", query), []int{413}},
		{"the same, asked before", post("Expect: 100-continue\r\nContent-Length: 999999\r\n", ""), []int{413}},
		{"something else expected", post("Expect: a miracle\r\n"+length, query), []int{417}},

		{"two hosts", instead("Host: a\r\n", "Host: a\r\nHost: b\r\n"), []int{400}},
		{"no host", instead("Host: a\r\n", ""), []int{400}},
		{"a host with a space", instead("Host: a", "Host: a b"), []int{400}},
		{"a space before a header", instead("Host", " Host"), []int{400}},
		{"a header without a colon", instead("Host", "X\r\nHost"), []int{400}},
		{"a zero byte in a header", instead("Host", "X: a\x00b\r\nHost"), []int{400}},
		{"a zero byte in its name", instead("Host", "X\x00: a\r\nHost"), []int{400}},
		{"a line in the target", instead("/graphql", "/graphql\r\nX: y"), []int{400}},
		{"a space in the target", instead("/graphql", "/graphql x"), []int{400}},
		{"an escape in the method", instead("POST", "PO\x1bST"), []int{400}},
		{"a tunnel", instead("POST /graphql", "CONNECT a:443"), []int{405}},
		{"no protocol", instead(" HTTP/1.1", ""), []int{400}},
		{"a protocol that there isn't", instead("HTTP/1.1", "HTTP/1.10"), []int{400}},
		{"a protocol of another kind", instead("HTTP/1.1", "HTTP/2.0"), []int{505}},
		{"the beginning of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", []int{400}},
		{"empty lines first", "\r\n\r\n" + plain, []int{400}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := r.answers(t, tc.sent+next); !slices.Equal(got, tc.statuses) {
				t.Errorf("answered %v, want %v", got, tc.statuses)
			}
		})
	}
}

// answers sends bytes and gives the status of each answer until the server closes the connection.
func (r *running) answers(t *testing.T, sent string) (statuses []int) {
	t.Helper()
	connection, err := r.dial(t)
	if err != nil {
		t.Fatal(err)
	}
	if err := connection.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.WriteString(connection, sent) }() // the server may not read all
	for lines := bufio.NewReader(connection); ; {
		response, err := http.ReadResponse(lines, nil)
		if err != nil {
			return statuses // closed; where bytes were left unread, by a reset
		}
		if _, err := io.Copy(io.Discard, response.Body); err != nil {
			t.Errorf("answer %d: %v", len(statuses), err)
		}
		_ = response.Body.Close()
		statuses = append(statuses, response.StatusCode)
	}
}

// TestOtherSitesCantChangeAnything sends what the page of another site can have a browser send without asking: by forms and
// links, with methods that only a header names. An older browser says of none where it comes from.
func TestOtherSitesCantChangeAnything(t *testing.T) {
	const mutation = `mutation{rename(id:"1",name:"x"){id}}`
	const parameters = "?query=mutation%7Brename(id%3A%221%22%2Cname%3A%22x%22)%7Bid%7D%7D"
	changed := 0
	server := newServer(t, func(c *Config) {
		c.Schema.(*stub).resolvers["rename"] = func(context.Context) (any, error) { changed++; return true, nil }
	})
	for _, tc := range []struct {
		name, method, target, body string
		headers                    []string
		status                     int
	}{
		{"as clients do", "POST", "", asBody(mutation), []string{"Content-Type", "application/json"}, 200},
		{"as text", "POST", "", asBody(mutation), []string{"Content-Type", "text/plain"}, 415},
		{"as text that says it is JSON", "POST", "", asBody(mutation), []string{"Content-Type", "text/plain; application/json"}, 415},
		{"as text, then JSON", "POST", "", asBody(mutation), []string{"Content-Type", "text/plain, application/json"}, 415},
		{"as a form", "POST", "", parameters[1:], []string{"Content-Type", "application/x-www-form-urlencoded"}, 415},
		{"as a form of JSON", "POST", "", asBody(mutation), []string{"Content-Type", "application/x-www-form-urlencoded"}, 415},
		{"as an upload", "POST", "", "--a\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n" + asBody(mutation) + "\r\n--a--", []string{"Content-Type", "multipart/form-data; boundary=a"}, 415},
		{"as GraphQL", "POST", "", mutation, []string{"Content-Type", "application/graphql"}, 415},
		{"as nothing", "POST", "", asBody(mutation), nil, 415},
		{"as an empty type", "POST", "", asBody(mutation), []string{"Content-Type", ""}, 415},
		{"in the address", "POST", parameters, "", []string{"Content-Type", "application/json"}, 400},
		{"in the address, as a form", "POST", parameters, "a=b", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415},
		{"by a link", "GET", parameters, "", nil, 405},
		{"by a link with a body", "GET", "", asBody(mutation), []string{"Content-Type", "application/json"}, 405},
		{"by a link for events", "GET", parameters, "", []string{"Accept", eventMedia}, 405},
		{"by HEAD", "HEAD", parameters, "", nil, 405},
		{"by PUT", "PUT", "", asBody(mutation), []string{"Content-Type", "application/json"}, 405},
		{"by a method in a header", "GET", parameters, asBody(mutation), []string{"X-HTTP-Method-Override", "POST", "Content-Type", "application/json"}, 405},
		{"by a method in another header", "GET", parameters, asBody(mutation), []string{"X-Method-Override", "POST", "X-HTTP-Method", "POST", "Content-Type", "application/json"}, 405},
		{"by a method in the address", "GET", parameters + "&_method=POST", asBody(mutation), []string{"Content-Type", "application/json"}, 405},
	} {
		t.Run(tc.name, func(t *testing.T) {
			changed = 0
			request := newRequest(tc.method, "/graphql"+tc.target, tc.body)
			for i := 0; i < len(tc.headers); i += 2 {
				request.Header.Set(tc.headers[i], tc.headers[i+1])
			}
			recorder := httptest.NewRecorder()
			server.Handler().ServeHTTP(recorder, request)
			if recorder.Code != tc.status || (changed > 0) != (tc.status == http.StatusOK) {
				t.Errorf("answered %d after %d changes, want %d: %s", recorder.Code, changed, tc.status, recorder.Body)
			}
		})
	}
}

package httpd

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode"

	"github.com/99designs/gqlgen/graphql"

	"verkosto/internal/access"
)

// forgeries are texts that end a line of a log and begin another, or have a terminal that shows it do something.
var forgeries = []string{
	"\r\nlevel=ERROR msg=forged", "\nlevel=ERROR msg=forged", "x\" level=ERROR msg=forged y=\"",
	"\"}\n{\"level\":\"ERROR\",\"msg\":\"forged\"}", "\",\"level\":\"ERROR\",\"msg\":\"forged",
	"\x1b[2J\x1b[31mforged", "\x1b]0;forged\x07", "\u009b31mforged", "forged\x7f\x08", "\u2028forged", "\u2029forged", "\u202eforged", "\u2066forged", "forged\x00",
	"\x85\xfforged", "${jndi:ldap://127.0.0.1/forged}", "%0aforged", "%!s(MISSING)",
}

// TestForgedLines puts such texts wherever a client can. Each request is one line, which reads as what it is; faults have a
// line of their own beside it.
func TestForgedLines(t *testing.T) {
	keys, _ := newKeyring(t)
	escaped := func(text string) string { b, _ := json.Marshal(text); return string(b) }
	places := map[string]func(forgery string, r *http.Request){
		"path":           func(f string, r *http.Request) { r.URL = &url.URL{Path: "/" + f} },
		"parameter":      func(f string, r *http.Request) { r.URL.RawQuery = url.Values{f: {f}}.Encode() },
		"host":           func(f string, r *http.Request) { r.Host = f },
		"query":          func(f string, r *http.Request) { body(r, `{"query":`+escaped("query "+f+"{total}")+`}`) },
		"comment":        func(f string, r *http.Request) { body(r, `{"query":`+escaped("#"+f+"\n{total}")+`}`) },
		"operation name": func(f string, r *http.Request) { body(r, `{"query":"{total}","operationName":`+escaped(f)+`}`) },
		"document":       func(f string, r *http.Request) { body(r, `{"documentId":`+escaped(f)+`}`) },
		"variable": func(f string, r *http.Request) {
			body(r, `{"query":"query($f:Int){projects(first:$f){id}}","variables":{"f":`+escaped(f)+`}}`)
		},
		"fault": func(f string, r *http.Request) {
			body(r, `{"query":"query($f:String){project(code:$f){id} broken}","variables":{"f":`+escaped(f)+`}}`)
		},
		"panic": func(f string, r *http.Request) {
			body(r, `{"query":"query($f:String){project(code:$f){id} panicking}","variables":{"f":`+escaped(f)+`}}`)
		},
	}
	for _, name := range []string{"User-Agent", "Referer", "Origin", "Accept", "Content-Type", "X-Request-Id", "X-Forwarded-For", "Authorization", "Traceparent", "Last-Event-Id"} {
		places[name] = func(f string, r *http.Request) { r.Header.Set(name, f) }
	}
	for format, handler := range map[string]func(io.Writer) slog.Handler{
		"text": func(w io.Writer) slog.Handler { return slog.NewTextHandler(w, nil) },
		"json": func(w io.Writer) slog.Handler { return slog.NewJSONHandler(w, nil) },
	} {
		var log lines
		server := newServer(t, func(c *Config) {
			unmetered(c)
			c.Logger = slog.New(handler(&log))
			c.Gate = &access.Gate{Keys: keys, Anonymous: access.Anonymous(access.Reader)}
			faulty := c.Schema.(*stub).resolvers
			faulty["broken"] = func(ctx context.Context) (any, error) { return nil, errors.New("no such name: " + variable(ctx)) }
			faulty["panicking"] = func(ctx context.Context) (any, error) { panic("no such name: " + variable(ctx)) }
		})
		for place, put := range places {
			for _, forgery := range forgeries {
				log.buf.Reset()
				request := newRequest(http.MethodPost, "/graphql", asBody(`{total}`))
				request.Header.Set("Content-Type", "application/json")
				put(forgery, request)
				server.Handler().ServeHTTP(httptest.NewRecorder(), request)
				checkLines(t, format, fmt.Sprintf("%q as %s", forgery, place), log.String())
			}
		}
	}
}

// checkLines says whether what was logged of a request is one line about it, perhaps behind others about what happened.
func checkLines(t *testing.T, format, what, logged string) {
	t.Helper()
	requests := 0
	for line := range strings.Lines(logged) {
		line, ended := strings.CutSuffix(line, "\n")
		forged := strings.Contains(line, " level=ERROR msg=forged y=") && !strings.Contains(line, `\" level=ERROR`)
		if format == "json" {
			var fields struct{ Level, Msg string }
			err := json.Unmarshal([]byte(line), &fields)
			forged = err != nil || fields.Msg == "forged"
		} else if !strings.HasPrefix(line, "time=") {
			forged = true
		}
		if forged || !ended || strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Errorf("%s: %+q", what, line)
		}
		if strings.Contains(line, `msg=request `) || strings.Contains(line, `"msg":"request"`) {
			requests++
		}
	}
	if requests != 1 {
		t.Errorf("%s: %d lines about the request: %q", what, requests, logged)
	}
}

// body gives a request another body.
func body(r *http.Request, text string) {
	r.Body, r.ContentLength = io.NopCloser(strings.NewReader(text)), int64(len(text))
}

// variable gives the variable f of the operation that a resolver works for.
func variable(ctx context.Context) string {
	text, _ := graphql.GetOperationContext(ctx).Variables["f"].(string)
	return text
}

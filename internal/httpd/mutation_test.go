package httpd

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"verkosto/internal/access"
)

// changing makes a server that tells what mutations it carries out.
func changing(tb testing.TB, change func(*Config)) (server *Server, done func() []string) {
	tb.Helper()
	var carriedOut []string
	server = newServer(tb, func(c *Config) {
		c.Schema.(*stub).changed = func(alias string) { carriedOut = append(carriedOut, alias) }
		change(c)
	})
	return server, func() []string { return carriedOut }
}

// TestMutationsBeyondALimit goes beyond each limit of a request with mutations. Where that is seen before they are carried out none is; where it is
// seen while they are, the answer tells which were.
func TestMutationsBeyondALimit(t *testing.T) {
	const rename = `rename(id:"1",name:"x")`
	for _, tc := range []struct {
		name, query string
		set         func(*Limits)
		status      int
		code, data  string
		done        []string
	}{
		{
			"price", `mutation{a:` + rename + `{id} b:` + rename + `{partners(first:60){id}}}`, func(l *Limits) { l.Cost = 50 },
			http.StatusBadRequest, "LIMIT_EXCEEDED", "", nil,
		},
		{
			"root fields", `mutation{a:` + rename + `{id} b:` + rename + `{id}}`, func(l *Limits) { l.RootFields = 1 },
			http.StatusBadRequest, "LIMIT_EXCEEDED", "", nil,
		},
		{
			"rows, by what is asked of the first", `mutation{a:` + rename + `{partners{projects{id}}} b:` + rename + `{id}}`, func(l *Limits) { l.Rows = 2 },
			http.StatusOK, "LIMIT_EXCEEDED", `{"a":{"partners":[{"projects":null}]},"b":null}`,
			[]string{"a"},
		},
		{
			"rows, by the second", `mutation{a:` + rename + `{partners{id}} b:` + rename + `{id}}`, func(l *Limits) { l.Rows = 2 },
			http.StatusOK, "LIMIT_EXCEEDED", `{"a":{"partners":[{"id":"something"}]},"b":null}`,
			[]string{"a"},
		},
		{
			"none", `mutation{a:` + rename + `{partners{id}} b:` + rename + `{id}}`, func(l *Limits) { l.Rows = 3 },
			http.StatusOK, "", `{"a":{"partners":[{"id":"something"}]},"b":{"id":"something"}}`,
			[]string{"a", "b"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			server, done := changing(t, func(c *Config) { tc.set(&c.Limits) })
			recorder := post(server, asBody(tc.query))
			r := read(t, recorder)
			if recorder.Code != tc.status || r.code() != tc.code || string(r.Data) != tc.data {
				t.Errorf("answered %d %s", recorder.Code, recorder.Body)
			}
			if !slices.Equal(done(), tc.done) {
				t.Errorf("carried out are %v, want %v", done(), tc.done)
			}
		})
	}
}

// TestMutationsAfterTheTime lets the time run out in the first of two mutations: the second isn't begun.
func TestMutationsAfterTheTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var done []string
		server := newServer(t, func(c *Config) {
			c.Limits.Timeout = 3 * time.Second
			c.Schema.(*stub).changed = func(alias string) {
				done = append(done, alias)
				time.Sleep(4 * time.Second)
			}
		})
		recorder := post(server, asBody(`mutation{a:rename(id:"1",name:"x"){id} b:rename(id:"1",name:"y"){id}}`))
		if r := read(t, recorder); recorder.Code != http.StatusOK || r.code() != "TIMEOUT" || string(r.Data) != `{"a":{"id":"something"},"b":null}` {
			t.Errorf("answered %d %s", recorder.Code, recorder.Body)
		}
		if !slices.Equal(done, []string{"a"}) {
			t.Errorf("carried out are %v", done)
		}
	})
}

// TestMutationsByGet sends a mutation by GET in every way: nothing is carried out.
func TestMutationsByGet(t *testing.T) {
	server, done := changing(t, func(*Config) {})
	const mutation = `mutation{rename(id:"1",name:"x"){id}}`
	for _, query := range []string{mutation, "subscription s{changed{id}} " + mutation} {
		for _, accept := range []string{graphqlMedia, eventMedia, "*/*"} {
			request := newRequest(http.MethodGet, "/graphql?query="+url.QueryEscape(query), "")
			request.Header.Set("Accept", accept)
			recorder := httptest.NewRecorder()
			server.Handler().ServeHTTP(recorder, request)
			if recorder.Code == http.StatusOK && !strings.Contains(recorder.Body.String(), `"errors"`) || len(done()) > 0 {
				t.Errorf("%s with Accept: %s is answered %d %s; carried out are %v", query, accept, recorder.Code, recorder.Body, done())
			}
		}
	}
}

// TestDocuments sends bodies and variables of just the size that those who may curate may send, and one byte more.
func TestDocuments(t *testing.T) {
	keyring, err := access.OpenKeyring(filepath.Join(t.TempDir(), "keys.json"))
	if err != nil {
		t.Fatal(err)
	}
	server := newServer(t, func(c *Config) {
		c.Limits.BodyBytes, c.Limits.VariableBytes, c.Limits.DocumentBytes = 300, 200, 1000
		c.Gate = &access.Gate{Keys: keyring, Anonymous: access.Anonymous(access.Reader)}
	})
	body := func(variables, all int) string {
		head := `{"query":"{total}","variables":{"a":"`
		text := head + strings.Repeat("x", variables-len(`:{"a":""}`)) + `"}}`
		return text + strings.Repeat(" ", all-len(text))
	}
	for _, tc := range []struct {
		role           access.Role
		variables, all int
		limit          string
	}{
		{access.Reader, 200, 300, ""},
		{access.Reader, 201, 300, "VariableBytes"},
		{access.Analyst, 200, 301, "BodyBytes"},
		{access.Editor, 900, 1000, ""},
		{access.Editor, 200, 1001, "BodyBytes"},
		{access.Admin, 900, 1000, ""},
	} {
		key, err := keyring.Create(access.Key{Name: fmt.Sprint(tc), Role: tc.role}, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		r := read(t, post(server, body(tc.variables, tc.all), "Authorization", "Bearer "+key))
		if tc.limit == "" && r.code() != "" || tc.limit != "" && (r.code() != "LIMIT_EXCEEDED" || r.Errors[0].Extensions["limit"] != tc.limit) {
			t.Errorf("%s, variables of %d in %d bytes: %+v", tc.role, tc.variables, tc.all, r)
		}
	}
	if most := int64(base64.StdEncoding.EncodedLen(4 << 20)); DefaultLimits().DocumentBytes < most+1000 {
		t.Errorf("a document of 4 MiB takes %d bytes in base64, and the limit is %d", most, DefaultLimits().DocumentBytes)
	}
}

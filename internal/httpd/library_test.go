package httpd

import (
	"fmt"
	"strings"
	"testing"
)

const (
	countProjects = `query Count{total}`
	unknownField  = `{titel}`
)

// asking puts what identifies a document into a body: members in pairs of name and JSON.
func asking(members ...string) string {
	var parts []string
	for i := 0; i < len(members); i += 2 {
		parts = append(parts, fmt.Sprintf("%q:%s", members[i], members[i+1]))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func quoted(text string) string { return fmt.Sprintf("%q", text) }

func persisted(hash string) string {
	return fmt.Sprintf(`{"persistedQuery":{"version":1,"sha256Hash":%q}}`, hash)
}

func TestDocumentsByID(t *testing.T) {
	hash := hashed(countProjects)
	byID := map[string]string{hash: countProjects, "x-list": `query List($n:Int!){projects(first:$n){id}}`}
	open := newServer(t, func(c *Config) { c.Trusted = Trusted{ByID: byID} })
	only := newServer(t, func(c *Config) { c.Trusted = Trusted{ByID: byID, Only: true} })
	for _, tc := range []struct {
		name, body string
		open, only string // codes
	}{
		{"by id", asking("documentId", quoted(hash)), "", ""},
		{"by id with its prefix", asking("documentId", quoted("sha256:"+hash)), "", ""},
		{"by an id of one's own, with variables", asking("documentId", `"x-list"`, "variables", `{"n":2}`), "", ""},
		{"by its hash", asking("extensions", persisted(hash)), "", ""},
		{"as text", asking("query", quoted(countProjects)), "", ""},
		{"as text with its hash", asking("query", quoted(countProjects), "extensions", persisted(hash)), "", ""},
		{"another text", asking("query", quoted(`{total}`)), "", "FORBIDDEN"},
		{"another text with its hash", asking("query", quoted(`{total}`), "extensions", persisted(hashed(`{total}`))), "", "FORBIDDEN"},
		{"the schema", asking("query", quoted(`{__schema{types{name}}}`)), "", "FORBIDDEN"},
		{"the same text with a space", asking("query", quoted(countProjects+" ")), "", "FORBIDDEN"},
		{"an unknown id", asking("documentId", `"x-lost"`), "PERSISTED_QUERY_NOT_FOUND", "PERSISTED_QUERY_NOT_FOUND"},
		{"an unknown hash", asking("extensions", persisted(hashed("lost"))), "PERSISTED_QUERY_NOT_FOUND", "PERSISTED_QUERY_NOT_FOUND"},
		{"id and text", asking("documentId", quoted(hash), "query", quoted(countProjects)), "BAD_REQUEST", "BAD_REQUEST"},
		{"an id that is no text", asking("documentId", `7`), "BAD_REQUEST", "BAD_REQUEST"},
		{"a hash that is none", asking("extensions", persisted("../../etc")), "BAD_REQUEST", "BAD_REQUEST"},
		{"a hash of another text", asking("query", quoted(`{total}`), "extensions", persisted(hash)), "BAD_REQUEST", "BAD_REQUEST"},
	} {
		for mode, server := range map[*string]*Server{&tc.open: open, &tc.only: only} {
			if r := read(t, post(server, tc.body)); r.code() != *mode {
				t.Errorf("%s: code %q, want %q: %+v", tc.name, r.code(), *mode, r.Errors)
			}
		}
	}
}

func TestDocumentsAreCheckedAtStart(t *testing.T) {
	for name, trusted := range map[string]Trusted{
		"the hash of another text": {ByID: map[string]string{hashed("x"): countProjects}},
		"an unknown field":         {ByID: map[string]string{hashed(unknownField): unknownField}},
		"none allowed":             {Only: true},
	} {
		if _, err := New(Config{Schema: newStub(t), Trusted: trusted}); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

// TestAutomaticPersistedQueries goes the way of a client that sends the hash alone first.
func TestAutomaticPersistedQueries(t *testing.T) {
	first, second := `query A{total}`, `query B{total}`
	server := newServer(t, func(c *Config) { c.Limits.PersistedBytes = 64 + len(first) })
	ask := func(query, hash string) string {
		body := asking("extensions", persisted(hash))
		if query != "" {
			body = asking("query", quoted(query), "extensions", persisted(hash))
		}
		r := read(t, post(server, body))
		if len(r.Errors) > 0 && r.code() == "PERSISTED_QUERY_NOT_FOUND" && r.Errors[0].Message != "PersistedQueryNotFound" {
			t.Errorf("clients look for another message than %q", r.Errors[0].Message)
		}
		return r.code()
	}
	for i, step := range []struct{ query, hash, code string }{
		{"", hashed(first), "PERSISTED_QUERY_NOT_FOUND"},
		{second, hashed(first), "BAD_REQUEST"}, // nobody puts another text under a hash
		{"", hashed(first), "PERSISTED_QUERY_NOT_FOUND"},
		{first, hashed(first), ""},
		{"", hashed(first), ""},
		{second, hashed(second), ""}, // there is room for one
		{"", hashed(second), ""},
		{"", hashed(first), "PERSISTED_QUERY_NOT_FOUND"},
	} {
		if code := ask(step.query, step.hash); code != step.code {
			t.Errorf("step %d: code %q, want %q", i, code, step.code)
		}
	}
}

package httpd

import (
	"strings"
	"testing"

	"verkosto/internal/access"
)

// TestWhoMayLookAtTheSchema asks for the schema, and for fields that are nearly there, as somebody with a key and as
// nobody.
func TestWhoMayLookAtTheSchema(t *testing.T) {
	keys, secret := newKeyring(t)
	queries := []string{
		`{__schema{types{name}}}`, `{__type(name:"Project"){name}}`, `{total ...{...F}} fragment F on Query{__schema{types{name}}}`,
		`{totals}`, `{project(cod:"1"){id}}`, `{project{name(language:FINISH)}}`, `{project}`,
	}
	for _, tc := range []struct {
		open          Introspection
		anonymous, by bool // may look at it
	}{
		{IntrospectionAll, true, true}, {IntrospectionKeys, false, true}, {IntrospectionNone, false, false},
	} {
		server := newServer(t, func(c *Config) {
			c.Introspection = tc.open
			c.Gate = &access.Gate{Keys: keys, Anonymous: access.Anonymous(access.Reader)}
		})
		for _, query := range queries {
			for authorization, may := range map[string]bool{"": tc.anonymous, "Bearer " + secret: tc.by} {
				var headers []string
				if authorization != "" {
					headers = []string{"Authorization", authorization}
				}
				recorder := post(server, asBody(query), headers...)
				answer := recorder.Body.String()
				if asks := strings.Contains(query, "__"); asks && (read(t, recorder).code() == "FORBIDDEN") == may {
					t.Errorf("%s, %q: %s is answered %s", tc.open, authorization, query, answer)
				} else if !asks && (strings.Contains(answer, "Did you mean") != may) {
					t.Errorf("%s, %q: %s is answered %s", tc.open, authorization, query, answer)
				}
			}
		}
		if r := read(t, post(server, asBody(`{__typename project{__typename}}`))); r.code() != "" {
			t.Errorf("%s: names of types are refused: %+v", tc.open, r.Errors)
		}
	}
	if _, err := New(Config{Schema: newStub(t), Introspection: "some"}); err == nil {
		t.Error("introspection for some was taken")
	}
}

package httpd

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestOrigins(t *testing.T) {
	const named = "https://map.example.org"
	closed := newServer(t, nil)
	open := newServer(t, func(c *Config) { c.Origins = []string{named} })
	for _, tc := range []struct {
		name         string
		server       *Server
		origin, site string
		status       int
		allowed      string
	}{
		{"a program", closed, "", "", 200, ""},
		{"our own page", closed, "http://example.com", "", 200, ""},
		{"our own page behind a proxy", closed, "https://network.example.org", "same-origin", 200, ""},
		{"another page", closed, named, "", 403, ""},
		{"another page in a newer browser", closed, named, "cross-site", 403, ""},
		{"a page without an origin", closed, "null", "", 403, ""},
		{"a named page", open, named, "cross-site", 200, named},
		{"a page that is not named", open, "https://evil.example.org", "cross-site", 403, ""},
		{"a page with a similar name", open, named + ".evil.example", "", 403, ""},
		{"a named page over http", open, "http://map.example.org", "", 403, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			recorder := post(tc.server, asBody(`{total}`), "Origin", tc.origin, "Sec-Fetch-Site", tc.site)
			if recorder.Code != tc.status {
				t.Errorf("status %d: %s", recorder.Code, recorder.Body)
			}
			if got := recorder.Header().Get("Access-Control-Allow-Origin"); got != tc.allowed {
				t.Errorf("allows %q", got)
			}
			if r := read(t, recorder); tc.status == 403 && (r.code() != "FORBIDDEN" || r.Data != nil) {
				t.Errorf("answered %s", recorder.Body)
			}
		})
	}
	for _, tc := range []struct{ origin, headers, allowed string }{
		{named, "content-type", named},
		{named, "accept,authorization,content-type,last-event-id,x-request-id", named},
		{named, "x-http-method-override", ""},
		{"https://evil.example.org", "content-type", ""},
	} {
		request := newRequest(http.MethodOptions, "/graphql", "")
		request.Header.Set("Origin", tc.origin)
		request.Header.Set("Access-Control-Request-Method", "POST")
		request.Header.Set("Access-Control-Request-Headers", tc.headers)
		recorder := httptest.NewRecorder()
		open.Handler().ServeHTTP(recorder, request)
		if got := recorder.Header().Get("Access-Control-Allow-Origin"); got != tc.allowed {
			t.Errorf("a preflight from %s for %s is allowed %q", tc.origin, tc.headers, got)
		}
	}
	for _, bad := range []string{"*", "map.example.org", "https://map.example.org/", "https://*.example.org", ""} {
		if _, err := New(Config{Schema: newStub(t), Origins: []string{bad}}); err == nil {
			t.Errorf("origin %q was taken", bad)
		}
	}
}

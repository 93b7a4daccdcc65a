package explorer

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func get(t *testing.T, method, target string, header ...string) *http.Response {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), method, target, http.NoBody)
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	recorder := httptest.NewRecorder()
	Pages().ServeHTTP(recorder, request)
	response := recorder.Result()
	t.Cleanup(func() { _ = response.Body.Close() })
	return response
}

func body(t *testing.T, from io.Reader) string {
	t.Helper()
	text, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// assetNamed gives the address of the built asset whose name matches pattern.
func assetNamed(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob("dist/assets/" + pattern)
	if err != nil || len(found) == 0 {
		t.Fatalf("no asset %s in dist: %v", pattern, err)
	}
	return "/assets/" + filepath.Base(found[0])
}

func TestPagesAnswer(t *testing.T) {
	const html, script, immutable = "text/html; charset=utf-8", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"
	tests := []struct {
		name, method, target  string
		status                int
		contentType, caching  string
		location, allow, body string
	}{
		{name: "explorer", method: "GET", target: "/", status: 200, contentType: html, caching: "no-cache", body: "<!doctype html>"},
		{name: "explorer, head", method: "HEAD", target: "/", status: 200, contentType: html, caching: "no-cache"},
		{name: "explorer, post", method: "POST", target: "/", status: 405, allow: "GET, HEAD"},
		{name: "GraphiQL", method: "GET", target: "/graphiql", status: 200, contentType: html, caching: "no-cache", body: "<!doctype html>"},
		{name: "GraphiQL, query string", method: "GET", target: "/graphiql?query=x", status: 200, contentType: html, caching: "no-cache", body: "<!doctype html>"},
		{name: "GraphiQL, trailing slash", method: "GET", target: "/graphiql/", status: 308, location: "/graphiql"},
		{name: "GraphiQL, post", method: "POST", target: "/graphiql", status: 405, allow: "GET, HEAD"},
		{name: "documents", method: "GET", target: "/documents.json", status: 200, contentType: "application/json", caching: "no-cache", body: "query Search("},
		{name: "script", method: "GET", target: assetNamed(t, "explorer-*.js"), status: 200, contentType: script, caching: immutable, body: "import"},
		{name: "style", method: "GET", target: assetNamed(t, "explorer-*.css"), status: 200, contentType: "text/css; charset=utf-8", caching: immutable},
		{name: "font", method: "GET", target: assetNamed(t, "*.ttf"), status: 200, contentType: "font/ttf", caching: immutable},
		{name: "icon", method: "GET", target: assetNamed(t, "*.svg"), status: 200, contentType: "image/svg+xml", caching: immutable, body: "<svg"},
		{name: "unknown asset", method: "GET", target: "/assets/none.js", status: 404},
		{name: "asset directory", method: "GET", target: "/assets/", status: 404},
		{name: "page as an asset", method: "GET", target: "/assets/..%2findex.html", status: 404},
		{name: "page by its file", method: "GET", target: "/index.html", status: 404},
		{name: "source", method: "GET", target: "/src/main.tsx", status: 404},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			response := get(t, test.method, test.target)
			if response.StatusCode != test.status {
				t.Fatalf("status %d, want %d", response.StatusCode, test.status)
			}
			wanted := map[string]string{
				"Location": test.location, "Allow": test.allow, "Cache-Control": test.caching,
				"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			}
			if test.contentType != "" {
				wanted["Content-Type"] = test.contentType
			}
			for name, want := range wanted {
				if got := response.Header.Get(name); got != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
			if text := body(t, response.Body); !strings.Contains(text, test.body) {
				t.Errorf("body lacks %q: %.200s", test.body, text)
			}
		})
	}
}

func TestContentSecurityPolicy(t *testing.T) {
	for target, styles := range map[string]string{
		"/":                                  "style-src 'self'",
		"/graphiql":                          "style-src 'self' 'unsafe-inline'", // for Monaco alone
		assetNamed(t, "graphql.worker-*.js"): "style-src 'self'",
		assetNamed(t, "explorer-*.js"):       "style-src 'self'",
	} {
		policy := get(t, "GET", target).Header.Get("Content-Security-Policy")
		for _, directive := range []string{"default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'", styles} {
			if !strings.Contains(policy+";", directive+";") {
				t.Errorf("policy of %s lacks %q: %s", target, directive, policy)
			}
		}
		if strings.Contains(policy, "#") || strings.Contains(policy, "\n") || strings.Contains(policy, "unsafe-eval") {
			t.Errorf("policy of %s: %q", target, policy)
		}
	}
}

func TestRevalidation(t *testing.T) {
	for _, encoding := range []string{"", "gzip"} {
		first := get(t, "GET", "/", "Accept-Encoding", encoding)
		etag := first.Header.Get("Etag")
		again := get(t, "GET", "/", "Accept-Encoding", encoding, "If-None-Match", etag)
		if again.StatusCode != http.StatusNotModified || body(t, again.Body) != "" {
			t.Errorf("encoding %q, ETag %s: status %d, want 304 without a body", encoding, etag, again.StatusCode)
		}
		if other := get(t, "GET", "/", "Accept-Encoding", encoding, "If-None-Match", `"other"`); other.StatusCode != http.StatusOK {
			t.Errorf("encoding %q, another ETag: status %d, want 200", encoding, other.StatusCode)
		}
	}
}

func TestCompression(t *testing.T) {
	script := assetNamed(t, "graphiql-*.js")
	plain := body(t, get(t, "GET", script).Body)
	tests := map[string]bool{
		"": false, "br": false, "identity": false, "gzip;q=0": false, "gzip; q=0.0": false, "gzip;q=many": false,
		"gzip": true, "GZIP": true, "br, gzip": true, "gzip;q=0.5, br": true, "deflate , gzip ; q=1": true,
	}
	for accepted, compressed := range tests {
		response := get(t, "GET", script, "Accept-Encoding", accepted)
		if got := response.Header.Get("Content-Encoding") == "gzip"; got != compressed {
			t.Errorf("Accept-Encoding %q: compressed %t, want %t", accepted, got, compressed)
			continue
		}
		var reader io.Reader = response.Body
		if compressed {
			var err error
			if reader, err = gzip.NewReader(response.Body); err != nil {
				t.Fatal(err)
			}
		}
		if body(t, reader) != plain {
			t.Errorf("Accept-Encoding %q: content differs from the plain one", accepted)
		}
		if response.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: Vary %q", accepted, response.Header.Get("Vary"))
		}
	}
}

// Everything that a page names is there and is a file of its own origin.
func TestPagesLoadOnlyTheirAssets(t *testing.T) {
	for _, target := range []string{"/", "/graphiql"} {
		page := body(t, get(t, "GET", target).Body)
		addresses := regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(page, -1)
		if len(addresses) == 0 {
			t.Fatalf("%s names no assets: %s", target, page)
		}
		for _, address := range addresses {
			if response := get(t, "GET", address[1]); response.StatusCode != http.StatusOK {
				t.Errorf("%s: %s: status %d", target, address[1], response.StatusCode)
			}
		}
		if regexp.MustCompile(`<script[^>]*>[^<]|<style| style=`).MatchString(page) {
			t.Errorf("%s has a script or style inside, which its policy refuses: %s", target, page)
		}
	}
}

// A file kind that the build brings must have a type, or nosniff breaks it.
func TestEveryFileHasAContentType(t *testing.T) {
	for name, asset := range load(dist) {
		if asset.contentType == "" {
			t.Errorf("%s has no content type", name)
		}
	}
}

func TestExamplesSayWhatTheyAnswer(t *testing.T) {
	files, err := filepath.Glob("examples/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	begin := regexp.MustCompile(`^(# .+\n)+(query|subscription) [A-Z]\w*`)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !begin.Match(text) {
			t.Errorf("%s must begin with a comment that says what it answers, then a named query", file)
		}
	}
}

// Package explorer serves GraphiQL, the page on which people write and run
// queries, from assets inside the program. Nothing on the page comes from, or
// goes to, any other origin, so it works on a machine without internet.
//
// The sources of the page are in app, its example queries in examples, one tab
// a file in the order of their names, and its build in dist.
package explorer

import (
	"embed"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed all:dist
var dist embed.FS

//go:embed policy.txt
var policyText string

// GraphiQL gives a handler for GET and HEAD of /graphiql, the page, and of
// /graphiql/assets/, what the page loads. It expects these paths as they are,
// not stripped of a prefix, and the API at /graphql of the same origin.
//
// The page is revalidated on each use by its ETag. The name of an asset carries
// the hash of its content, so assets may be cached for ever. Text goes out
// compressed to clients that accept gzip.
func GraphiQL() http.Handler {
	assets := load(dist)
	mux := http.NewServeMux()
	mux.Handle("GET /graphiql", page(assets["index.html"]))
	mux.Handle("GET /graphiql/{$}", http.RedirectHandler("/graphiql", http.StatusPermanentRedirect))
	mux.HandleFunc("GET /graphiql/assets/{name}", func(w http.ResponseWriter, r *http.Request) {
		found, ok := assets["assets/"+r.PathValue("name")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		found.serve(w, r)
	})
	return secure(mux)
}

func page(index *asset) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-cache")
		index.serve(w, r)
	}
}

// secure sets the headers that every answer of this package carries. The policy
// goes out with assets too: a worker obeys the one that came with its script.
func secure(next http.Handler) http.Handler {
	policy := contentSecurityPolicy(policyText)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}

// contentSecurityPolicy joins the directives of a policy file, one a line, into
// the value of the header. Empty lines and lines that begin with # are left out.
func contentSecurityPolicy(text string) string {
	var directives []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			directives = append(directives, line)
		}
	}
	return strings.Join(directives, "; ")
}

// load reads every file of the build, by its path below dist. The build is part
// of the program, so a file that cannot be read is a broken program: it panics.
func load(files fs.FS) map[string]*asset {
	assets := make(map[string]*asset)
	err := fs.WalkDir(files, "dist", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		assets[strings.TrimPrefix(name, "dist/")] = newAsset(path.Ext(name), content)
		return nil
	})
	if err != nil {
		panic("read the embedded explorer: " + err.Error())
	}
	return assets
}

// Package explorer serves the web pages from assets inside the program: the
// explorer, on which people see the network and move through it, and GraphiQL, on
// which they write and run queries. Nothing on the pages comes from, or goes to, any
// other origin, so they work on a machine without internet.
//
// The sources of the pages are in app, GraphiQL's example queries in examples, one tab
// a file in the order of their names, and the build in dist.
package explorer

import (
	"embed"
	"encoding/json"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed all:dist
var dist embed.FS

//go:embed policy-explorer.txt
var explorerPolicy string

//go:embed policy-graphiql.txt
var graphiqlPolicy string

// documentsName is the file of the build with the documents that the explorer sends by their ids.
const documentsName = "documents.json"

// Pages gives a handler for GET and HEAD of / and /graphiql, the pages, of /assets/,
// what they load, and of /documents.json, the text of what the explorer asks. It expects these paths as they are, not
// stripped of a prefix, and the API at /graphql of the same origin, which must know [Documents].
//
// Pages are revalidated on each use by their ETag. The name of an asset carries
// the hash of its content, so assets may be cached for ever. Text goes out
// compressed to clients that accept gzip.
func Pages() http.Handler {
	assets := load(dist)
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", secured(explorerPolicy, revalidated(assets["index.html"])))
	mux.Handle("GET /graphiql", secured(graphiqlPolicy, revalidated(assets["graphiql.html"])))
	mux.Handle("GET /graphiql/{$}", http.RedirectHandler("/graphiql", http.StatusPermanentRedirect))
	mux.Handle("GET /"+documentsName, revalidated(assets[documentsName]))
	mux.HandleFunc("GET /assets/{name}", func(w http.ResponseWriter, r *http.Request) {
		found, ok := assets["assets/"+r.PathValue("name")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		found.serve(w, r)
	})
	return secured(explorerPolicy, mux)
}

// Documents gives the GraphQL documents that the explorer sends by their ids, which are the SHA-256 of the texts.
func Documents() map[string]string {
	text, err := dist.ReadFile("dist/" + documentsName)
	if err != nil {
		panic("read the embedded explorer: " + err.Error())
	}
	var byID map[string]string
	if err := json.Unmarshal(text, &byID); err != nil {
		panic("read the embedded documents: " + err.Error())
	}
	return byID
}

func revalidated(page *asset) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-cache")
		page.serve(w, r)
	})
}

// secured sets the headers that every answer of this package carries. The policy
// goes out with assets too: a worker obeys the one that came with its script.
func secured(policyText string, next http.Handler) http.Handler {
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

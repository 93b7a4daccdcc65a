package httpd

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

func TestDocumentCache(t *testing.T) {
	cache := newDocumentCache(30)
	keep := func(query string) *ast.QueryDocument {
		doc := &ast.QueryDocument{}
		cache.add(query, doc)
		return doc
	}
	first, second := keep(strings.Repeat("a", 10)), keep(strings.Repeat("b", 10))
	keep(strings.Repeat("c", 10))
	if doc, ok := cache.get(strings.Repeat("a", 10)); !ok || doc != first {
		t.Error("the first of three that fit is gone")
	}
	keep(strings.Repeat("d", 10))
	if doc, ok := cache.get(strings.Repeat("b", 10)); ok || doc == second {
		t.Error("the one not asked for longest is still there")
	}
	if _, ok := cache.get(strings.Repeat("a", 10)); !ok {
		t.Error("one asked for since is gone")
	}
	keep(strings.Repeat("e", 31))
	if len(cache.entries) != 0 || cache.recent.Len() != 0 || cache.room != 30 {
		t.Errorf("after one too large for all: %d kept, room %d", len(cache.entries), cache.room)
	}
	keep("f")
	keep("f")
	if len(cache.entries) != 1 || cache.room != 29 {
		t.Errorf("after one kept twice: %d kept, room %d", len(cache.entries), cache.room)
	}
}

func TestAdmit(t *testing.T) {
	documents := newDocuments(newStub(t).schema, DefaultLimits())
	first, errs := documents.admit(`{total}`)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if again, _ := documents.admit(`{total}`); again != first {
		t.Error("a query asked again is parsed again")
	}
	for range 2 {
		if doc, errs := documents.admit(`{titel}`); doc != nil || len(errs) != 1 {
			t.Errorf("a query that is wrong: %v %v", doc, errs)
		}
	}
	if len(documents.kept.entries) != 1 {
		t.Errorf("%d documents kept", len(documents.kept.entries))
	}
}

// TestSharedDocuments has many requests use the same documents at once, for the race
// detector to watch.
func TestSharedDocuments(t *testing.T) {
	server := newServer(t, func(c *Config) { c.Limits.CacheBytes = 200 })
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for j := range 50 {
				query := fmt.Sprintf(`query($n:Int=%d){projects(first:$n){...P partners{id}}} fragment P on Project{id name}`, (i+j)%5)
				if r := read(t, post(server, asBody(query))); r.code() != "" {
					t.Errorf("%s: %s", query, r.Errors[0].Message)
				}
			}
		})
	}
	wait.Wait()
}

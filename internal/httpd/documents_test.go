package httpd

import (
	"fmt"
	"sync"
	"testing"
)

func TestAdmit(t *testing.T) {
	documents := newDocuments(newStub(t).schema, DefaultLimits())
	first, errs := documents.admit(`{total}`, true)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if again, _ := documents.admit(`{total}`, true); again != first {
		t.Error("a query asked again is parsed again")
	}
	for range 2 {
		if doc, errs := documents.admit(`{titel}`, true); doc != nil || len(errs) != 1 {
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

package curation_test

import (
	"context"
	"sync"
	"testing"

	"verkosto/internal/curation"
	"verkosto/internal/network"
)

// TestKeys asks the same twice, and by several at once: it is done once.
func TestKeys(t *testing.T) {
	onBothStores(t, func(t *testing.T, store network.Store) {
		curator, ctx := curatorOf(store), as(t, "anna")
		apply(t, store, stated("1"))
		const editors = 4
		var working sync.WaitGroup
		results := make([]*curation.Result, editors)
		for i := range editors {
			working.Go(func() {
				var err error
				results[i], err = curator.AddAlias(ctx, curation.Request{Key: "k"}, kielo, network.Alias{Name: "Kielonen"})
				if err != nil {
					t.Error(err)
				}
			})
		}
		working.Wait()
		replayed := 0
		for _, result := range results {
			if result != nil && result.Replayed {
				replayed++
			}
		}
		if log := entries(t, store); len(log) != 1 || replayed != editors-1 {
			t.Errorf("%d entries, %d replayed", len(log), replayed)
		}
		if _, err := curator.Undo(as(t, "bertta"), curation.Request{Key: "k"}, 1); err != nil {
			t.Errorf("the same key of another editor: %v", err)
		}
	})
}

// overtaken is a store in which something else is done right after a key was looked up for the first time.
type overtaken struct {
	network.Store

	once     sync.Once
	meantime func()
}

func (s *overtaken) Audit(ctx context.Context, query network.AuditQuery) (network.Page[network.AuditEntry], error) {
	page, err := s.Store.Audit(ctx, query)
	s.once.Do(s.meantime)
	return page, err
}

// TestOvertaken lets the same request under the same key come to its end between the look for the key and the checks, which then find
// in the way what it did.
func TestOvertaken(t *testing.T) {
	onBothStores(t, func(t *testing.T, store network.Store) {
		apply(t, store, stated("1"))
		add := func(store network.Store) (*curation.Result, error) {
			return curatorOf(store).AddAlias(as(t, "anna"), curation.Request{Key: "k"}, kielo, network.Alias{Name: "Kielonen"})
		}
		result, err := add(&overtaken{Store: store, meantime: func() {
			if _, err := add(store); err != nil {
				t.Error(err)
			}
		}})
		if err != nil || !result.Replayed || len(entries(t, store)) != 1 {
			t.Errorf("replayed: %+v, %v", result, err)
		}
	})
}

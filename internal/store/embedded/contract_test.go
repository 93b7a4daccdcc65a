package embedded_test

import (
	"path/filepath"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
	"verkosto/internal/store/storetest"
)

func TestContract(t *testing.T) {
	t.Run("memory", func(t *testing.T) {
		t.Parallel()
		storetest.Run(t, func(t testing.TB) network.Store {
			store, err := embedded.OpenMemory()
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = store.Close() })
			return store
		})
	})
	t.Run("file", func(t *testing.T) {
		t.Parallel()
		storetest.Run(t, func(t testing.TB) network.Store {
			store, err := embedded.Open(filepath.Join(t.TempDir(), "network.db"))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = store.Close() })
			return store
		})
	})
}

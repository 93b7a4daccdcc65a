package storetest_test

import (
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/storetest"
)

// TestModel shows that the cases and the model agree.
func TestModel(t *testing.T) {
	storetest.Run(t, func(testing.TB) network.Store { return storetest.NewModel() })
}

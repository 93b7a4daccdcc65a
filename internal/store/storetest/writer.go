package storetest

import (
	"testing"
	"verkosto/internal/network"
)

func testWriter(t *testing.T, open func(testing.TB) network.Store)     {}
func testProperties(t *testing.T, open func(testing.TB) network.Store) {}

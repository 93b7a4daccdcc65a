package storetest_test

import (
	"flag"
	"os"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/storetest"
)

func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "15"); err != nil { // the model is quick, but it is compared with itself
		panic(err) // rapid has that flag
	}
	flag.Parse()
	os.Exit(m.Run())
}

// TestModel shows that the cases and the model agree.
func TestModel(t *testing.T) {
	storetest.Run(t, func(testing.TB) network.Store { return storetest.NewModel() })
}

package observe_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"verkosto/internal/observe"
)

func TestNames(t *testing.T) {
	names := observe.NewNames(2, "Known")
	tests := []struct {
		what, name string
		proved     bool
		want       string
	}{
		{"without a name", "", true, observe.Anonymous},
		{"known from the start", "Known", false, "Known"},
		{"that failed", "Failed", false, observe.Other},
		{"the first that succeeds", "First", true, "First"},
		{"that has its place, although it fails now", "First", false, "First"},
		{"too long", strings.Repeat("n", 65), true, observe.Other},
		{"the second", "Second", true, "Second"},
		{"for which there is no room", "Third", true, observe.Other},
	}
	for _, test := range tests {
		if got := names.Label(test.name, test.proved); got != test.want {
			t.Errorf("a name %s: got %q, want %q", test.what, got, test.want)
		}
	}
}

func TestTenThousandNames(t *testing.T) {
	const room, askers = 100, 8
	names := observe.NewNames(room)
	var mutex sync.Mutex
	labels := make(map[string]bool)
	var asking sync.WaitGroup
	for asker := range askers {
		asking.Go(func() {
			for i := range 10_000 / askers {
				label := names.Label(fmt.Sprintf("Name%d_%d", asker, i), true)
				mutex.Lock()
				labels[label] = true
				mutex.Unlock()
			}
		})
	}
	asking.Wait()
	if len(labels) != room+1 {
		t.Errorf("10,000 names have %d labels, want %d and %q", len(labels), room, observe.Other)
	}
}

package httpd

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"testing"
)

func packed(tb testing.TB, text string) string {
	tb.Helper()
	var buffer bytes.Buffer
	writer := gzip.NewWriter(&buffer)
	if _, err := writer.Write([]byte(text)); err != nil {
		tb.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		tb.Fatal(err)
	}
	return buffer.String()
}

// TestPackedBodies unpacks what is within the limits, and no byte of what is beyond them.
func TestPackedBodies(t *testing.T) {
	server := newServer(t, func(c *Config) { c.Limits.BodyBytes, c.Limits.Ratio = 10_000, 20 })
	query := asBody(`{total}`)
	spaces := func(n int) string { return query + strings.Repeat(" ", n) }
	noise := func(n int) string { return query[:len(query)-1] + `,"x":"` + scrambled(n) + `"}` }
	for _, tc := range []struct {
		name, body string
		status     int
		limit      string
	}{
		{"a query", packed(t, query), 200, ""},
		{"in two parts", packed(t, query[:5]) + packed(t, query[5:]), 200, ""},
		{"much of little", packed(t, spaces(500)), 200, ""},
		{"as much as a body may be", packed(t, noise(9_900)), 200, ""},
		{"one byte too much", packed(t, noise(10_001)), 413, "BodyBytes"},
		{"larger than its size lets it be", packed(t, spaces(9_000)), 413, "Ratio"},
		{"a bomb", packed(t, strings.Repeat(" ", 1<<20)), 413, ""},
		{"a bomb in a bomb", packed(t, packed(t, spaces(1<<16))), 400, ""},
		{"cut", packed(t, query)[:20], 400, ""},
		{"with something behind", packed(t, query) + "{}", 400, ""},
		{"not packed", query, 400, ""},
		{"nothing", "", 400, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			recorder := post(server, tc.body, "Content-Encoding", "gzip")
			r := read(t, recorder)
			if recorder.Code != tc.status {
				t.Errorf("status %d, want %d: %.200s", recorder.Code, tc.status, recorder.Body)
			}
			if tc.limit != "" && r.Errors[0].Extensions["limit"] != tc.limit {
				t.Errorf("went beyond %v, want %s", r.Errors[0].Extensions["limit"], tc.limit)
			}
			if recorder.Body.Len() > 1_000 {
				t.Errorf("answered with %d bytes", recorder.Body.Len())
			}
		})
	}
}

// scrambled gives text that hardly packs, the same every time.
func scrambled(n int) string {
	text := make([]byte, n)
	state := uint32(1)
	for i := range text {
		state = state*1664525 + 1013904223
		text[i] = "abcdefghijklmnopqrstuvwxyzABCDEF"[state>>27]
	}
	return string(text)
}

// TestBombsTakeNoRoom checks that unpacking stops where it is too much: what a bomb takes has nothing to do with what it
// would unpack to.
func TestBombsTakeNoRoom(t *testing.T) {
	limits := DefaultLimits()
	bomb := []byte(packed(t, strings.Repeat(" ", 4<<20))) // 4 kB
	allocated := testing.AllocsPerRun(1, func() {
		if _, refusal := unpack(bomb, limits); refusal == nil || refusal.status != http.StatusRequestEntityTooLarge {
			t.Errorf("the bomb gives %+v", refusal)
		}
	})
	if allocated > 100 {
		t.Errorf("%.0f allocations", allocated)
	}
}

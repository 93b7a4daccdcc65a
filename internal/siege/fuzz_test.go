package siege_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"verkosto/internal/httpd"
)

// within is far more than any request takes under the limits of a server, also with the race detector on a busy machine.
const within = 30 * time.Second

// FuzzHandler sends queries that are grown from the schema by the grammar, as the bytes choose, and then spoilt by as many
// changes as the last bytes say. Whatever is sent, the answer is GraphQL's, and comes in time.
func FuzzHandler(f *testing.F) {
	for _, seed := range []string{"", "a", "0123456789", "\x01\x40\x03\x22\x31\x05\x11\x72\x02\x01", strings.Repeat("\x07\x31\xf2", 40), strings.Repeat("\xff\x00\x80", 60)} {
		f.Add([]byte(seed), []byte{})
		f.Add([]byte(seed), []byte{3, 9, '"', 40, '{'})
	}
	s := newTarget(f, filled(f, openEmbedded(f), sample()))
	s.serve(f, func(*httpd.Config) {})
	f.Fuzz(func(t *testing.T, choices, changes []byte) {
		text := s.schema.Grow(choices)
		for len(changes) >= 2 && text != "" { // a place and what to put there
			at := int(changes[0]) * len(text) / 256
			text = text[:at] + string(changes[1:2]) + text[at+1:]
			changes = changes[2:]
		}
		body, err := json.Marshal(map[string]any{"query": text, "variables": map[string]any{"v": text[:min(len(text), 9)]}})
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(string(body)))
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Authorization", "Bearer "+s.keys[reader])
		recorder := httptest.NewRecorder()
		s.handler.ServeHTTP(recorder, request)
		if took := time.Since(start); took > within {
			t.Errorf("took %s", took)
		}
		checkShape(t, text, recorder)
		if log := string(s.log.take()); strings.Contains(log, `"msg":"panic"`) || strings.Contains(log, `"msg":"internal error"`) {
			t.Errorf("%s\n%s", text, log)
		}
	})
}

// checkShape says whether an answer is one of GraphQL over HTTP.
func checkShape(t *testing.T, text string, recorder *httptest.ResponseRecorder) {
	t.Helper()
	var got map[string]json.RawMessage
	if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil {
		t.Fatalf("%s\nis answered with what is no JSON: %v: %.500s", text, err, recorder.Body)
	}
	for name := range got {
		if !slices.Contains([]string{"data", "errors", "extensions"}, name) {
			t.Errorf("%s\nis answered with %q", text, name)
		}
	}
	if _, failed := got["errors"]; !failed && string(got["data"]) == "" {
		t.Errorf("%s\nis answered with nothing: %s", text, recorder.Body)
	}
	if recorder.Code != http.StatusOK && recorder.Code != http.StatusBadRequest {
		t.Errorf("%s\nis answered with status %d: %.500s", text, recorder.Code, recorder.Body)
	}
	if told := engine.FindString(strings.ReplaceAll(recorder.Body.String(), text, "")); told != "" && !strings.Contains(text, told) {
		t.Errorf("%s\nis answered with words of the engine, %q", text, told)
	}
	if len(found(recorder.Body.Bytes())) > 0 {
		t.Errorf("%s\nis answered with contacts: %.500s", text, recorder.Body)
	}
}

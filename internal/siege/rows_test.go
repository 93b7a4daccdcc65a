package siege_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"testing"

	"verkosto/internal/httpd"
)

// TestRowsCountWhatIsBatched asks for lists in lists, which are resolved for all their parents at once, under a bound of just
// as many objects as there are, and of one less.
func TestRowsCountWhatIsBatched(t *testing.T) {
	s := newTarget(t, filled(t, openEmbedded(t), sample()))
	for _, query := range []string{
		`{projects(first:10){nodes{id participations(first:10){nodes{id}}}}}`,
		`{projects(first:10){edges{node{amounts{granted}}}}}`,
		`{projects(first:10){nodes{participations(first:10){nodes{organisation{participations(first:10){nodes{project{id}}}}}}}}}`,
		`{projects(first:10){facets(by:[PERIOD]){buckets{value}}}}`,
	} {
		s.serve(t, func(*httpd.Config) {})
		_, answer := s.ask(reader, query)
		objects := objectsOf(t, answer)
		if objects < 5 {
			t.Fatalf("%s holds %d objects only: %.400s", query, objects, answer)
		}
		for _, bound := range []int{objects, objects - 1} {
			s.serve(t, func(c *httpd.Config) {
				c.Limits = httpd.DefaultLimits()
				c.Limits.Rows = bound
			})
			status, answer := s.ask(reader, query)
			if refused := bytes.Contains(answer, []byte(`"limit":"Rows"`)); status != http.StatusOK || refused != (bound < objects) {
				t.Errorf("%s with %d objects of %d is answered %d %.400s", query, bound, objects, status, answer)
			}
		}
	}
}

// objectsOf counts the objects in the data of an answer.
func objectsOf(t *testing.T, answer []byte) int {
	t.Helper()
	_, body, _ := bytes.Cut(answer, []byte("\r\n\r\n"))
	var got struct{ Data json.RawMessage }
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatalf("%v: %.300s", err, answer)
	}
	return bytes.Count(got.Data, []byte("{")) - 1 // no text of the sample holds one
}

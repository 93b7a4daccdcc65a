package siege_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"verkosto/internal/export"
	"verkosto/internal/network"
	"verkosto/internal/store/neo4j"
)

// TestContactsStayHidden asks for everything that the schema offers, first as an admin, so that what
// is kept between requests has them, and then as one who may do everything but that, who sees none. Nor does the log.
func TestContactsStayHidden(t *testing.T) {
	onEachStore(t, sample(), func(t *testing.T, store network.Store) {
		s := newTarget(t, store)
		seen := make(map[string]bool)
		_, inDatabase := store.(*neo4j.Store)
		for _, operation := range s.schema.Walk(nodesFurther()) {
			if of, _, _ := strings.Cut(operation.Name, "."); inDatabase && !*far && !slices.Contains(readTheirOwnWay, of) {
				continue
			}
			_, answer := s.ask(admin, operation.Text)
			for _, contact := range planted.FindAllString(string(answer), -1) {
				seen[contact] = true
			}
			if status, answer := s.ask(discreet, operation.Text); status != http.StatusOK {
				t.Errorf("%s: status %d: %.500s", operation.Name, status, answer)
			} else if leaked := found(withCursors(answer)); len(leaked) > 0 {
				t.Errorf("%s tells %q\n%.300s", operation.Name, leaked[0], operation.Text)
			}
		}
		if len(seen) < 18 {
			t.Errorf("of what is planted the admin saw only %v: the test would overlook leaks", seen)
		}
		checkExports(t, s)
		if leaked := found(s.log.take()); len(leaked) > 0 {
			t.Errorf("the log tells %q", leaked[0])
		}
	})
}

// readTheirOwnWay are the types whose contacts each store reads by statements of its own; the others are made of these.
var readTheirOwnWay = []string{
	"Person", "PersonConnection", "Citation", "Project", "SearchConnection", "SearchEdge", "Annotation", "AnnotationEdge", "AuditEntry", "ReviewEdge",
}

var encoded = regexp.MustCompile(`"[A-Za-z0-9_-]{16,}"`)

// withCursors adds to an answer what its cursors hold.
func withCursors(answer []byte) []byte {
	for _, text := range encoded.FindAll(answer, -1) {
		if decoded, err := base64.RawURLEncoding.DecodeString(string(bytes.Trim(text, `"`))); err == nil {
			answer = append(answer, decoded...)
		}
	}
	return answer
}

// checkExports reads the network in every format.
func checkExports(t *testing.T, s *target) {
	t.Helper()
	shown := 0
	for _, format := range export.Formats() {
		for _, parameters := range []string{"", "?kind=PERSON", "?text=maija", "?projection=organisations"} {
			path := "/export/network." + format.Extension + parameters
			if status, file := s.send(analyst, http.MethodGet, path, ""); status == http.StatusOK {
				shown += len(found(opened(t, file)))
			}
			for _, who := range []string{discreet} {
				if _, file := s.send(who, http.MethodGet, path, ""); len(found(opened(t, file))) > 0 {
					t.Errorf("%s tells %s %q", path, who, found(opened(t, file))[0])
				}
			}
		}
	}
	if shown < 8 {
		t.Errorf("exports show the analyst %d contacts: the test would overlook leaks", shown)
	}
}

// opened unpacks what is packed in a file that was answered.
func opened(t *testing.T, answer []byte) []byte {
	t.Helper()
	_, file, _ := bytes.Cut(answer, []byte("PK\x03\x04"))
	if len(file) > 0 {
		file = append([]byte("PK\x03\x04"), file...)
		archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		for _, member := range archive.File {
			content, err := member.Open()
			if err != nil {
				t.Fatal(err)
			}
			unpacked, err := io.ReadAll(content)
			if err != nil {
				t.Fatal(err)
			}
			answer = append(answer, rows(t, unpacked)...)
		}
		return answer
	}
	if at := bytes.Index(answer, []byte("PAR1")); at >= 0 {
		return append(answer, rows(t, answer[at:])...)
	}
	return answer
}

// rows gives what a table holds; what is no Parquet as it is.
func rows(t *testing.T, table []byte) []byte {
	t.Helper()
	if !bytes.HasPrefix(table, []byte("PAR1")) {
		return table
	}
	file, err := parquet.OpenFile(bytes.NewReader(table), int64(len(table)))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	read := parquet.NewReader(file)
	defer read.Close()
	buffer := make([]parquet.Row, 64)
	for {
		n, err := read.ReadRows(buffer)
		for _, row := range buffer[:n] {
			fmt.Fprintln(&text, row)
		}
		if err != nil {
			return []byte(text.String())
		}
	}
}

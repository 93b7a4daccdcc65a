package siege_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"verkosto/graph/probe"
	"verkosto/internal/export"
	"verkosto/internal/network"
	"verkosto/internal/store/neo4j"
)

// hostile are texts that would do harm, or find everything, if they were ever taken for a part of a statement or of a
// full-text query. None has a word of the sample.
var hostile = []string{
	// SQL
	`' OR '1'='1`, `") OR 1=1 --`, `'; DROP TABLE citations; --`, `x' UNION SELECT sql FROM sqlite_master --`, `';ATTACH DATABASE ':memory:' AS z--`, `%`, `_`, `\`,
	// FTS5
	`"`, `" OR *`, `zz OR *`, `NEAR(zz yy, 9)`, `^zz`, `zz AND`, `{names texts}: zz`, `zz*`, `-zz`, `NOT zz`,
	// Lucene
	`*:*`, `*`, `?*`, `nameTerms:*`, `name:/.*/`, `/.*/`, `[* TO *]`, `{a TO z}`, `n1 AND (`, `zz~`, `zz^9999999999999`, `+(`, `\u0027`, `zz && !yy`,
	// Cypher
	`'}) DETACH DELETE n //`, "`}) MATCH (n) DETACH DELETE n RETURN 1 /*", `*/ MATCH (n) DETACH DELETE n //`, `$ids`, `" }) RETURN 1 UNION MATCH (n) RETURN n //`,
	`x' CALL dbms.listConfig() YIELD name //`, `LOAD CSV FROM 'http://127.0.0.1:1/' AS l`,
	// whatever else reads text
	"zz\x00yy", "\u2028zz", "\u202ezz", "\U0010FFFF", "${jndi:ldap://127.0.0.1/a}", "{{zz*yy}}", "../../../../etc/passwd", "zz\r\nSet-Cookie: a=b",
	strings.Repeat("zä'", 160), strings.Repeat(`"`, 400), strings.Repeat("(", 400),
}

// engine is what an answer never speaks of: what the stores are made of and how they say that they failed.
var engine = regexp.MustCompile(`(?i)sqlite|fts5|lucene|cypher|\bbolt\b|neo4j|Neo\.\w+Error|org\.apache|java\.|exception|no such (table|column)|syntax error|unrecognized token|goroutine|\.go:\d|panic|/root/|/tmp/|/home/`)

// usual are the codes of errors that say what is wrong with a text.
var usual = []network.Code{network.InvalidArgument, network.NotFound, network.LimitExceeded, "GRAPHQL_VALIDATION_FAILED", "BAD_REQUEST"}

// TestTextsStayTexts puts hostile texts into every place of the schema that takes text.
func TestTextsStayTexts(t *testing.T) {
	onEachStore(t, sample(), func(t *testing.T, store network.Store) {
		s := newTarget(t, store)
		_, inDatabase := store.(*neo4j.Store)
		before := everything(t, store)
		for i, slot := range s.schema.Slots() {
			if isMutation(slot) {
				continue
			}
			if inDatabase && !*far && cursor.MatchString(slot.Name) {
				continue // read before a store is asked
			}
			searched := strings.HasSuffix(strings.ToLower(slot.Name), "text") || strings.HasSuffix(slot.Name, "(text)")
			for j, text := range hostile {
				if !*far && !searched && (i+j)%8 != 0 { // each text goes into an eighth of the others
					continue
				}
				status, answer := s.ask(admin, slot.Put(text))
				checkOrdinary(t, slot.Name, text, status, answer)
				if lists := !strings.HasSuffix(slot.Name, ".none"); lists && bytes.Contains(answer, []byte(`"totalCount":`)) && !bytes.Contains(answer, []byte(`"totalCount":0`)) {
					t.Errorf("%q as %s finds something: %.300s", text, slot.Name, answer)
				}
			}
		}
		if !bytes.Equal(before, everything(t, store)) {
			t.Error("the network is not what it was")
		}
		for i, slot := range s.schema.Slots() {
			for j, text := range hostile {
				if isMutation(slot) && (*far || (i+j)%8 == 0) { // what is said is kept as it was said; nothing else changes
					status, answer := s.ask(admin, slot.Put(text))
					checkOrdinary(t, slot.Name, text, status, answer)
				}
			}
		}
		checkKept(t, before, everything(t, store))
		if log := s.log.take(); bytes.Contains(log, []byte(`"level":"ERROR"`)) {
			t.Errorf("the log tells of faults: %.2000s", log)
		}
	})
}

// isMutation says whether a slot is one of those that change the network.
func isMutation(slot probe.Slot) bool { return strings.HasPrefix(slot.Put(""), "mutation") }

// checkKept says whether all nodes and citations that there were are still there.
func checkKept(t *testing.T, before, after []byte) {
	t.Helper()
	kept := make(map[string]bool)
	for line := range bytes.Lines(after) {
		kept[string(line)] = true
	}
	lost := 0
	for line := range bytes.Lines(before) {
		if !kept[string(line)] {
			lost++
		}
	}
	if lost > 1 { // the first line tells the data version
		t.Errorf("%d lines of the network are lost", lost)
	}
}

// cursor are the places for cursors, but those of lists of the whole network.
var cursor = regexp.MustCompile(`^(?:[^Q]|Q[^u]).*\((?:after|before)\)$`)

// checkOrdinary says whether an answer is one that any client could get: data, or errors that tell what is wrong with a
// text, and nothing of what is inside.
func checkOrdinary(t *testing.T, where, text string, status int, answer []byte) {
	t.Helper()
	var got struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code network.Code }
		}
	}
	_, body, _ := bytes.Cut(answer, []byte("\r\n\r\n{"))
	body = append([]byte("{"), body...)
	if err := json.Unmarshal(body, &got); err != nil || status != http.StatusOK && status != http.StatusBadRequest {
		t.Errorf("%q as %s: status %d, %v: %.300s", text, where, status, err, answer)
		return
	}
	for _, failed := range got.Errors {
		if !slices.Contains(usual, failed.Extensions.Code) {
			t.Errorf("%q as %s: %s %s", text, where, failed.Extensions.Code, failed.Message)
		}
	}
	if told := engine.Find(bytes.ReplaceAll(body, []byte(text), nil)); told != nil {
		t.Errorf("%q as %s: the answer speaks of %q: %.300s", text, where, told, body)
	}
}

// everything gives all that a store keeps of the network.
func everything(t *testing.T, store network.Store) []byte {
	t.Helper()
	var all bytes.Buffer
	if err := export.JSONLines(t.Context(), store, &all, export.Options{ShowContacts: true}); err != nil {
		t.Fatal(err)
	}
	return all.Bytes()
}

package siege_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/graph"
	"verkosto/internal/access"
	"verkosto/internal/network"
)

// TestCuratingIsForbidden asks for every field that needs more than reading, as those who may only read: each is refused by name, whatever it
// is asked with, and nothing is changed.
func TestCuratingIsForbidden(t *testing.T) {
	store := filled(t, openEmbedded(t), sample())
	s := newTarget(t, store)
	before, asked := everything(t, store), 0
	schema := s.schema.Schema
	for _, root := range []struct {
		of      *ast.Definition
		keyword string
	}{{schema.Query, "query"}, {schema.Mutation, "mutation"}, {schema.Subscription, "subscription"}} {
		for _, operation := range s.schema.Root(root.of, root.keyword) {
			_, name, _ := strings.Cut(operation.Name, ".")
			if rule := graph.Rule(root.of.Fields.ForName(name)); rule != access.Curate && rule != access.Administer {
				continue
			}
			for _, who := range []string{reader, analyst} {
				asked++
				answer := s.stream(who, operation.Text)
				if !bytes.Contains(answer, []byte(`"code":"FORBIDDEN"`)) || !bytes.Contains(answer, []byte(fmt.Sprintf(`"path":[%q]`, name))) {
					t.Errorf("%s is answered to the %s: %.300s", operation.Name, who, answer)
				}
			}
		}
	}
	if asked < 2*(11+2+2) {
		t.Errorf("only %d fields were asked for", asked/2)
	}
	if page, err := store.Audit(t.Context(), network.AuditQuery{Window: network.Window{First: 10}}); err != nil || len(page.Items) != 1 { // that of the sample
		t.Errorf("the audit log has %d entries, %v", len(page.Items), err)
	}
	if !bytes.Equal(before, everything(t, store)) {
		t.Error("the network is not what it was")
	}
}

// stream sends any operation as someone, and gives the events that it is answered with.
func (s *target) stream(who, text string) []byte {
	body, _ := json.Marshal(map[string]string{"query": text}) // one text
	request := httptest.NewRequestWithContext(context.Background(), http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "text/event-stream")
	request.Header.Set("Authorization", "Bearer "+s.keys[who])
	recorder := httptest.NewRecorder()
	s.handler.ServeHTTP(recorder, request)
	return recorder.Body.Bytes()
}

// TestHostileTextsAreKeptAsTheyAre has editors write hostile texts wherever they may write: they come back letter by letter, and all else stays
// as it was.
func TestHostileTextsAreKeptAsTheyAre(t *testing.T) {
	onEachStore(t, sample(), func(t *testing.T, store network.Store) {
		s := newTarget(t, store)
		before := everything(t, store)
		entries := 0
		for i, text := range hostile {
			if strings.ContainsAny(text, "\x00\r") || len(text) > 300 {
				continue // no editor may write these
			}
			literal, _ := json.Marshal(text)
			_, answer := s.ask(admin, fmt.Sprintf(`mutation {
				annotate(input: {subject: %[1]q, text: %[2]s, note: %[2]s, idempotencyKey: %[2]s, clientMutationId: %[2]s}) { clientMutationId userErrors { code message } annotation { text } entry { number note } }
				addAlias(input: {organisation: %[3]q, name: %[2]s}) { userErrors { code message } organisation { aliases { name } } entry { number } }
			}`, wood, literal, honka))
			var got struct {
				Data struct {
					Annotate struct {
						ClientMutationID string
						Annotation       struct{ Text string }
						Entry            struct {
							Number int
							Note   string
						}
					}
					AddAlias struct {
						Organisation struct{ Aliases []struct{ Name string } }
						Entry        struct{ Number int }
					}
				}
			}
			_, body, _ := bytes.Cut(answer, []byte("\r\n\r\n"))
			if err := json.Unmarshal(body, &got); err != nil {
				t.Fatal(err)
			}
			a, b := got.Data.Annotate, got.Data.AddAlias
			if a.ClientMutationID != text || a.Annotation.Text != text || a.Entry.Note != text || b.Entry.Number == 0 {
				t.Errorf("%d: %q is answered %s", i, text, answer)
			}
			entries = b.Entry.Number
		}
		for number := entries; number > 1; number-- { // the first is the sample's
			if _, answer := s.ask(admin, fmt.Sprintf(`mutation { undo(input: {entry: %d}) { userErrors { code } } }`, number)); !bytes.Contains(answer, []byte(`"userErrors":[]`)) {
				t.Fatalf("undo %d: %s", number, answer)
			}
		}
		if !bytes.Equal(before, everything(t, store)) {
			t.Error("the network is not what it was")
		}
	})
}

package siege_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/internal/access"
	"verkosto/internal/httpd"
	"verkosto/internal/network"
)

// TestNamesStayUntold guesses names of the schema as someone who may not look at it. An error tells that a name is wrong, and
// so which are right; it tells none that was not guessed.
func TestNamesStayUntold(t *testing.T) {
	s := newTarget(t, filled(t, openEmbedded(t), sample()))
	schema := s.serve(t, func(c *httpd.Config) {
		c.Limits, c.Introspection = unlimited(), httpd.IntrospectionKeys
		c.Gate.Anonymous = access.Anonymous(access.Reader)
		c.Rates.Address = c.Rates.Key
	})
	names := regexp.MustCompile(`\b(?:` + strings.Join(namesOf(schema), "|") + `)\b`)
	misses := s.schema.Misses()
	t.Logf("%d guesses", len(misses))
	if len(misses) < 2_000 {
		t.Error("some of the schema is not guessed")
	}
	suggested := 0
	for i, guess := range misses {
		_, answer := s.ask("", guess.Text)
		for _, message := range messages(t, answer) {
			told := strings.Join(noWords.FindAllString(message, -1), " ")
			for _, name := range names.FindAllString(told, -1) {
				if !strings.Contains(guess.Text, name) {
					t.Errorf("%s: %s\ntells of %s: %s", guess.Name, guess.Text, name, message)
				}
			}
		}
		if i%10 > 0 {
			continue
		}
		if _, answer = s.ask(reader, guess.Text); bytes.Contains(answer, []byte("Did you mean")) {
			suggested++
		}
	}
	if suggested < 50 {
		t.Errorf("who has a key is told what was meant %d times: the test would overlook what is told to others", suggested)
	}
}

// noWords is what in a message may be a name: what is quoted, and what is written in capitals.
var noWords = regexp.MustCompile(`"[^"]*"|\b[A-Z]\w+\b`)

// namesOf gives the names of a schema that are not GraphQL's own, nor words that sentences begin with.
func namesOf(schema *ast.Schema) []string {
	var names []string
	for _, definition := range schema.Types {
		if !definition.BuiltIn {
			names = append(names, definition.Name)
		}
		for _, field := range definition.Fields {
			names = append(names, field.Name)
			for _, argument := range field.Arguments {
				names = append(names, argument.Name)
			}
		}
		for _, value := range definition.EnumValues {
			names = append(names, value.Name)
		}
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool {
		return strings.HasPrefix(name, "__") || slices.Contains([]string{"Query", "ID", "Fragment"}, name)
	})
}

// messages gives those of the errors in an answer.
func messages(t *testing.T, answer []byte) []string {
	t.Helper()
	_, body, _ := bytes.Cut(answer, []byte("\r\n\r\n"))
	var got struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code network.Code }
		}
	}
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatalf("%v: %.300s", err, answer)
	}
	var all []string
	for _, failed := range got.Errors {
		if failed.Extensions.Code != network.Forbidden { // which names the scope that is missing
			all = append(all, failed.Message)
		}
	}
	return all
}

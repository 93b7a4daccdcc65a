package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"verkosto/internal/explorer"
)

// A server that lets nothing but trusted documents through carries out all that the explorer asks, within its default
// limits: each document by its id, with variables as large as the explorer sends them. The text of a document is
// refused.
func TestExplorerAsksTrustedDocuments(t *testing.T) {
	t.Parallel()
	keys := filepath.Join(t.TempDir(), "keys.json")
	editor := newKey(t, keys, "--name", "Editor", "--role", "editor")
	s := serve(t, "--demo", "--documents-only", "--keys", keys)
	variables := explorerVariables(t)
	operation := regexp.MustCompile(`^(query|mutation|subscription) (\w+)`)
	for id, text := range explorer.Documents() {
		match := operation.FindStringSubmatch(text)
		if match == nil {
			t.Fatalf("document %s holds no operation: %.100s", id, text)
		}
		kind, name := match[1], match[2]
		given, there := variables[name]
		if kind != "query" { // others are admitted at start, and tested where they do something
			continue
		}
		if !there {
			t.Errorf("%s has no variables in internal/explorer/testdata/variables.json", name)
			continue
		}
		t.Run(name, func(t *testing.T) {
			asked := s.post(t, editor, map[string]any{"documentId": id, "variables": given})
			if asked.Errors != nil || asked.Data == nil {
				t.Errorf("answered %s, errors %s", asked.Data, asked.Errors)
			}
			sent := s.post(t, editor, map[string]any{"query": text + " ", "variables": given})
			if sent.Errors == nil {
				t.Errorf("a text that the server does not know was answered: %.200s", sent.Data)
			}
		})
	}
}

func explorerVariables(t *testing.T) map[string]json.RawMessage {
	t.Helper()
	text, err := os.ReadFile("../../internal/explorer/testdata/variables.json")
	if err != nil {
		t.Fatal(err)
	}
	var variables map[string]json.RawMessage
	if err := json.Unmarshal(text, &variables); err != nil {
		t.Fatal(err)
	}
	return variables
}

type graphqlAnswer struct {
	Data   json.RawMessage `json:"data"`
	Errors json.RawMessage `json:"errors"`
}

// post sends a request to the API as it is, by the holder of a key.
func (s *server) post(t *testing.T, key string, request map[string]any) graphqlAnswer {
	t.Helper()
	body, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	post, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.origin+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	post.Header.Set("Content-Type", "application/json")
	post.Header.Set("Authorization", "Bearer "+key)
	response, err := http.DefaultClient.Do(post)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var answer graphqlAnswer
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

package main

import (
	"encoding/json"
	"testing"
)

func TestRefused(t *testing.T) {
	for told, want := range map[string]string{
		`{"licenses": [{"license": {"id": "MIT"}}]}`:                                       "",
		`{"evidence": {"licenses": [{"license": {"id": "ISC"}}]}}`:                         "",
		`{"licenses": [{"expression": "(MIT OR GPL-3.0-only)"}]}`:                          "",
		`{"licenses": [{"expression": "MIT AND Apache-2.0"}]}`:                             "",
		`{"licenses": [{"expression": "MIT AND GPL-3.0-only"}]}`:                           "MIT AND GPL-3.0-only is not permitted",
		`{"licenses": [{"license": {"id": "MIT"}}, {"license": {"id": "AGPL-3.0-only"}}]}`: "AGPL-3.0-only is not permitted",
		`{"licenses": [{"license": {"name": "SEE LICENSE IN EULA"}}]}`:                     "SEE LICENSE IN EULA is not permitted",
		`{"licenses": [{"license": {}}]}`:                                                  "a licence without a name is not permitted",
		`{"name": "std"}`:                                                                  "",
		`{"name": "x"}`:                                                                    "no licence is known",
	} {
		var c component
		if err := json.Unmarshal([]byte(told), &c); err != nil {
			t.Fatal(err)
		}
		if got := c.refused(); got != want {
			t.Errorf("%s: %q, want %q", told, got, want)
		}
	}
}

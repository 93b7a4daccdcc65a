package graph_test

import (
	"strings"
	"testing"

	"verkosto/internal/access"
	"verkosto/internal/store/storetest"
)

const erasePerson = `mutation ($person: ID!, $dry: Boolean!, $key: String) {
	erasePerson(input: { person: $person, dryRun: $dry, idempotencyKey: $key, note: "Ylermi Kortepohja pyysi" }) {
		userErrors { code path }
		erased { removed rewritten auditEntries places { sourceId removed rewritten } }
		entry { number action subjectIds note }
	}
}`

// TestErasePerson rehearses, erases, asks again, and lets those ask who may not.
func TestErasePerson(t *testing.T) {
	e := newEditors(t)
	for _, batch := range storetest.PlantErased() {
		if _, err := e.store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	state := e.state()
	admin := access.Principal{ID: "key:admin", Name: "admin", Role: access.Admin}
	for _, step := range []struct {
		name   string
		who    access.Principal
		person string
		dry    bool
		key    string
		want   []string
		error  string
		stays  bool
	}{
		{"an editor", editor("anna"), string(storetest.Erased.ID), false, "", []string{`"erasePerson":null`}, "needs the scope ADMINISTER", true},
		{"a rehearsal", admin, string(storetest.Erased.ID), true, "", []string{`"removed":3`, `"entry":null`, `"sourceId":"source:test/page"`}, "", true},
		{"no person", admin, "fund:2014-2020/ESF", false, "", []string{`"code":"INVALID","path":["person"]`, `"erased":null`}, "", true},
		{"in earnest", admin, string(storetest.Erased.ID), false, "k", []string{`"removed":3`, `"auditEntries":2`, `"action":"ERASE","note":"[erased] pyysi","number":3,"subjectIds":[]`}, "", false},
		{"the same request", admin, string(storetest.Erased.ID), false, "k", []string{`"erased":null`, `"number":3`, `"userErrors":[]`}, "", false},
		{"once more", admin, string(storetest.Erased.ID), false, "", []string{`"code":"NOT_FOUND","path":["person"]`}, "", false},
	} {
		data, errs := e.ask(step.who, erasePerson, map[string]any{"person": step.person, "dry": step.dry, "key": step.key})
		for _, want := range step.want {
			if !strings.Contains(asText(t, data), want) {
				t.Errorf("%s: %s is missing in %s", step.name, want, asText(t, data))
			}
		}
		if !strings.Contains(errs, step.error) || step.error == "" && errs != "" {
			t.Errorf("%s: %s", step.name, errs)
		}
		if stays := e.state() == state; stays != step.stays {
			t.Errorf("%s: the network stays as it was: %v", step.name, stays)
		}
	}
	for _, trace := range storetest.ErasedTraces {
		if strings.Contains(strings.ToLower(e.state()), trace) {
			t.Errorf("%s is served", trace)
		}
	}
}

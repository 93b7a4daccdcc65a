package curation_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"verkosto/internal/curation"
	"verkosto/internal/network"
	"verkosto/internal/store/storetest"
)

// planted applies what tells of the person who is erased in the tests of stores.
func planted(t *testing.T, store network.Store) {
	t.Helper()
	for _, batch := range storetest.PlantErased() {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
}

func TestErase(t *testing.T) {
	onBothStores(t, func(t *testing.T, store network.Store) {
		planted(t, store)
		curator, ctx := &curation.Curator{Store: store, Now: newClock().now}, as(t, "key:admin")
		request := curation.Request{Key: "k", Note: "Ylermi Kortepohja pyysi"}
		seen, err := curator.Erase(ctx, curation.Request{}, storetest.Erased.ID, false, true)
		if err != nil || seen.Entry != nil || seen.Change.Erased.Removed != 3 || len(seen.Change.Erased.Places) == 0 {
			t.Fatalf("a rehearsal: %+v, %v", seen, err)
		}
		first, err := curator.Erase(ctx, request, storetest.Erased.ID, false, false)
		if err != nil || first.Replayed || first.Entry.Action != network.ActionErase || first.Entry.Note != "[erased] pyysi" || first.Entry.Subjects != nil {
			t.Fatalf("erased: %+v, %v", first, err)
		}
		again, err := curator.Erase(ctx, request, storetest.Erased.ID, false, false)
		if err != nil || !again.Replayed || again.Entry.Number != first.Entry.Number {
			t.Fatalf("asked again: %+v, %v", again, err)
		}
		colleague := network.PersonID(storetest.Erased.Organisation, "aino lampi")
		for name, c := range map[string]struct {
			do   func() error
			code curation.Code
		}{
			"another under the same key": {func() error { _, err := curator.Erase(ctx, request, colleague, false, false); return err }, curation.CodeKeyUsed},
			"once more": {func() error {
				_, err := curator.Erase(ctx, curation.Request{}, storetest.Erased.ID, false, false)
				return err
			}, curation.CodeNotFound},
			"no person": {func() error { _, err := curator.Erase(ctx, curation.Request{}, "fund:x", false, false); return err }, curation.CodeInvalid},
			"undone":    {func() error { _, err := curator.Undo(ctx, curation.Request{}, first.Entry.Number); return err }, curation.CodeNotUndoable},
		} {
			problems, is := errors.AsType[curation.Problems](c.do())
			if !is || problems[0].Code != c.code {
				t.Errorf("%s: %v, want %s", name, problems, c.code)
			}
		}
		for _, line := range contents(t, store) {
			for _, trace := range storetest.ErasedTraces {
				if strings.Contains(strings.ToLower(line), trace) {
					t.Errorf("%s is in %s", trace, line)
				}
			}
		}
	})
}

// TestRetain has people whose projects ended at different times, and lets their contacts go as time passes.
func TestRetain(t *testing.T) {
	onBothStores(t, func(t *testing.T, store network.Store) {
		organisation := &network.Organisation{ID: network.OrganisationID(network.SchemeName, "honka"), Names: network.Names{Fi: "Honka"}}
		batch := network.Batch{Sources: []*network.Source{{ID: "source:test/s", SHA256: "1"}}, Complete: []network.ID{"source:test/s"}}
		state := func(nodes ...network.Node) {
			for _, node := range nodes {
				batch.Citations = append(batch.Citations, network.Citation{Source: "source:test/s", Line: len(batch.Citations) + 1, Node: node, Evidence: "ks. " + contactIn(node)})
			}
		}
		state(organisation)
		person := func(name, phone string, projects ...network.ID) {
			p := &network.Person{ID: network.PersonID(organisation.ID, name), Name: name, Email: name + "@honka.example", Phone: phone, Organisation: organisation.ID}
			state(p)
			for _, project := range projects {
				id := network.ParticipationID(project, organisation.ID, network.RolePartner, len(batch.Citations))
				state(&network.Participation{ID: id, Project: project, Organisation: organisation.ID, Role: network.RolePartner, Contacts: []network.ID{p.ID}})
			}
		}
		project := func(code string, end network.Date) network.ID {
			p := &network.Project{ID: network.ProjectID("2014-2020", code), Code: code, Period: "2014-2020", End: end}
			state(p)
			return p.ID
		}
		old, young, unknown := project("S1", "2015"), project("S2", "2024-06-30"), project("S3", "")
		person("yksi", "0401111111", old)
		person("kaksi", "0402222222", old, young)
		person("kolme", "0403333333", old, unknown)
		person("neljä", "0404444444")
		person("viisi", "0402222222", old) // whose number someone else has as well
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
		clock := newClock() // in March 2025
		curator, ctx := &curation.Curator{Store: store, Now: clock.now}, as(t, "retention")
		reachable := func() string {
			var names []string
			for _, name := range []string{"yksi", "kaksi", "kolme", "neljä", "viisi"} {
				id := network.PersonID(organisation.ID, name)
				nodes, err := store.Nodes(t.Context(), []network.ID{id})
				if err != nil {
					t.Fatal(err)
				}
				if p := nodes[id].(*network.Person); p.Email+p.Phone != "" {
					names = append(names, name)
				}
			}
			return strings.Join(names, " ")
		}
		retain := func(periods curation.Retention, rehearse bool) *curation.Result {
			result, err := curator.Retain(ctx, curation.Request{}, periods, rehearse)
			if err != nil {
				t.Fatal(err)
			}
			return result
		}
		if result := retain(curation.Retention{Contacts: 10, Audit: 10}, false); result != nil || reachable() != "yksi kaksi kolme neljä viisi" {
			t.Errorf("after ten years, of which %s have contacts: %+v", reachable(), result)
		}
		if result := retain(curation.Retention{Contacts: 9}, true); result.Change.Erased.Rewritten != 1 || reachable() != "yksi kaksi kolme neljä viisi" {
			t.Errorf("a rehearsal: %+v", result.Change.Erased)
		}
		result := retain(curation.Retention{Contacts: 9}, false)
		if result == nil || result.Entry.Action != network.ActionRetain || reachable() != "kaksi kolme neljä viisi" {
			t.Errorf("after nine years %s have contacts: %+v", reachable(), result)
		}
		_, err := curator.Undo(ctx, curation.Request{}, result.Entry.Number)
		if problems, is := errors.AsType[curation.Problems](err); !is || problems[0].Code != curation.CodeNotUndoable {
			t.Errorf("undone: %v", err)
		}
		if again := retain(curation.Retention{Contacts: 9}, false); again != nil {
			t.Errorf("again: %+v", again)
		}
		<-clock.ticks
		clock.ticks <- time.Date(2034, 1, 1, 0, 0, 0, 0, time.UTC)
		result = retain(curation.Retention{Contacts: 9, Audit: 5}, false)
		if result == nil || result.Change.Erased.Expired != 1 || reachable() != "kolme neljä" {
			t.Errorf("nine years later %s have contacts: %+v", reachable(), result)
		}
	})
}

// contactIn gives the e-mail address of a person, "" for all else.
func contactIn(node network.Node) string {
	if person, is := node.(*network.Person); is {
		return person.Email
	}
	return ""
}

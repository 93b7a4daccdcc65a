package curation_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"verkosto/internal/access"
	"verkosto/internal/curation"
	"verkosto/internal/network"
	"verkosto/internal/resolve"
)

// contents tells all that a store states and serves, but for the audit log and the data version.
func contents(t *testing.T, store network.Reader) []string {
	t.Helper()
	var found []string
	wide := network.Window{First: network.MaxKeys}
	add := func(what string, value any) {
		encoded, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, what+" "+string(encoded))
	}
	var nodes []network.Node
	var ids []network.ID
	for _, kind := range network.Kinds() {
		if kind == network.KindMunicipality || kind == network.KindSubRegion || kind == network.KindRegion {
			continue // an import brings the official ones along, and they stay
		}
		pages, err := store.List(t.Context(), network.Selection{Kind: kind}, network.Order{}, wide)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range pages[network.WholeStore].Items {
			if id := item.Node.NodeID(); id != resolve.ClassificationSource {
				nodes, ids = append(nodes, item.Node), append(ids, id)
			}
		}
	}
	cited, err := store.Citations(t.Context(), network.CitationQuery{Of: ids, Window: wide})
	if err != nil {
		t.Fatal(err)
	}
	for _, node := range nodes {
		id := node.NodeID()
		add(string(id), node)
		for _, citation := range cited[id].Items {
			add(string(id)+" cited", citation.Node)
			add(string(id)+" stated", citation.Node.Node)
			add(string(id)+" judged", citation.Node.Judgement)
		}
	}
	return found
}

func sameContents(t *testing.T, what string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		var a, b string
		if i < len(got) {
			a = got[i]
		}
		if i < len(want) {
			b = want[i]
		}
		if a != b {
			t.Fatalf("%s:\n got %s\nwant %s", what, a, b)
		}
	}
}

// classified gives the source of the official places without the places, which nothing here speaks of: no import has to bring them along.
func classified() network.Batch {
	source := resolve.Classification().Sources[0]
	return network.Batch{Sources: []*network.Source{source}, Complete: []network.ID{source.ID}}
}

// deed is something that an editor does.
type deed struct {
	name string
	do   func(ctx context.Context, c *curation.Curator, r curation.Request) (*curation.Result, error)
	held func(t *testing.T, store network.Reader) bool // whether it has its effect
}

func node[N network.Node](t *testing.T, store network.Reader, id network.ID) N {
	t.Helper()
	nodes, err := store.Nodes(t.Context(), []network.ID{id})
	if err != nil {
		t.Fatal(err)
	}
	found, _ := nodes[id].(N)
	return found
}

func oneBody(t *testing.T, store network.Reader, a, b network.ID) bool {
	t.Helper()
	return node[*network.Organisation](t, store, a).ID == node[*network.Organisation](t, store, b).ID
}

// document states an organisation by JSON Lines.
func document(name, organisation, title string) curation.Document {
	return curation.Document{Name: name, Content: fmt.Sprintf(`{"organisation":{"id":%q,"names":{"fi":%q}}}`+"\n", organisation, title)}
}

func imported(doc curation.Document) func(context.Context, *curation.Curator, curation.Request) (*curation.Result, error) {
	return func(ctx context.Context, c *curation.Curator, r curation.Request) (*curation.Result, error) {
		done, err := c.Import(ctx, r, doc)
		if err != nil {
			return nil, err
		}
		return done.Result, nil
	}
}

func deeds() []deed {
	type ids = []network.ID
	annotated := func(t *testing.T, store network.Reader) bool {
		t.Helper()
		meta, err := store.Meta(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return meta.Counts[network.KindAnnotation] > 0
	}
	return []deed{
		{"merge", func(ctx context.Context, c *curation.Curator, r curation.Request) (*curation.Result, error) {
			return c.Merge(ctx, r, ids{kielo, vuokko, orvokki})
		}, func(t *testing.T, store network.Reader) bool {
			return oneBody(t, store, kielo, vuokko) && oneBody(t, store, kielo, orvokki)
		}},
		{"split", func(ctx context.Context, c *curation.Curator, r curation.Request) (*curation.Result, error) {
			return c.Split(ctx, r, kielo, ids{vuokko})
		}, func(t *testing.T, store network.Reader) bool {
			match := node[*network.Match](t, store, network.MatchID(kielo, vuokko))
			return match != nil && match.Decision == network.VerdictDifferent
		}},
		{"add an alias", func(ctx context.Context, c *curation.Curator, r curation.Request) (*curation.Result, error) {
			return c.AddAlias(ctx, r, kielo, network.Alias{Name: "Kielon kyläyhdistys", From: "1999"})
		}, func(t *testing.T, store network.Reader) bool {
			return slices.Contains(node[*network.Organisation](t, store, kielo).Aliases, network.Alias{Name: "Kielon kyläyhdistys", From: "1999"})
		}},
		{"import", imported(document("uusi", "organisation:name/uusi", "Uusi ry")), func(t *testing.T, store network.Reader) bool {
			return node[*network.Organisation](t, store, "organisation:name/uusi") != nil
		}},
		{"annotate", func(ctx context.Context, c *curation.Curator, r curation.Request) (*curation.Result, error) {
			return c.Annotate(ctx, r, hanke, "Katso myös jatkohanke")
		}, annotated},
		{"reject a field", func(ctx context.Context, c *curation.Curator, r curation.Request) (*curation.Result, error) {
			return c.Judge(ctx, r, curation.Judgement{Subject: kielo, Source: doc, Field: "website", Review: network.ReviewRejected})
		}, func(t *testing.T, store network.Reader) bool {
			return node[*network.Organisation](t, store, kielo).Website == ""
		}},
		{"confirm a statement", func(ctx context.Context, c *curation.Curator, r curation.Request) (*curation.Result, error) {
			return c.Judge(ctx, r, curation.Judgement{Subject: vuokko, Source: doc, Review: network.ReviewConfirmed})
		}, annotated},
	}
}

// TestDeeds does each deed, imports its document again, undoes it, and does it again.
func TestDeeds(t *testing.T) {
	onBothStores(t, func(t *testing.T, store network.Store) {
		curator := curatorOf(store)
		apply(t, store, classified())
		apply(t, store, stated("1"))
		for _, d := range deeds() {
			t.Run(d.name, func(t *testing.T) {
				before := contents(t, store)
				done, err := d.do(as(t, "anna"), curator, curation.Request{Note: "soita 040 1234567 tai anna@example.org"})
				if err != nil {
					t.Fatal(err)
				}
				if e := done.Entry; e.By != "key:anna" || e.ByName != "anna" || e.Number == 0 || strings.Contains(e.Note, "1234567") || strings.Contains(e.Note, "@") {
					t.Errorf("the entry is %+v", e)
				}
				if !d.held(t, store) {
					t.Error("it has no effect")
				}
				apply(t, store, stated("2"))
				if !d.held(t, store) {
					t.Error("it did not outlive an import")
				}
				apply(t, store, stated("1"))
				undone, err := curator.Undo(as(t, "anna"), curation.Request{}, done.Entry.Number)
				if err != nil {
					t.Fatal(err)
				}
				sameContents(t, "undone", contents(t, store), before)
				if _, err := curator.Undo(as(t, "anna"), curation.Request{}, undone.Entry.Number); err != nil {
					t.Fatalf("undo the undoing: %v", err)
				}
				if !d.held(t, store) {
					t.Error("it does not hold again")
				}
				again, err := curator.Undo(as(t, "anna"), curation.Request{}, undone.Entry.Number+1)
				if err != nil {
					t.Fatalf("undo it once more: %v, %+v", err, again)
				}
				sameContents(t, "undone once more", contents(t, store), before)
			})
		}
	})
}

// TestUndoRestoresEarlierDecisions replaces decisions and brings them back, also those of others.
func TestUndoRestoresEarlierDecisions(t *testing.T) {
	onBothStores(t, func(t *testing.T, store network.Store) {
		curator := curatorOf(store)
		apply(t, store, stated("1"))
		if _, err := curator.Split(as(t, "anna"), curation.Request{Note: "eri"}, kielo, []network.ID{vuokko}); err != nil {
			t.Fatal(err)
		}
		apart := contents(t, store)
		merged, err := curator.Merge(as(t, "bertta"), curation.Request{Note: "sama"}, []network.ID{kielo, vuokko})
		if err != nil {
			t.Fatal(err)
		}
		joined := contents(t, store)
		withdrawn, err := curator.Withdraw(as(t, "anna"), curation.Request{}, []network.ID{vuokko, kielo})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := curator.Undo(as(t, "anna"), curation.Request{}, merged.Entry.Number); !has(err, curation.CodeChangedSince) {
			t.Errorf("undo what was changed since: %v", err)
		}
		for entry, want := range map[uint64][]string{withdrawn.Entry.Number: joined} {
			if _, err := curator.Undo(as(t, "anna"), curation.Request{}, entry); err != nil {
				t.Fatal(err)
			}
			sameContents(t, "undone", contents(t, store), want)
		}
		if _, err := curator.Undo(as(t, "anna"), curation.Request{}, merged.Entry.Number); err != nil {
			t.Fatal(err)
		}
		sameContents(t, "both undone", contents(t, store), apart)
	})
}

// TestUndoImports brings earlier versions back, and keeps what later entries speak of.
func TestUndoImports(t *testing.T) {
	onBothStores(t, func(t *testing.T, store network.Store) {
		curator, ctx := curatorOf(store), as(t, "anna")
		const uusi = "organisation:name/uusi"
		var versions [][]string
		var entries []uint64
		for i, text := range []string{"Uusi ry", "Toinen ry", "Kolmas ry"} {
			done, err := curator.Import(ctx, curation.Request{}, document("uusi", uusi, text))
			if err != nil || done.Report == nil || done.Report.Change.Added+done.Report.Change.Updated == 0 {
				t.Fatalf("%d: %+v, %v", i, done, err)
			}
			versions, entries = append(versions, contents(t, store)), append(entries, done.Entry.Number)
		}
		if _, err := curator.Undo(ctx, curation.Request{}, entries[0]); !has(err, curation.CodeChangedSince) {
			t.Errorf("undo the first of three: %v", err)
		}
		for i := 2; i > 0; i-- {
			if _, err := curator.Undo(ctx, curation.Request{}, entries[i]); err != nil {
				t.Fatal(err)
			}
			sameContents(t, fmt.Sprint("version ", i), contents(t, store), versions[i-1])
		}
		alias, err := curator.AddAlias(ctx, curation.Request{}, uusi, network.Alias{Name: "Uutukainen"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := curator.Undo(ctx, curation.Request{}, entries[0]); !has(err, curation.CodeChangedSince) {
			t.Errorf("take away what has an alias: %v", err)
		}
		if _, err := curator.RemoveAlias(ctx, curation.Request{}, uusi, alias.Entry.Subjects[0].Key()); !has(err, curation.CodeNotFound) {
			t.Errorf("remove an alias that is none: %v", err)
		}
		if _, err := curator.Undo(ctx, curation.Request{}, alias.Entry.Number); err != nil {
			t.Fatal(err)
		}
		if _, err := curator.Undo(ctx, curation.Request{}, entries[0]); err != nil {
			t.Fatal(err)
		}
		if node[*network.Organisation](t, store, uusi) != nil {
			t.Error("the first import is not undone")
		}
	})
}

// has says whether an error is of problems of which one has a code.
func has(err error, code curation.Code) bool {
	problems, are := errors.AsType[curation.Problems](err)
	return are && slices.ContainsFunc(problems, func(p curation.Problem) bool { return p.Code == code })
}

// entries gives the audit log.
func entries(t *testing.T, store network.Reader) []network.AuditEntry {
	t.Helper()
	page, err := store.Audit(t.Context(), network.AuditQuery{Window: network.Window{First: network.MaxKeys}})
	if err != nil {
		t.Fatal(err)
	}
	found := make([]network.AuditEntry, 0, len(page.Items))
	for _, item := range page.Items {
		found = append(found, item.Node)
	}
	return found
}

// TestNobodyCurates refuses a context in which nobody asks.
func TestNobodyCurates(t *testing.T) {
	if _, err := curatorOf(nil).Merge(access.With(t.Context(), access.Principal{}), curation.Request{}, []network.ID{kielo, vuokko}); network.CodeOf(err) != network.Internal {
		t.Errorf("%v", err)
	}
}

// TestEditorsAtOnce lets editors decide about the same two at once: one after the other, each entry with what it replaced.
func TestEditorsAtOnce(t *testing.T) {
	onBothStores(t, func(t *testing.T, store network.Store) {
		curator := curatorOf(store)
		apply(t, store, stated("1"))
		before := contents(t, store)
		var working sync.WaitGroup
		for i, name := range []string{"anna", "bertta", "celia", "dora"} {
			working.Go(func() {
				var err error
				if i%2 == 0 {
					_, err = curator.Merge(as(t, name), curation.Request{}, []network.ID{kielo, vuokko})
				} else {
					_, err = curator.Split(as(t, name), curation.Request{}, kielo, []network.ID{vuokko})
				}
				if err != nil {
					t.Error(err)
				}
			})
		}
		working.Wait()
		for _, entry := range entries(t, store) {
			if _, err := curator.Undo(as(t, "anna"), curation.Request{}, entry.Number); err != nil {
				t.Fatalf("undo %d: %v", entry.Number, err)
			}
		}
		sameContents(t, "all undone", contents(t, store), before)
	})
}

package curation_test

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"verkosto/internal/curation"
	"verkosto/internal/network"
)

// attempt is something that can't be done.
type attempt struct {
	name string
	do   func(context.Context, *curation.Curator) (*curation.Result, error)
}

// attempts gives everything that is refused, after what [TestBadInput] did.
func attempts() []attempt {
	type ids = []network.ID
	type request = curation.Request
	var cases []attempt
	add := func(name string, do func(context.Context, *curation.Curator) (*curation.Result, error)) {
		cases = append(cases, attempt{name, do})
	}
	merge := func(name string, organisations ...network.ID) {
		add("merge "+name, func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
			return c.Merge(ctx, request{}, organisations)
		})
	}
	merge("nothing")
	merge("one", kielo)
	merge("what is no id", kielo, "kielo", "project:x")
	merge("one twice", kielo, kielo)
	merge("what is not there", "organisation:name/none", kielo)
	merge("too many", make(ids, curation.MaxOrganisations+1)...)
	merge("what was called different", kielo, vuokko, orvokki)
	split := func(name string, one network.ID, from ...network.ID) {
		add("split "+name, func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
			return c.Split(ctx, request{}, one, from)
		})
	}
	split("nothing", kielo)
	split("what is no id", "x", kielo)
	split("from itself", kielo, kielo)
	split("from what is not there", kielo, "organisation:name/none")
	split("what is not there", "organisation:name/none", kielo)
	add("withdraw nothing", func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
		return c.Withdraw(ctx, request{}, []network.ID{kielo, orvokki})
	})
	alias := func(name string, organisation network.ID, alias network.Alias) {
		add("alias "+name, func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
			return c.AddAlias(ctx, request{}, organisation, alias)
		})
	}
	alias("without a name", kielo, network.Alias{Name: "  "})
	alias("of two lines", kielo, network.Alias{Name: "a\nb"})
	alias("with a control character", kielo, network.Alias{Name: "a\x00b"})
	alias("that is long", kielo, network.Alias{Name: strings.Repeat("x", 301)})
	alias("that is the name", kielo, network.Alias{Name: " Kielo ry "})
	alias("in use backwards", kielo, network.Alias{Name: "Kielo", From: "2020", To: "2019"})
	alias("of what is no organisation", hanke, network.Alias{Name: "Kielo"})
	add("remove an alias that is not there", func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
		return c.RemoveAlias(ctx, request{}, kielo, "Kielonen")
	})
	add("remove an alias of a document", func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
		return c.RemoveAlias(ctx, request{}, "organisation:name/alias", "Asiakirjan nimi")
	})
	annotate := func(name string, subject network.ID, text string) {
		add("annotate "+name, func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
			return c.Annotate(ctx, request{}, subject, text)
		})
	}
	annotate("with nothing", hanke, "")
	annotate("what is not there", "project:2014-2020/none", "x")
	annotate("what is no id", "'); DROP TABLE node; --", "x")
	annotate("at length", hanke, strings.Repeat("x", 5001))
	judge := func(name string, j curation.Judgement) {
		add("judge "+name, func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
			return c.Judge(ctx, request{}, j)
		})
	}
	judge("what is no id", curation.Judgement{Subject: "x", Source: "y", Review: network.ReviewRejected})
	judge("what the source does not state", curation.Judgement{Subject: kielo, Source: "source:test/none", Review: network.ReviewRejected})
	judge("a field that makes the node", curation.Judgement{Subject: maija, Source: doc, Field: "name", Review: network.ReviewConfirmed})
	judge("a field that there is not", curation.Judgement{Subject: kielo, Source: doc, Field: "colour", Review: network.ReviewConfirmed})
	read := func(name string, d curation.Document) {
		add("import "+name, func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
			_, err := c.Import(ctx, request{}, d)
			return nil, err
		})
	}
	read("nothing", curation.Document{Name: "x"})
	read("without a name", curation.Document{Content: "x"})
	read("what is no base64", curation.Document{Name: "x", Content: "***", Encoding: curation.EncodingBase64})
	read("what is too large", curation.Document{Name: "x", Content: strings.Repeat(" ", curation.MaxDocument+1)})
	read("what is much too large", curation.Document{Name: "x", Content: strings.Repeat("A", 6<<20), Encoding: curation.EncodingBase64})
	read("what is of no format", curation.Document{Name: "x", Content: "\x00\x01\x02"})
	read("a decision", curation.Document{Name: "x", Content: `{"match":{"id":"match:name/kielo/name/vuokko","organisations":["organisation:name/kielo","organisation:name/vuokko"],"decision":"SAME"}}`})
	read("what a person said", curation.Document{
		Name:    "x",
		Content: `{"source":{"id":"source:decision/name/orvokki/name/vuokko","format":"decision","sha256":"` + strings.Repeat("a", 64) + `"}}`,
	})
	read("on what was broken off", curation.Document{Name: "broken", Content: `{"organisation":{"id":"organisation:name/x"}}`})
	for _, number := range []uint64{0, 2, 99} {
		add(fmt.Sprint("undo ", number), func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
			return c.Undo(ctx, request{}, number)
		})
	}
	add("long key and note", func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
		return c.Merge(ctx, request{Key: strings.Repeat("k", 201), Note: strings.Repeat("n", 2001)}, ids{kielo, vuokko})
	})
	add("key that was used", func(ctx context.Context, c *curation.Curator) (*curation.Result, error) {
		return c.Merge(ctx, request{Key: "used"}, ids{kielo, vuokko})
	})
	return cases
}

// TestBadInput does what can't be done; what is answered stands in a golden file, and nothing is written.
func TestBadInput(t *testing.T) {
	const golden = "testdata/problems.golden"
	type ids = []network.ID
	type request = curation.Request
	var first []byte
	onBothStores(t, func(t *testing.T, store network.Store) {
		curator, ctx := curatorOf(store), as(t, "anna")
		apply(t, store, stated("1"))
		apply(t, store, aliased())
		if _, err := curator.Split(ctx, request{Key: "used"}, vuokko, ids{orvokki}); err != nil {
			t.Fatal(err)
		}
		if _, err := curator.Import(ctx, request{}, document("pois", "organisation:name/pois", "Pois")); err != nil {
			t.Fatal(err)
		}
		if _, err := curator.Undo(ctx, request{}, 2); err != nil {
			t.Fatal(err)
		}
		before := contents(t, store)
		var out bytes.Buffer
		for _, c := range attempts() {
			done, err := c.do(ctx, curator)
			problems, are := errors.AsType[curation.Problems](err)
			if !are {
				t.Errorf("%s: %+v, %v", c.name, done, err)
			}
			fmt.Fprintf(&out, "%s\n", c.name)
			for _, p := range problems {
				fmt.Fprintf(&out, "  %s %s: %s\n", p.Code, cmp.Or(strings.Join(p.Path, "."), "-"), p.Message)
			}
		}
		sameContents(t, "afterwards", contents(t, store), before)
		if log := entries(t, store); len(log) != 3 {
			t.Errorf("the log has %d entries", len(log))
		}
		if first == nil {
			first = out.Bytes()
		} else if !bytes.Equal(first, out.Bytes()) {
			t.Errorf("the stores answer differently:\n%s\n%s", first, out.Bytes())
		}
	})
	if *update {
		if err := os.WriteFile(golden, first, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || !bytes.Equal(first, want) {
		t.Errorf("got\n%s\nwant\n%s\n%v", first, want, err)
	}
}

// aliased gives a document with an alias, and one that was broken off.
func aliased() network.Batch {
	whole := &network.Source{ID: "source:test/alias", SHA256: "1"}
	broken := &network.Source{ID: "source:verkosto-jsonl/broken", SHA256: "1"}
	return network.Batch{
		Sources: []*network.Source{whole, broken}, Complete: []network.ID{whole.ID},
		Citations: []network.Citation{{Source: whole.ID, Node: &network.Organisation{ID: "organisation:name/alias", Aliases: []network.Alias{{Name: "Asiakirjan nimi"}}}}},
	}
}

package curation_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/curation"
	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
)

// draw gives a random number below another.
type draw func(below int) int

// randomly does something that an editor may do, which may also be refused.
func randomly(ctx context.Context, c *curation.Curator, draw draw) (*curation.Result, error) {
	organisations := []network.ID{kielo, vuokko, orvokki, "organisation:name/uusi"}
	some := func() network.ID { return organisations[draw(len(organisations))] }
	name := fmt.Sprint("Nimi ", draw(3))
	switch request := (curation.Request{Note: name}); draw(9) {
	case 0, 1:
		return c.Merge(ctx, request, []network.ID{some(), some()})
	case 2:
		return c.Split(ctx, request, some(), []network.ID{some()})
	case 3:
		return c.Withdraw(ctx, request, []network.ID{some(), some()})
	case 4:
		return c.AddAlias(ctx, request, some(), network.Alias{Name: name})
	case 5:
		return c.RemoveAlias(ctx, request, some(), name)
	case 6:
		return imported(document(fmt.Sprint("uusi", draw(2)), "organisation:name/uusi", name))(ctx, c, request)
	case 7:
		reviews := []network.Review{network.ReviewConfirmed, network.ReviewRejected}
		fields := []string{"", "website", "name"}
		return c.Judge(ctx, request, curation.Judgement{Subject: some(), Source: doc, Field: fields[draw(3)], Review: reviews[draw(2)]})
	default:
		return c.Annotate(ctx, request, some(), name)
	}
}

// checkUndoing does a number of things, and undoes them in reverse: after each undoing the network is what it was.
func checkUndoing(t *testing.T, store network.Store, actions int, draw draw) {
	t.Helper()
	curator := curatorOf(store)
	apply(t, store, classified())
	apply(t, store, stated("1"))
	before := [][]string{contents(t, store)}
	var done []uint64
	for range actions {
		result, err := randomly(as(t, "anna"), curator, draw)
		if isProblem(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		done, before = append(done, result.Entry.Number), append(before, contents(t, store))
	}
	for i, number := range slices.Backward(done) {
		if _, err := curator.Undo(as(t, "anna"), curation.Request{}, number); err != nil {
			t.Fatalf("undo %d: %v", number, err)
		}
		sameContents(t, fmt.Sprint("after undoing ", number), contents(t, store), before[i])
	}
}

func isProblem(err error) bool {
	_, are := err.(curation.Problems) //nolint:errorlint // actions give problems as they are
	return are
}

// TestUndoingInReverse undoes random actions.
func TestUndoingInReverse(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		store, err := embedded.OpenMemory()
		if err != nil {
			r.Fatal(err)
		}
		defer store.Close()
		checkUndoing(t, store, 8, func(below int) int { return rapid.IntRange(0, below-1).Draw(r, "choice") })
	})
}

// TestUndoingInReverseOnBoth undoes the same random actions on both stores.
func TestUndoingInReverseOnBoth(t *testing.T) {
	onBothStores(t, func(t *testing.T, store network.Store) {
		random := rand.New(rand.NewPCG(1, 2)) // a repeatable sequence
		checkUndoing(t, store, 25, random.IntN)
	})
}

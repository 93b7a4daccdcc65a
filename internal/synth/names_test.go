package synth

import (
	"testing"

	"verkosto/internal/network"
)

func TestBrandsDiffer(t *testing.T) {
	seen := make(map[string]bool)
	for i := range 1_331_000 {
		name := brand(11, i)
		if seen[name] {
			t.Fatalf("%q is made twice", name)
		}
		seen[name] = true
	}
}

func TestBusinessIDsDiffer(t *testing.T) {
	seen := make(map[network.BusinessID]bool)
	for number := range 100_000 {
		id := businessID(11, number)
		if seen[id] {
			t.Fatalf("%s is given twice", id)
		}
		seen[id] = true
	}
}

func TestHomesVisitEveryMunicipality(t *testing.T) {
	o := newOrganisations(Config{Seed: 5, Projects: 1})
	seen := make(map[int]bool)
	for tail := range o.today {
		seen[o.homeIndex(tail)] = true
	}
	if len(seen) != len(o.today) {
		t.Errorf("%d of %d municipalities", len(seen), len(o.today))
	}
}

func TestEveryNumberIsPublicOrInTheTail(t *testing.T) {
	o := newOrganisations(Config{Seed: 5, Projects: 5000})
	publics, next := make(map[string]bool), 0
	for number := range o.participants {
		if public := o.publicAt(number); public != nil {
			publics[public.name] = true
			continue
		}
		if got := o.tailIndex(number); got != next {
			t.Fatalf("number %d has place %d in the tail, want %d", number, got, next)
		}
		next++
	}
	if len(publics) != len(o.publics) {
		t.Errorf("%d public bodies of %d", len(publics), len(o.publics))
	}
	if len(o.council) != 19 || len(o.supervisor) != 19 {
		t.Errorf("%d councils, authorities for %d regions", len(o.council), len(o.supervisor))
	}
}

func TestPopularityStaysInRange(t *testing.T) {
	for _, n := range []int{1, 2, 1000} {
		p, r := newPopularity(n), stream(1, 1, 1)
		for range 10_000 {
			if rank := p.rank(r); rank < 0 || rank >= n {
				t.Fatalf("rank %d of %d", rank, n)
			}
		}
	}
}

func TestNameLists(t *testing.T) {
	for list, want := range map[string]int{"S": 400, "W": 150, "M": 150} {
		if got := len(nameLists()[list].names); got != want {
			t.Errorf("%d names in %s, want %d", got, list, want)
		}
	}
	r, surnames := stream(1, 2, 3), make(map[string]int)
	for range 100_000 {
		surnames[nameLists()["S"].draw(r)]++
	}
	if surnames["Korhonen"] < 5*surnames["Tähtinen"] {
		t.Errorf("Korhonen %d times, Tähtinen %d times", surnames["Korhonen"], surnames["Tähtinen"])
	}
}

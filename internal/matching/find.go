package matching

import (
	"cmp"
	"hash/fnv"
	"iter"
	"maps"
	"slices"
	"sync"

	"verkosto/internal/finland"
	"verkosto/internal/naming"
	"verkosto/internal/network"
)

// Find gives the matches between organisations, in the order of ids: all joins, and the likeliest open pairs, no more than
// [MaxOpen] for an organisation and one between any two groups that are joined. The order in which the organisations
// come does not matter.
func Find(organisations iter.Seq[Known]) []*network.Match {
	f := &finder{bodies: bodies(organisations), pairs: make(map[pair]*found)}
	f.meet()
	f.merge()
	f.mergers()
	f.similar()
	f.join()
	return f.matches()
}

// MaxOpen is how many open matches there are for an organisation at most.
const MaxOpen = 5

// finder finds matches between bodies.
type finder struct {
	bodies   []body
	units    []unit   // by body
	traits   []traits // by body
	entries  []entry
	pairs    map[pair]*found
	clusters *clusters
}

// pair is two bodies by their indices, the smaller first.
type pair struct{ a, b int32 }

// found is what was found of a pair.
type found struct {
	score   float64
	joins   bool
	reasons []network.Reason
}

// entry is a handle by hash: 64 bits of it tell keys apart.
type entry struct {
	hash uint64
	rule rule
	body int32
	name int32
}

func compareEntries(x, y entry) int {
	return cmp.Or(cmp.Compare(x.rule, y.rule), cmp.Compare(x.hash, y.hash), cmp.Compare(x.body, y.body), cmp.Compare(x.name, y.name))
}

// meet files the bodies under their keys.
func (f *finder) meet() {
	at := make(map[network.ID]int32, len(f.bodies))
	for i := range f.bodies {
		at[f.bodies[i].id] = int32(i) // there are fewer organisations
	}
	f.units, f.traits = make([]unit, len(f.bodies)), make([]traits, len(f.bodies))
	for i := range f.bodies {
		b := &f.bodies[i]
		parentName := ""
		if parent, found := at[b.parent]; found && b.parent != "" {
			parentName = f.bodies[parent].label()
		}
		f.units[i] = unitOf(b, parentName)
		f.traits[i] = traitsOf(b, f.units[i])
		for _, h := range handles(b, f.units[i]) {
			f.entries = append(f.entries, entry{hashOf(h.key), h.rule, int32(i), int32(h.name)}) // as above
		}
	}
	slices.SortFunc(f.entries, compareEntries)
	f.entries = slices.Compact(f.entries)
}

func hashOf(key string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(key)) // never fails
	return h.Sum64()
}

// wholeGroup is how large a group of bodies under one key may be for each to be compared with each. Of larger ones
// all are compared with the first and with the one before.
const wholeGroup = 12

// merge judges the bodies that met.
func (f *finder) merge() {
	for group := range groups(f.entries) {
		forms, owners := f.about(group)
		for j := 1; j < len(group); j++ {
			for i := range j {
				if j < wholeGroup || i == 0 || i == j-1 {
					f.judge(group[i], group[j], forms, owners)
				}
			}
		}
	}
}

// groups gives the runs of two and more entries of one key.
func groups(entries []entry) iter.Seq[[]entry] {
	return func(yield func([]entry) bool) {
		for from := 0; from < len(entries); {
			to := from + 1
			for to < len(entries) && entries[to].rule == entries[from].rule && entries[to].hash == entries[from].hash {
				to++
			}
			if to-from > 1 && !yield(entries[from:to]) {
				return
			}
			from = to
		}
	}
}

// about gives the legal forms of all names in a group, and how many bodies have the key as another name.
func (f *finder) about(group []entry) (forms naming.Form, owners int) {
	last := int32(-1)
	for _, e := range group {
		n := f.name(e)
		if n == nil {
			continue
		}
		forms |= n.form
		if n.sort != main && e.body != last {
			owners, last = owners+1, e.body
		}
	}
	return forms, owners
}

func (f *finder) name(e entry) *name {
	if names := f.bodies[e.body].names; int(e.name) < len(names) {
		return &names[e.name]
	}
	return nil
}

func (f *finder) judge(x, y entry, forms naming.Form, owners int) {
	if x.body == y.body {
		return
	}
	m := &meeting{rule: x.rule, a: &f.bodies[x.body], b: &f.bodies[y.body], m: f.name(x), n: f.name(y), forms: forms, owners: owners}
	if x.rule == byNumber {
		m.number = sameNumber(m.a, m.b)
		if m.number < 0 {
			return
		}
	} else if m.m == nil || m.n == nil {
		return
	}
	if v := m.judge(); v.score > 0 {
		f.note(x.body, y.body, v)
	}
}

// sameNumber tells which number two bodies share, the strongest first; -1 for none.
func sameNumber(a, b *body) int {
	for i := range a.numbers {
		if a.numbers[i] != "" && a.numbers[i] == b.numbers[i] {
			return i
		}
	}
	return -1
}

// note adds what a rule said of a pair.
func (f *finder) note(a, b int32, v verdict) {
	key := pair{min(a, b), max(a, b)}
	known := f.pairs[key]
	if known == nil {
		known = &found{}
		f.pairs[key] = known
	}
	known.joins = known.joins || v.joins
	known.score = max(known.score, v.score)
	if !slices.ContainsFunc(known.reasons, func(r network.Reason) bool { return r.Code == v.reason.Code }) {
		known.reasons = append(known.reasons, v.reason)
	}
}

// mergers notes municipalities that became part of another, with the body of that one.
func (f *finder) mergers() {
	byKey := make(map[string]int32)
	for i := range f.bodies {
		if known := f.bodies[i].known; known != "" {
			if _, taken := byKey[known]; !taken {
				byKey[known] = int32(i) // there are fewer organisations
			}
		}
	}
	const kind = "municipality:"
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		if len(key) <= len(kind) || key[:len(kind)] != kind {
			continue
		}
		old, _ := finland.MunicipalityByCode(key[len(kind):])
		now, found := finland.Current(old.Code)
		if successor, there := byKey[kind+now.Code]; found && there && old.LastYear != 0 {
			f.note(byKey[key], successor, verdict{reason: network.Reason{
				Code: network.ReasonMunicipalMerger, Detail: old.Finnish + " → " + now.Finnish + ", " + yearAfter(old.LastYear),
			}, score: mergerScore})
		}
	}
}

// mergerScore is the score of a former municipality and the one it is part of: two bodies, of which a person may say that
// the one goes on as the other.
const mergerScore = 0.5

// join makes clusters of the pairs that are one, the surest first.
func (f *finder) join() {
	f.clusters = newClusters(f.traits)
	var order []pair
	for p, found := range f.pairs {
		if found.joins {
			order = append(order, p)
		} else if f.traits[p.a].conflicts(f.traits[p.b]) {
			found.score = min(found.score, conflictScore)
		}
	}
	slices.SortFunc(order, f.bySureness)
	for _, p := range order {
		if found := f.pairs[p]; !f.clusters.join(p.a, p.b) {
			found.joins = false
			found.score = min(found.score, conflictScore)
		}
	}
}

// conflictScore is the score at most of pairs that something speaks for and something else keeps apart.
const conflictScore = 0.7

func (f *finder) bySureness(x, y pair) int {
	return cmp.Or(-cmp.Compare(f.pairs[x].score, f.pairs[y].score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
}

// matches gives the joins, and of the open pairs the likeliest.
func (f *finder) matches() []*network.Match {
	var matches []*network.Match
	order := slices.SortedFunc(maps.Keys(f.pairs), f.bySureness)
	open := make(map[int32]int)
	between := make(map[pair]bool)
	for _, p := range order {
		found := f.pairs[p]
		a, b := f.clusters.root(p.a), f.clusters.root(p.b)
		if !found.joins {
			clusters := pair{min(a, b), max(a, b)}
			if a == b || between[clusters] || open[a] >= MaxOpen || open[b] >= MaxOpen {
				continue
			}
			between[clusters] = true
			open[a]++
			open[b]++
		}
		matches = append(matches, f.match(p, found))
	}
	slices.SortFunc(matches, func(x, y *network.Match) int { return cmp.Compare(x.ID, y.ID) })
	return matches
}

func (f *finder) match(p pair, found *found) *network.Match {
	a, b := f.bodies[p.a].id, f.bodies[p.b].id
	return &network.Match{
		ID: network.MatchID(a, b), Organisations: []network.ID{a, b}, Score: rounded(found.score), Reasons: found.reasons, Automatic: found.joins,
	}
}

var placeWords = sync.OnceValue(newPlaceWords)

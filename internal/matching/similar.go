package matching

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"verkosto/internal/naming"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// Bounds of the search for similar names.
const (
	least     = 0.78 // score of a pair worth a person's time
	rareWords = 3    // of a name, under which it is looked for
	blockSize = 40   // a key that more names have tells too little
	endLength = 7    // bytes of a name's beginning and end under which it is looked for
)

// similar notes pairs of names that are alike. Names are compared that share a rare word, their beginning or end, an
// abbreviation or a domain, so that time is in proportion to their number.
func (f *finder) similar() {
	counts := f.count()
	var entries []entry
	add := func(i int, kind rule, key string) {
		if key != "" {
			entries = append(entries, entry{hash: hashOf(key), rule: kind, body: int32(i)}) // there are fewer organisations
		}
	}
	const byWord, byEnd, byInitials, byHost rule = 0, 1, 2, 3
	for i := range f.bodies {
		b := &f.bodies[i]
		if len(b.names) == 0 {
			continue
		}
		for _, word := range rarest(b.names[0].words, counts) {
			add(i, byWord, word)
		}
		if whole := naming.Squeeze(b.names[0].words); len(whole) > endLength {
			add(i, byEnd, "^"+whole[:endLength])
			add(i, byEnd, whole[len(whole)-endLength:]+"$")
		}
		add(i, byInitials, naming.Initials(b.names[0].words))
		for _, n := range b.names {
			if len(n.words) == 1 && len(n.words[0]) <= maxInitials {
				add(i, byInitials, n.words[0])
			}
		}
		for _, host := range b.hosts {
			add(i, byHost, host)
		}
	}
	slices.SortFunc(entries, compareEntries)
	for group := range groups(slices.Compact(entries)) {
		if len(group) > blockSize {
			continue
		}
		for j := 1; j < len(group); j++ {
			for i := range j {
				f.compare(group[i].body, group[j].body, counts)
			}
		}
	}
}

const maxInitials = 8

// wordCounts tell how many organisations have a word in their name, and of how many.
type wordCounts struct {
	of    map[string]int
	total int
}

// weight gives how much a word tells: its inverse document frequency, ln(1 + N/n) (Spärck Jones 1972).
func (c wordCounts) weight(word string) float64 {
	return math.Log1p(float64(c.total) / float64(max(1, c.of[word])))
}

func (f *finder) count() wordCounts {
	counts := wordCounts{make(map[string]int), len(f.bodies)}
	for i := range f.bodies {
		if len(f.bodies[i].names) == 0 {
			continue
		}
		words := slices.Clone(f.bodies[i].names[0].words)
		slices.Sort(words)
		for _, word := range slices.Compact(words) {
			counts.of[word]++
		}
	}
	return counts
}

// rarest gives the words of a name that the fewest names have, of those that more than one has.
func rarest(words []string, counts wordCounts) []string {
	var shared []string
	for _, word := range words {
		if n := counts.of[word]; n > 1 && n <= blockSize && !slices.Contains(shared, word) {
			shared = append(shared, word)
		}
	}
	slices.SortStableFunc(shared, func(a, b string) int { return counts.of[a] - counts.of[b] })
	return shared[:min(len(shared), rareWords)]
}

// compare notes a pair whose names are alike enough, with all that speaks for it.
func (f *finder) compare(i, j int32, counts wordCounts) {
	if i == j || f.pairs[pair{min(i, j), max(i, j)}] != nil || f.traits[i].conflicts(f.traits[j]) {
		return
	}
	a, b := &f.bodies[i], &f.bodies[j]
	m, n := &a.names[0], &b.names[0]
	detail := m.text + " – " + n.text
	reasons := []network.Reason{{Code: network.ReasonSimilarName, Detail: detail}}
	score := 0.0
	if ofM, ofN := f.words(i, j); !apart(ofM, ofN) && !f.knownApart(i, j) {
		score = similarity(ofM, ofN, counts)
	}
	if score > 0 && inflected(f.words(i, j)) {
		score, reasons[0].Code = max(score, inflectedScore), network.ReasonInflection
	}
	if abbreviates(a, b) || abbreviates(b, a) {
		score, reasons[0].Code = max(score, initialsScore), network.ReasonAbbreviation
	}
	if score < least-supportMost {
		return
	}
	support, more := supporting(a, b)
	if score = min(score+support, mostOpen); score < least {
		return
	}
	known := &found{score: score, reasons: append(reasons, more...)}
	f.pairs[pair{min(i, j), max(i, j)}] = known
}

// words gives the words by which two bodies are compared: of units of one body those of the units.
func (f *finder) words(i, j int32) (ofI, ofJ []string) {
	if f.traits[i].unit && f.traits[i].owner != "" && f.traits[i].owner == f.traits[j].owner {
		return f.units[i].words, f.units[j].words
	}
	return f.bodies[i].names[0].words, f.bodies[j].names[0].words
}

const (
	mostOpen       = 0.89 // no likeness of names alone is surer
	initialsScore  = 0.72 // short of least: something more must speak for it
	inflectedScore = 0.85
	supportMost    = 0.2
)

// knownApart says whether one of two bodies is one of a fixed set and the other isn't, by more than a misspelling.
func (f *finder) knownApart(i, j int32) bool {
	a, b := &f.bodies[i], &f.bodies[j]
	if (a.known == "") == (b.known == "") {
		return false
	}
	return jaroWinkler(naming.Squeeze(a.names[0].words), naming.Squeeze(b.names[0].words)) < 0.97
}

// supporting gives what else speaks for a pair, and how much that counts.
func supporting(a, b *body) (support float64, reasons []network.Reason) {
	if a.website != "" && a.website == b.website {
		support += 0.1
		reasons = append(reasons, network.Reason{Code: network.ReasonSameWebsite, Detail: a.website})
	}
	for _, host := range a.hosts {
		if slices.Contains(b.hosts, host) {
			support += 0.1
			reasons = append(reasons, network.Reason{Code: network.ReasonSameContactDomain, Detail: host})
			break
		}
	}
	if place, found := shared(a.places, b.places); found {
		support += 0.04
		reasons = append(reasons, network.Reason{Code: network.ReasonSamePlace, Detail: string(place)})
	}
	if project, found := shared(a.led, b.led); found {
		support += 0.1
		reasons = append(reasons, network.Reason{Code: network.ReasonSharedProject, Detail: string(project)})
	}
	return min(support, supportMost), reasons
}

// shared gives the first id that two lists in order have both.
func shared(a, b []network.ID) (network.ID, bool) {
	for _, id := range a {
		if _, found := slices.BinarySearch(b, id); found {
			return id, true
		}
	}
	return "", false
}

// inflected says whether two names have the same words in other cases: Kaislan kunta, Kaislan kunnan.
func inflected(a, b []string) bool {
	return len(a) == len(b) && !slices.Equal(a, b) && slices.EqualFunc(a, b, func(one, other string) bool { return stemOf(one) == stemOf(other) })
}

// stemOf gives what the cases of a Finnish word have in common.
func stemOf(word string) string {
	if terms := text.Terms(word); len(terms) > 0 {
		return terms[0]
	}
	return word
}

// abbreviates says whether a short name of one body is made of the first letters of the other's.
func abbreviates(short, long *body) bool {
	initials := naming.Initials(long.names[0].words)
	return initials != "" && slices.ContainsFunc(short.names, func(n name) bool { return len(n.words) == 1 && n.words[0] == initials })
}

// apart says whether two names differ by a place, a number or a direction, by which bodies of one kind are told
// apart.
func apart(a, b []string) bool {
	ofA, ofB := tellingOnly(a, b), tellingOnly(b, a)
	return len(ofA) > 0 && len(ofB) > 0 || slices.ContainsFunc(append(ofA, ofB...), isNumber)
}

// tellingOnly gives the places and numbers among the words of one name that the other lacks.
func tellingOnly(words, other []string) []string {
	var telling []string
	for _, word := range words {
		place := placeOf(word)
		if place == "" && !isNumber(word) {
			continue
		}
		if !slices.ContainsFunc(other, func(o string) bool { return o == word || place != "" && placeOf(o) == place }) {
			telling = append(telling, word)
		}
	}
	return telling
}

func isNumber(word string) bool { return strings.ContainsAny(word, "0123456789") }

// similarity gives how alike two names are, from 0 to 1: three parts by the weights of the words they share (a Dice
// coefficient, with misspelt words counted by their likeness), one part by the letters of the whole.
func similarity(a, b []string, counts wordCounts) float64 {
	total, shared := 0.0, 0.0
	taken := make([]bool, len(b))
	for _, word := range a {
		weight := counts.weight(word)
		total += weight
		if at, likeness := likest(word, b, taken); at >= 0 {
			taken[at] = true
			shared += likeness * (weight + counts.weight(b[at]))
		}
	}
	for _, word := range b {
		total += counts.weight(word)
	}
	if total == 0 {
		return 0
	}
	return 0.75*shared/total + 0.25*jaroWinkler(naming.Squeeze(a), naming.Squeeze(b))
}

// likest finds the word that is most like another and not yet taken: -1 where none is close.
func likest(word string, words []string, taken []bool) (at int, likeness float64) {
	at = -1
	for i, other := range words {
		if taken[i] {
			continue
		}
		if word == other {
			return i, 1
		}
		if l := misspelt(word, other); l > likeness {
			at, likeness = i, l
		}
	}
	return at, likeness
}

func rounded(score float64) float64 { return math.Round(score*1000) / 1000 }

func yearAfter(year int) string { return strconv.Itoa(year + 1) }

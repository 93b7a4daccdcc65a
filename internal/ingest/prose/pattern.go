package prose

import (
	"slices"
	"strings"

	"verkosto/internal/network"
)

// pattern is a word of a rule: exact, or with any ending or beginning. A verb before ~ stands for its forms.
type pattern struct {
	text          string
	before, after bool // anything may stand before, behind
	next          string
}

func parsePattern(w string) pattern {
	var p pattern
	w, p.next, _ = strings.Cut(w, "_")
	p.text = w
	if rest, found := strings.CutPrefix(p.text, "*"); found {
		p.text, p.before = rest, true
	}
	if rest, found := strings.CutSuffix(p.text, "*"); found {
		p.text, p.after = rest, true
	}
	return p
}

func (p pattern) matches(w string) bool {
	switch {
	case p.before && p.after:
		return strings.Contains(w, p.text)
	case p.before:
		return strings.HasSuffix(w, p.text)
	case p.after:
		return strings.HasPrefix(w, p.text)
	}
	return w == p.text
}

// ruleBook is the rules, ready for looking up.
type ruleBook struct {
	rules     []rule
	needs     []patterns
	bans      []patterns
	exact     map[string][]trigger
	prefix    map[string][]trigger // by the first three bytes
	not       []language           // of each rule: the language whose sentences it is not for, finnish for none
	ofProject []bool               // of each rule: needs the project in its clause
}

// notFor tells apart Swedish and English, which share words for roles. Finnish pages have labels in all languages.
func notFor(rule string) language {
	switch {
	case strings.HasPrefix(rule, "sv-"):
		return english
	case strings.HasPrefix(rule, "en-"):
		return swedish
	}
	return finnish
}

type trigger struct {
	pattern
	rule int
}

var book = func() *ruleBook {
	b := &ruleBook{rules: rules, exact: make(map[string][]trigger), prefix: make(map[string][]trigger)}
	for i, r := range rules {
		b.needs = append(b.needs, parsePatterns(r.needs))
		b.bans = append(b.bans, parsePatterns(r.without))
		b.ofProject = append(b.ofProject, strings.Contains(r.needs, ofProject))
		b.not = append(b.not, notFor(r.name))
		for _, p := range parsePatterns(r.words).all {
			if t := (trigger{p, i}); p.after {
				b.prefix[p.text[:3]] = append(b.prefix[p.text[:3]], t)
			} else {
				b.exact[p.text] = append(b.exact[p.text], t)
			}
		}
	}
	return b
}()

// patterns is a set of them, ready for looking up.
type patterns struct {
	all    []pattern
	exact  map[string]bool
	prefix map[byte][]pattern // by the first byte
	within []pattern          // those that anything may stand before
	pairs  []pattern          // those of two words
}

func parsePatterns(words string) patterns {
	set := patterns{exact: make(map[string]bool), prefix: make(map[byte][]pattern)}
	for w := range strings.FieldsSeq(words) {
		if verb, is := strings.CutSuffix(w, "~"); is {
			for _, form := range conjugate(verb) {
				set.all, set.exact[form] = append(set.all, pattern{text: form}), true
			}
			continue
		}
		p := parsePattern(w)
		set.all = append(set.all, p)
		switch {
		case p.next != "":
			set.pairs = append(set.pairs, p)
		case p.before:
			set.within = append(set.within, p)
		case p.after:
			set.prefix[p.text[0]] = append(set.prefix[p.text[0]], p)
		default:
			set.exact[p.text] = true
		}
	}
	return set
}

// at tells whether the word at a token, with the one behind it where a pattern has two, is in the set; false behind the last token.
func (s patterns) at(tokens []token, i int) bool {
	if i >= len(tokens) {
		return false
	}
	if w := strings.TrimLeft(tokens[i].lower, "-–"); w != "" && s.has(w) {
		return true
	}
	for _, p := range s.pairs {
		if i+1 < len(tokens) && tokens[i+1].lower == p.next && p.matches(tokens[i].lower) {
			return true
		}
	}
	return false
}

func (s patterns) has(w string) bool {
	if s.exact[w] {
		return true
	}
	for _, p := range s.prefix[w[0]] {
		if strings.HasPrefix(w, p.text) {
			return true
		}
	}
	for _, p := range s.within {
		if p.matches(w) {
			return true
		}
	}
	return false
}

// at gives the rules that the token at i sets off, in their order.
func (b *ruleBook) at(c *chart, i int) []int {
	t := c.tokens[i]
	if t.kind != word {
		return nil
	}
	var found []int
	add := func(triggers []trigger) {
		for _, t := range triggers {
			if not := b.not[t.rule]; not != finnish && not == c.language {
				continue
			}
			if t.matches(c.tokens[i].lower) && (t.next == "" || c.lower(i+1) == t.next) && !slices.Contains(found, t.rule) {
				found = append(found, t.rule)
			}
		}
	}
	add(b.exact[t.lower])
	if len(found) == 0 {
		found = b.atCompound(t.lower)
	}
	if len(t.lower) > 3 {
		add(b.prefix[t.lower[:3]])
	}
	slices.Sort(found)
	return found
}

// atCompound gives the rules about money that the last part of a compound with a hyphen sets off: AKKE-rahoitusta.
func (b *ruleBook) atCompound(w string) []int {
	first, noun, _ := strings.Cut(w, "-")
	if first == "" || noun == "" {
		return nil
	}
	var found []int
	for _, t := range b.exact[noun] {
		if r := &b.rules[t.rule]; t.next == "" && (r.take == agent || r.take == source) && r.role == network.RoleFunder {
			found = append(found, t.rule)
		}
	}
	return found
}

// takesTwo tells whether a rule is set off by the word at a token together with the next, so that the next says nothing by itself: lead partner.
func (b *ruleBook) takesTwo(c *chart, i int) bool {
	return i >= 0 && slices.ContainsFunc(b.exact[c.lower(i)], func(t trigger) bool { return t.next != "" && c.lower(i+1) == t.next })
}

// anyOf tells whether one of the tokens is in the set.
func anyOf(set patterns, tokens []token) bool {
	for i := range tokens {
		if set.at(tokens, i) {
			return true
		}
	}
	return false
}

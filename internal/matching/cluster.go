package matching

import (
	"strings"

	"verkosto/internal/naming"
)

// traits are what must not differ between bodies that are one.
type traits struct {
	country string
	numbers [3]string
	known   string
	form    naming.Form
	unit    bool
	owner   string // of a unit: key of its body, "" where not known
}

// traitsOf gives those of one body, which may be a unit.
func traitsOf(b *body, u unit) traits {
	return traits{country: b.country, numbers: b.numbers, known: b.known, form: b.form(), unit: b.parent != "" || u.owner != "", owner: u.owner}
}

// conflicts says whether bodies with some traits cannot be one with bodies of others.
func (t traits) conflicts(other traits) bool {
	for i := range t.numbers {
		if differ(t.numbers[i], other.numbers[i]) {
			return true
		}
	}
	switch {
	case differ(t.country, other.country), differ(t.known, other.known), t.form.Excludes(other.form):
		return true
	case t.unit != other.unit, differ(t.owner, other.owner):
		return true
	}
	return t.municipal() && other.known == "" && other.form != 0 || other.municipal() && t.known == "" && t.form != 0
}

// municipal says whether the body is a municipality: its companies have names and forms of their own.
func (t traits) municipal() bool { return strings.HasPrefix(t.known, "municipality:") }

// differ says whether two things that are both known are not the same.
func differ(a, b string) bool { return a != "" && b != "" && a != b }

// with gives the traits of all bodies together.
func (t traits) with(other traits) traits {
	either := func(a, b string) string {
		if a != "" {
			return a
		}
		return b
	}
	for i := range t.numbers {
		t.numbers[i] = either(t.numbers[i], other.numbers[i])
	}
	t.country, t.known, t.owner = either(t.country, other.country), either(t.known, other.known), either(t.owner, other.owner)
	t.form |= other.form
	return t
}

// clusters are bodies that grow together, never against their traits: where A is one with B and B with C,
// A and C must be able to be one, too.
type clusters struct {
	parent []int32
	traits []traits // of the cluster, at its root
}

func newClusters(all []traits) *clusters {
	c := &clusters{parent: make([]int32, len(all)), traits: all}
	for i := range c.parent {
		c.parent[i] = int32(i) // there are fewer organisations
	}
	return c
}

// root gives the body that stands for the cluster of a body.
func (c *clusters) root(i int32) int32 {
	for c.parent[i] != i {
		c.parent[i] = c.parent[c.parent[i]]
		i = c.parent[i]
	}
	return i
}

// join makes two bodies one, and says whether they are now.
func (c *clusters) join(a, b int32) bool {
	a, b = c.root(a), c.root(b)
	if a == b {
		return true
	}
	if c.traits[a].conflicts(c.traits[b]) {
		return false
	}
	if b < a {
		a, b = b, a
	}
	c.parent[b] = a
	c.traits[a] = c.traits[a].with(c.traits[b])
	return true
}

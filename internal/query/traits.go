package query

import (
	"cmp"
	"context"
	"iter"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

// Trait is a value that a community has more often than the whole sub-network.
type Trait struct {
	Value string  // a word or a country; an id of a place or fund
	Count int     // in the community: members, or parts of members in projects
	Share float64 // of all members or parts in the community
	Lift  float64 // that share by the share in the whole sub-network
}

// Traits are what characterises a community: at most five values of each sort, the most telling first.
type Traits struct {
	Places    []Trait // home municipalities of its members and their regions
	Countries []Trait // of its members
	Funds     []Trait // of the projects that members take part in
	Words     []Trait // in the names and keywords of those projects
}

const (
	mostTraits = 5
	leastLift  = 1.2 // of a trait
	leastCount = 2
)

// values are what organisations, or projects, have: each any number of values, by number.
type values struct {
	names []string
	of    [][]int32
	whole counts // of the whole sub-network
}

// counts is how often each value is had, by how many that may have some.
type counts struct {
	having []int
	all    int
}

// described is a sub-network with the values of its organisations and projects.
type described struct {
	*projected
	places, countries values // of organisations
	funds, words      values // of projects
}

// Size gives about how many bytes it takes.
func (d *described) Size() int64 {
	size := int64(0)
	for _, v := range []values{d.places, d.countries, d.funds, d.words} {
		size += 48 * int64(len(v.names))
		for _, of := range v.of {
			size += 24 + 4*int64(len(of))
		}
	}
	return size
}

// Traits gives what characterises each community of the page.
func (c *Communities) Traits(ctx context.Context) ([]Traits, error) {
	d, err := c.inquiry.describe(ctx)
	if err != nil {
		return nil, err
	}
	traits := make([]Traits, len(c.Items))
	if len(c.Items) > 0 && d.Version != c.Version {
		return nil, network.Errorf(network.Conflict, "the data changed meanwhile: ask again")
	}
	for at, item := range c.Items {
		members := slices.Values(c.parted.members[item.Node.group])
		projects := d.projectsOf(members)
		traits[at] = Traits{
			Places:    d.places.telling(members),
			Countries: d.countries.telling(members),
			Funds:     d.funds.telling(projects),
			Words:     d.words.telling(projects),
		}
	}
	return traits, nil
}

// projectsOf gives the projects of organisations, each once for each of them that takes part in it.
func (d *described) projectsOf(organisations iter.Seq[int32]) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for organisation := range organisations {
			for _, project := range d.parts.ProjectsOf(organisation) {
				if !yield(project) {
					return
				}
			}
		}
	}
}

// everyone gives all organisations of the sub-network.
func (d *described) everyone(yield func(int32) bool) {
	for organisation := range int32(len(d.Organisations)) {
		if !yield(organisation) {
			return
		}
	}
}

// telling gives the values that are the most telling of some among all: by their part in the divergence of S. Kullback
// and R. A. Leibler (1951), share·ln(lift), then by value.
func (v *values) telling(some iter.Seq[int32]) []Trait {
	within := v.count(some)
	traits := []Trait{}
	for number, count := range within.having {
		trait := Trait{Value: v.names[number], Count: count, Share: float64(count) / float64(max(1, within.all))}
		trait.Lift = trait.Share * float64(v.whole.all) / float64(max(1, v.whole.having[number]))
		if count >= leastCount && trait.Lift >= leastLift {
			traits = append(traits, trait)
		}
	}
	slices.SortFunc(traits, func(a, b Trait) int {
		return cmp.Or(cmp.Compare(b.Share*math.Log(b.Lift), a.Share*math.Log(a.Lift)), cmp.Compare(a.Value, b.Value))
	})
	return traits[:min(mostTraits, len(traits))]
}

// count counts how often each value is had by some.
func (v *values) count(some iter.Seq[int32]) counts {
	found := counts{having: make([]int, len(v.names))}
	for at := range some {
		found.all++
		for _, number := range v.of[at] {
			found.having[number]++
		}
	}
	return found
}

// describe gives the values of the sub-network's organisations and projects.
func (i inquiry) describe(ctx context.Context) (*described, error) {
	return remembered(ctx, i, "described", nil, func(ctx context.Context) (*described, error) {
		p, err := i.projection(ctx, true)
		if err != nil {
			return nil, err
		}
		if err := p.bounded(); err != nil {
			return nil, err
		}
		regions, err := i.regions(ctx, p.Traits.Homes)
		if err != nil {
			return nil, err
		}
		return heavy(ctx, i, func() (*described, error) {
			d := &described{projected: p}
			places, countries, funds := newGathering(), newGathering(), newGathering()
			for at, home := range p.Traits.Homes {
				places.add(string(home), string(regions[home]))
				countries.add(p.Traits.Countries[at])
			}
			for _, fund := range p.Traits.Funds {
				funds.add(string(fund))
			}
			d.places, d.countries, d.funds = places.values, countries.values, funds.values
			if d.words, err = wordsOf(ctx, p.Traits.Themes); err != nil {
				return nil, err
			}
			d.places.whole, d.countries.whole = d.places.count(d.everyone), d.countries.count(d.everyone)
			d.funds.whole, d.words.whole = d.funds.count(d.projectsOf(d.everyone)), d.words.count(d.projectsOf(d.everyone))
			return d, nil
		})
	})
}

// regions gives the region of each municipality that has one.
func (i inquiry) regions(ctx context.Context, municipalities []network.ID) (map[network.ID]network.ID, error) {
	once := slices.Compact(slices.Sorted(slices.Values(municipalities)))
	nodes, err := i.Nodes(ctx, slices.DeleteFunc(once, func(id network.ID) bool { return id == "" }))
	if err != nil {
		return nil, err
	}
	regions := make(map[network.ID]network.ID, len(nodes))
	for id, node := range nodes {
		if municipality, is := node.(*network.Municipality); is {
			regions[id] = municipality.Region
		}
	}
	return regions, nil
}

// gathering numbers values as they come.
type gathering struct {
	values
	numbers map[string]int32
}

func newGathering() *gathering { return &gathering{numbers: make(map[string]int32)} }

// add adds one that has some values; "" is none.
func (g *gathering) add(having ...string) {
	var numbers []int32
	for _, value := range having {
		if value == "" {
			continue
		}
		number, known := g.numbers[value]
		if !known {
			number = int32(len(g.names))
			g.numbers[value], g.names = number, append(g.names, value)
		}
		if !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
	}
	g.of = append(g.of, numbers)
}

// wordsOf gives the words of themes, each once a theme. Inflected forms of a word count as one, and are named by the form
// that is the most frequent.
func wordsOf(ctx context.Context, themes []string) (values, error) {
	stems := newGathering()
	forms := make(map[string]map[string]int)
	for at, theme := range themes {
		if at%1000 == 0 && ctx.Err() != nil {
			return values{}, ctx.Err()
		}
		var having []string
		for token := range text.Tokens(theme) {
			form := strings.ToLower(token.Text)
			terms := text.Terms(token.Text)
			if utf8.RuneCountInString(form) < 4 || len(terms) == 0 || !strings.ContainsFunc(form, unicode.IsLetter) {
				continue
			}
			if forms[terms[0]] == nil {
				forms[terms[0]] = make(map[string]int)
			}
			forms[terms[0]][form]++
			having = append(having, terms[0])
		}
		stems.add(having...)
	}
	for number, stem := range stems.names {
		stems.names[number] = mostFrequent(forms[stem])
	}
	return stems.values, nil
}

func mostFrequent(counts map[string]int) string {
	best := ""
	for form, count := range counts {
		if best == "" || count > counts[best] || count == counts[best] && form < best {
			best = form
		}
	}
	return best
}

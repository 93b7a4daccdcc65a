// Package shortest finds the k shortest simple paths between two nodes of a graph that it knows only by what a
// search for shortest paths gives.
//
// The paths that are not known yet are cut into classes: those that begin as some known path does and then leave
// all known ones (J. Y. Yen, "Finding the K shortest loopless paths in a network", Management Science 17, 1971;
// each class is searched once, as E. L. Lawler has it, Management Science 18, 1972). Where Yen takes one path at a
// time, this takes all of a length at once, so that a graph in a database is asked once for each length.
package shortest

import (
	"slices"
)

// Deviation is a class of paths: they begin with Prefix, go on from its last node to one that is not among
// Excluded, and come by no node twice.
type Deviation[N comparable] struct {
	Prefix   []N
	Excluded []N // in the order in which paths went there
}

// Search gives for each class its shortest paths to the target, whole and all of one length, in the order of
// [Paths]: at most so many of them, and none where the class is empty. It is asked with one class or more.
type Search[N comparable] func(classes []Deviation[N], most int) ([][][]N, error)

// Paths gives the k shortest paths from a node to the target of a search, by length and then by the order of
// their nodes. They are fewer where there are no more. Errors are those of the search.
func Paths[N comparable](from N, k int, compare func(a, b N) int, search Search[N]) ([][]N, error) {
	var known [][]N
	root := &class[N]{Deviation: Deviation[N]{Prefix: []N{from}}}
	for len(known) < k {
		if err := root.search(search, k-len(known)); err != nil {
			return nil, err
		}
		next := root.shortest()
		if len(next) == 0 {
			break
		}
		slices.SortFunc(next, func(a, b []N) int { return slices.CompareFunc(a, b, compare) })
		next = next[:min(len(next), k-len(known))]
		for _, path := range next {
			root.know(path)
		}
		known = append(known, next...)
	}
	return known, nil
}

// class is a class with those that begin as it does, by the node after its prefix.
type class[N comparable] struct {
	Deviation[N]
	longer   map[N]*class[N]
	searched bool
	found    [][]N
}

// search brings every class up to date that was not searched since it changed.
func (c *class[N]) search(search Search[N], most int) error {
	var due []*class[N]
	c.each(func(c *class[N]) {
		if !c.searched {
			due = append(due, c)
		}
	})
	if len(due) == 0 {
		return nil
	}
	classes := make([]Deviation[N], len(due))
	for i, c := range due {
		classes[i] = c.Deviation
	}
	found, err := search(classes, most)
	if err != nil {
		return err
	}
	for i, c := range due {
		c.found, c.searched = found[i], true
	}
	return nil
}

// shortest gives the shortest of all paths that were found, in no order.
func (c *class[N]) shortest() [][]N {
	var shortest [][]N
	c.each(func(c *class[N]) {
		switch {
		case len(c.found) == 0:
		case len(shortest) == 0 || len(c.found[0]) < len(shortest[0]):
			shortest = slices.Clone(c.found)
		case len(c.found[0]) == len(shortest[0]):
			shortest = append(shortest, c.found...)
		}
	})
	return shortest
}

// know takes a path out of its class, and cuts the class up along it.
func (c *class[N]) know(path []N) {
	for at := len(c.Prefix); at < len(path); at++ {
		next := c.longer[path[at]]
		if next == nil {
			next = &class[N]{Deviation: Deviation[N]{Prefix: path[:at+1]}}
			if at == len(path)-1 {
				next.searched = true // a path ends at the target
			}
			if c.longer == nil {
				c.longer = make(map[N]*class[N])
			}
			c.longer[path[at]] = next
			c.Excluded, c.searched, c.found = append(c.Excluded, path[at]), false, nil
		}
		c = next
	}
}

// each calls a function with the class and all that begin as it does, in the order in which they came.
func (c *class[N]) each(do func(*class[N])) {
	do(c)
	for _, next := range c.Excluded {
		c.longer[next].each(do)
	}
}

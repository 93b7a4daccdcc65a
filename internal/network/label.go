package network

import "cmp"

// Label gives what to write on a drawn node: a project's acronym, else the name, else the
// code or key.
func Label(node Node) string {
	key := node.NodeID().Key()
	switch n := node.(type) {
	case *Project:
		return cmp.Or(n.Acronym, n.Name(), n.Code, key)
	case *Person:
		return cmp.Or(n.Name, key)
	case interface{ Name() string }:
		return cmp.Or(n.Name(), key)
	}
	return key
}

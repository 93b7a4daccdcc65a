// Package network is the domain of Verkosto: publicly funded projects, the
// organisations that take part in them, the places they work in, the funds that
// pay for them, the people to ask, and the documents that say so.
//
// It is a property graph. Relations that carry facts are nodes of their own
// ([Participation], [Funding]), because a partner's role, money and places belong
// to its part in one project and not to the partner. Everything known is stated
// by a source: a [Citation] is what one [Source] says of one node, and a node is
// what its citations add up to ([Merge]).
//
// The package holds types, ids, filters, the [Store] contract and error codes. It
// imports no other package of Verkosto, reads no clock and does no I/O.
package network

// Package neo4j is the store that keeps a network in a Neo4j database, of one machine or of a cluster.
//
// The graph in the database is the model itself: labels and relationship types are the
// domain's words. Beside the facts stand citations, from which they are merged, and a few
// derived relationships and properties that make reading quick; docs/neo4j.md lists them all. Everything
// that is asked is answered by Cypher in the database, in one statement for each call of
// [network.Reader], whatever the number of parents.
//
// Statements live in files of their own under cypher/, one for each operation. Conditions and
// orders are put together from fixed fragments; values only ever go in as parameters.
package neo4j

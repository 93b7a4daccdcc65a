// Package embedded is the store that needs no server: a SQLite file keeps what sources
// state, and memory serves what it adds up to.
//
// The file is the truth. Its tables hold sources and citations, its full-text index the
// analysed words of nodes, its views show the network to any SQLite tool (sql/schema.sql). At [Open]
// the file is read once into a [graph]: a vertex for every id that is mentioned anywhere, with its node,
// the links it holds and the links that lead to it. The graph answers every read but
// those for words and for the citations themselves.
//
// [Store.Apply] works out in memory what a batch changes, writes that in one transaction, and puts it into
// the graph once it is committed, under a lock that every read holds: readers see whole
// batches. A batch that could not be committed has left no trace. What is made from the
// data as a whole (sorted lists, degrees) is made when it is first asked for, and
// forgotten with the next batch that changes something.
package embedded

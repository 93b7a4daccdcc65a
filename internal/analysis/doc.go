// Package analysis answers questions about whole partner networks: who holds
// one together, which groups it falls into, how it changes, who should meet.
//
// It is arithmetic over compact arrays. Nothing here reads a clock, a file or a
// store: a caller numbers its organisations and projects from zero, hands over
// a [Bipartite] of what was left by its filters, and maps indexes back to ids.
// The organisation–organisation network of it is a [Graph], made by [Project],
// in which an organisation keeps its index.
//
// # What holds throughout
//
// Answers are finite. No function returns NaN or an infinity; what a formula
// leaves undefined (the density of one node, the constraint of an isolate) is
// zero, and the function's comment says so. Empty networks have empty answers.
//
// Answers are repeatable. The same input and seed give the same bits on any
// number of processors: work is shared out in chunks that depend on the input
// alone and joined in their order. Ties are broken by the lower index.
//
// Long work stops. Each function that can take more than some milliseconds
// takes a context, looks at it at least every few milliseconds, and returns its
// error, wrapped, with no partial answer.
//
// Slices that methods of Bipartite and Graph return are views of the network's
// own arrays: read them, don't write to them. Everything else that is returned
// belongs to the caller. Both types are immutable and safe for concurrent use.
//
// Indexes out of range panic, as those of a slice do; sizes and options that
// come from outside are checked and answered with an error that wraps
// [ErrInvalid].
package analysis

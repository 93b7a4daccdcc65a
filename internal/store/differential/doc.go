// Package differential holds tests that put the same network into the embedded store and into
// Neo4j, ask both the same, and take no difference for an answer.
//
// Queries are made up from a seed by walking the schema: nested lists, aliases, fragments,
// filters composed of what the network holds and of what it doesn't, orders, pages in both directions
// from cursors of earlier answers, and figures. Their answers must be equal to the byte. One that is
// not is printed with its seed and asked again by
//
//	go test ./internal/store/differential -run TestAnswers/generated/queries -seed N -queries 1
//
// Only the order and the scores of full-text search are each store's own.
package differential

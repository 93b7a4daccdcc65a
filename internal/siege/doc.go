// Package siege attacks the whole server, from HTTP down to each store, with what it makes from the schema. It holds
// tests alone.
package siege

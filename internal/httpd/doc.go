// Package httpd is the HTTP edge of Verkosto: it serves a GraphQL schema to people
// and programs that it knows nothing about.
//
// A GraphQL request goes through these stages, each with a budget of its own
// ([Limits]), and each cheaper than the next, so that nothing expensive is done for
// a request that will be refused:
//
//	connect    so many connections at once, in all and of an address
//	origin     a browser may ask only from an origin that was named
//	identify   who asks, and how much of their rate is left
//	negotiate  method, media types, encoding
//	read       the body, up to so many bytes, also when it is unpacked
//	decode     strict JSON into queries, variables and operation names
//	look up    a query that stands for its hash: trusted, or kept for clients
//	scan       the query's tokens: how many, how long, how deep its values
//	parse      into a document
//	walk       depth, selections, repeats, aliases, root fields, directives, cycles
//	validate   against the schema, up to so many errors
//	price      the operation with its variables, taken from the rate of who asks
//	queue      in the lane of light operations or of heavy ones, or not at all
//	execute    until a deadline, up to so many objects
//
// Documents that got through validation are kept, so that a query asked again
// starts at its price. The protocol is the GraphQL-over-HTTP specification
// (https://graphql.github.io/graphql-over-http/draft/); only POST is served. WebSockets and
// server-sent events take operations through the same stages, and GET serves events alone.
package httpd

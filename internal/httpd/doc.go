// Package httpd is the HTTP edge of Verkosto: it serves a GraphQL schema to people
// and programs that it knows nothing about.
//
// A GraphQL request goes through these stages, each with a budget of its own
// ([Limits]), and each cheaper than the next, so that nothing expensive is done for
// a request that will be refused:
//
//	origin     a browser may ask only from an origin that was named
//	negotiate  method, media types, encoding
//	read       the body, up to so many bytes
//	decode     strict JSON into a query, variables and an operation name
//	scan       the query's tokens: how many, how long, how deep its values
//	parse      into a document
//	walk       depth, selections, repeats, aliases, root fields, directives, cycles
//	validate   against the schema, up to so many errors
//	price      the operation with its variables
//	execute    until a deadline
//
// Documents that got through validation are kept, so that a query asked again
// starts at its price. The protocol is the GraphQL-over-HTTP specification
// (https://graphql.github.io/graphql-over-http/draft/); only POST is served.
package httpd

// Package observe lets those who run a server see what it does: metrics for Prometheus, traces for OpenTelemetry, a log of
// slow operations, and an address of their own to ask at.
//
// An [Observer] is told by the edge (package httpd) of requests and operations; a store that [Observer.Store] gave
// tells it of every call, and the statements of a call tell through package steps. Nothing here knows values: of a query
// it keeps the text without literals, of a call the name of its method, of a statement the name of its file.
//
// Nothing here grows with what clients send: every label takes its values from a list, or from the first few names that
// succeed ([Names]); every list of a log line has an end, and log lines of slow operations are few a second.
package observe

package httpd

import (
	"context"
	"errors"
	"fmt"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

// The codes that requests fail with before the domain has a say. They stand in
// `extensions.code` beside the codes of package network.
const (
	BadRequest       network.Code = "BAD_REQUEST"               // the request is no GraphQL over HTTP
	Unauthenticated  network.Code = "UNAUTHENTICATED"           // the request shows no key or token that opens anything
	Forbidden        network.Code = network.Forbidden           // the request comes from where, or from whom, it may not
	RateLimited      network.Code = "RATE_LIMITED"              // the client asks for too much in a short time
	Overloaded       network.Code = "OVERLOADED"                // there is no room for the request now
	UnknownDocument  network.Code = "PERSISTED_QUERY_NOT_FOUND" // the request names a document that isn't known here
	ParseFailed      network.Code = "GRAPHQL_PARSE_FAILED"      // the query is no GraphQL
	ValidationFailed network.Code = "GRAPHQL_VALIDATION_FAILED" // the query doesn't fit the schema
)

// longestMessage bounds what an error repeats of a request, in bytes.
const longestMessage = 400

// refuse makes an error for clients with a code and a message that says what would be right.
func refuse(code network.Code, format string, args ...any) *gqlerror.Error {
	return withCode(&gqlerror.Error{Message: fmt.Sprintf(format, args...)}, code)
}

// withCode sets the code of an error and bounds its message.
func withCode(err *gqlerror.Error, code network.Code) *gqlerror.Error {
	if err.Extensions == nil {
		err.Extensions = make(map[string]any, 1)
	}
	err.Extensions["code"] = string(code)
	err.Message = text.Clip(err.Message, longestMessage)
	return err
}

// codeOf gives the code of an error made for clients, and "" where it has none.
func codeOf(err *gqlerror.Error) network.Code {
	switch code := err.Extensions["code"].(type) {
	case string:
		return network.Code(code)
	case network.Code:
		return code
	}
	return ""
}

// presentError is the presenter of a server that was given none: an error with a
// code keeps its code and message, any other is a fault that clients learn nothing of.
func presentError(_ context.Context, err error) *gqlerror.Error {
	presented := &gqlerror.Error{}
	if located, ok := errors.AsType[*gqlerror.Error](err); ok {
		presented.Path, presented.Locations = located.Path, located.Locations
	}
	if coded, ok := errors.AsType[*network.Error](err); ok {
		presented.Message = coded.Message
		return withCode(presented, coded.Code)
	}
	presented.Message = internalMessage
	return withCode(presented, network.Internal)
}

// internalMessage is all that a client learns of a fault.
const internalMessage = "something went wrong inside the server; the request id finds it in the log"

package network

import (
	"errors"
	"fmt"

	"verkosto/internal/text"
)

// Code says what kind of failure an [Error] is, for programs.
type Code string

// The codes that the domain and its stores fail with.
const (
	InvalidArgument Code = "INVALID_ARGUMENT" // the caller asked for what cannot be
	NotFound        Code = "NOT_FOUND"        // the thing asked for is not there
	Conflict        Code = "CONFLICT"         // the state forbids it, as a store in use by another process
	LimitExceeded   Code = "LIMIT_EXCEEDED"   // the answer would cost more than is allowed
	Timeout         Code = "TIMEOUT"          // the deadline passed first
	Unavailable     Code = "UNAVAILABLE"      // the store cannot be reached now
	Forbidden       Code = "FORBIDDEN"        // who asks may not have it
	Internal        Code = "INTERNAL"         // a fault of Verkosto itself
)

// Error is a failure with a code for programs and a message for people, which says
// what was found and what would be right. Err may hold the cause, which is for logs
// and never for clients.
type Error struct {
	Code    Code
	Message string
	Err     error
}

// Error gives the message, and behind it the cause where there is one.
func (e *Error) Error() string {
	if e.Err != nil {
		return e.Message + ": " + e.Err.Error()
	}
	return e.Message
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an [Error] with a code and a formatted message.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// Wrap puts a code and a message that clients may see before a cause that they may not.
func Wrap(code Code, cause error, message string) *Error {
	return &Error{Code: code, Message: message, Err: cause}
}

// CodeOf gives the code of the first [Error] in the chain, and Internal where there is none.
func CodeOf(err error) Code {
	if coded, ok := errors.AsType[*Error](err); ok {
		return coded.Code
	}
	return Internal
}

// clip shortens outside text for an error message.
func clip(words string) string { return text.Clip(words, 80) }

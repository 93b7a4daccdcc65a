package main

import (
	"context"
	"errors"
	"fmt"
	"syscall"

	"verkosto/internal/network"
)

// exitCode is how a command ended, for scripts. The numbers are part of the program's contract.
type exitCode int

// The exit codes.
const (
	done        exitCode = 0
	failed      exitCode = 1
	misused     exitCode = 2   // wrong command line
	refused     exitCode = 3   // some documents or lines were refused, all others were taken
	inUse       exitCode = 4   // the data file or the address is in use
	interrupted exitCode = 130 // by a signal
)

// errRefused ends a command that has told already what it refused.
var errRefused = errors.New("some documents or lines were refused")

// misuse is the error of a command line that can be parsed but makes no sense.
type misuse struct{ error }

func misusef(format string, args ...any) error { return misuse{fmt.Errorf(format, args...)} }

// finish tells how a command ended, and gives the code for it.
func finish(ctx context.Context, err error, t terminal) exitCode {
	code := codeOf(ctx, err)
	if code != done && code != refused {
		fmt.Fprintf(t.err, "verkosto: %v\n", err)
	}
	return code
}

func codeOf(ctx context.Context, err error) exitCode {
	if err == nil {
		return done
	}
	if _, is := errors.AsType[misuse](err); is {
		return misused
	}
	switch {
	case errors.Is(err, errRefused):
		return refused
	case errors.Is(err, syscall.EADDRINUSE), network.CodeOf(err) == network.Conflict:
		return inUse
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		return interrupted
	}
	return failed
}

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
	inUse       exitCode = 4   // the data file or the address is in use, or the data is of another version of the program
	wrong       exitCode = 5   // something is wrong in what was verified
	interrupted exitCode = 130 // by a signal
)

// errRefused ends a command that has told already what it refused.
var errRefused = errors.New("some documents or lines were refused")

// errInterrupted ends a command that was stopped by a signal and can go on later.
var errInterrupted = errors.New("interrupted; the same command goes on from here")

// misuse is the error of a command line that can be parsed but makes no sense.
type misuse struct{ error }

// faulty is the error of a network in which something is wrong, told already.
type faulty struct{ error }

func misusef(format string, args ...any) error { return misuse{fmt.Errorf(format, args...)} }

// finish tells how a command ended, and gives the code for it.
func finish(ctx context.Context, err error, t terminal) exitCode {
	code := codeOf(ctx, err)
	switch {
	case code == interrupted && !errors.Is(err, errInterrupted):
		t.complain("interrupted")
	case code != done && code != refused:
		t.complain("%v", err)
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
	if _, is := errors.AsType[faulty](err); is {
		return wrong
	}
	switch {
	case errors.Is(err, errRefused):
		return refused
	case errors.Is(err, syscall.EADDRINUSE), network.CodeOf(err) == network.Conflict:
		return inUse
	case errors.Is(err, errInterrupted), ctx.Err() != nil && errors.Is(err, context.Canceled):
		return interrupted
	}
	return failed
}

package neo4j

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
)

// What the database or the driver says becomes a code of the contract, and words that help without the database's own.
func TestTranslate(t *testing.T) {
	told := func(code string) error { return &neo4j.Neo4jError{Code: code, Msg: "MATCH (n {name: 'secret'})"} }
	for _, tc := range []struct {
		name  string
		err   error
		code  network.Code
		words string
	}{
		{"a statement that is wrong", told("Neo.ClientError.Statement.SyntaxError"), network.Internal, "the database refuses it"},
		{"a transaction that took too long", told("Neo.ClientError.Transaction.TransactionTimedOut"), network.Timeout, "the time for it is over"},
		{"a wrong password", told("Neo.ClientError.Security.Unauthorized"), network.Unavailable, "check name, password and rights"},
		{"another database", told("Neo.ClientError.Database.DatabaseNotFound"), network.Unavailable, "no such database"},
		{"a deadlock", told("Neo.TransientError.Transaction.DeadlockDetected"), network.Unavailable, "can't do it now"},
		{"a small heap", told("Neo.TransientError.General.MemoryPoolOutOfMemoryError"), network.Unavailable, "a larger heap"},
		{
			"a small heap, tried again", &neo4j.TransactionExecutionLimit{Cause: "timeout", Errors: []error{
				told("Neo.TransientError.Transaction.DeadlockDetected"), told("Neo.TransientError.General.MemoryPoolOutOfMemoryError"),
			}}, network.Unavailable, "a larger heap",
		},
		{"a cut connection", errors.New("EOF"), network.Unavailable, "can't be reached now"},
		{"a deadline", context.DeadlineExceeded, network.Timeout, "the time for it is over"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			err := translate(t.Context(), tc.err, "read nodes")
			coded, ok := errors.AsType[*network.Error](err)
			if !ok || coded.Code != tc.code || !strings.HasPrefix(coded.Message, "read nodes: ") || !strings.Contains(coded.Message, tc.words) {
				t.Errorf("%v becomes %#v, want %s with %q", tc.err, err, tc.code, tc.words)
			}
			if ok && strings.Contains(coded.Message, "secret") {
				t.Errorf("%q has the database's words", coded.Message)
			}
		})
	}
}

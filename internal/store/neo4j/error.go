package neo4j

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
)

// translate gives an error of the driver or the database the code that the contract has for
// it. Errors of the contract, and nil, stay as they are.
func translate(ctx context.Context, err error, what string) error {
	if err == nil {
		return nil
	}
	if coded, ok := errors.AsType[*network.Error](err); ok {
		return coded
	}
	if over(ctx) || errors.Is(err, context.DeadlineExceeded) {
		return network.Wrap(network.Timeout, err, what+": the time for it is over")
	}
	last := err
	if tried, ok := errors.AsType[*neo4j.TransactionExecutionLimit](err); ok && len(tried.Errors) > 0 {
		last = tried.Errors[len(tried.Errors)-1] // it doesn't unwrap to what it tells of
	}
	if answer, ok := errors.AsType[*neo4j.Neo4jError](last); ok {
		return network.Wrap(codeOf(answer), err, what+": "+meaning(answer))
	}
	if neo4j.IsUsageError(err) {
		return network.Wrap(network.Internal, err, what)
	}
	// All else that the driver says is of connections, and some of it in words that hide a cut one.
	return network.Wrap(network.Unavailable, err, what+": the database can't be reached now")
}

// over says whether a context has ended, or would have if its timer were quicker.
func over(ctx context.Context) bool {
	deadline, limited := ctx.Deadline()
	return ctx.Err() != nil || limited && !time.Now().Before(deadline)
}

func codeOf(answer *neo4j.Neo4jError) network.Code {
	switch {
	case strings.Contains(answer.Code, "TransactionTimedOut"):
		return network.Timeout
	case strings.HasPrefix(answer.Code, "Neo.TransientError."), strings.HasPrefix(answer.Code, "Neo.ClientError.Security."),
		strings.HasPrefix(answer.Code, "Neo.ClientError.Database."), strings.HasPrefix(answer.Code, "Neo.ClientError.Cluster."),
		answer.Code == "Neo.DatabaseError.General.UnknownError" && strings.Contains(answer.Msg, "shutdown"):
		return network.Unavailable
	}
	return network.Internal
}

// meaning says what people should know of a failure, without the database's own words, which
// may hold parts of statements and values.
func meaning(answer *neo4j.Neo4jError) string {
	switch codeOf(answer) {
	case network.Timeout:
		return "the time for it is over"
	case network.Unavailable:
		if strings.Contains(answer.Code, "OutOfMemory") {
			return "the database has too little memory for it; give it a larger heap"
		}
		if strings.HasPrefix(answer.Code, "Neo.ClientError.Security.") {
			return "the database refuses the user; check name, password and rights"
		}
		if strings.HasPrefix(answer.Code, "Neo.ClientError.Database.") {
			return "the server has no such database"
		}
		return "the database can't do it now"
	default:
		return "the database refuses it"
	}
}

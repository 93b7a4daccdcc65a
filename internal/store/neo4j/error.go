package neo4j

import (
	"context"
	"errors"
	"strings"

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
	if ctx.Err() != nil || errors.Is(err, context.DeadlineExceeded) {
		return network.Wrap(network.Timeout, err, what+": the time for it is over")
	}
	if answer, ok := errors.AsType[*neo4j.Neo4jError](err); ok {
		return network.Wrap(codeOf(answer), err, what+": "+meaning(answer))
	}
	if unreachable(err) {
		return network.Wrap(network.Unavailable, err, what+": the database can't be reached now")
	}
	return network.Wrap(network.Internal, err, what)
}

// unreachable says whether the driver could not get an answer from the database.
func unreachable(err error) bool {
	if neo4j.IsConnectivityError(err) || neo4j.IsTransactionExecutionLimit(err) || neo4j.IsRetryable(err) {
		return true
	}
	_, refused := errors.AsType[*neo4j.InvalidAuthenticationError](err)
	return refused
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

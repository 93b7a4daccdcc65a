package httpd

import (
	"fmt"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/access"
	"verkosto/internal/network"
)

// Limits bounds what one GraphQL request may ask for. Every bound is inclusive and
// must be positive; a request beyond one is answered with LIMIT_EXCEEDED (TIMEOUT
// for the last), naming the limit, what is allowed and, where known, what was found.
type Limits struct {
	// BodyBytes bounds the request's body, as it is sent and, where it is compressed, again as it is unpacked.
	BodyBytes int64
	// DocumentBytes bounds the body and the variables of those who may curate instead, where that is more: they bring
	// documents.
	DocumentBytes int64
	// Ratio bounds how many times larger than sent a compressed body may get.
	Ratio int
	// Batch bounds the operations in one request: with 1 a list of them is refused. They share
	// the price, the rows and the time of one.
	Batch int
	// VariableBytes bounds the variables of an operation, as JSON.
	VariableBytes int
	// QueryBytes bounds the query in it; large values belong in variables.
	QueryBytes int
	// Tokens bounds the lexical tokens of the query, comments included.
	Tokens int
	// NameLength bounds each name in the query, in bytes.
	NameLength int
	// ValueDepth bounds how deep lists and objects nest within an argument or a variable.
	ValueDepth int
	// Operations and Fragments bound the definitions in the query.
	Operations int
	Fragments  int
	// Depth bounds how deep fields nest.
	Depth int
	// Selections bounds the fields and fragments selected, with every fragment
	// counted wherever it is spread: summed over the operations, and again over
	// the fragments.
	Selections int
	// Comparisons bounds the pairs of selections that answer under the same name in
	// the same object, over all operations and fragments: the validator compares each.
	Comparisons int
	// Aliases bounds the aliased fields of an operation, counted as Selections are.
	Aliases int
	// RootFields bounds the fields that an operation selects at its root.
	RootFields int
	// Directives bounds the directives of an operation, counted as Selections are.
	Directives int
	// Errors bounds the errors in one answer.
	Errors int
	// Cost bounds the price of an operation: roughly the number of objects that
	// its answer could hold.
	Cost int
	// Rows bounds the objects that are worked out for an answer.
	Rows int
	// CacheBytes bounds the text of the queries whose parsed form is kept.
	CacheBytes int
	// PersistedBytes bounds the text of the queries that clients may have kept under their hash.
	PersistedBytes int
	// Timeout bounds the time from the decoded request to its answer.
	Timeout time.Duration
}

// DefaultLimits are bounds that leave a hand-written query and GraphiQL's
// introspection plenty of room, and under which the dearest documents that we know to
// make are refused or admitted within ten milliseconds.
func DefaultLimits() Limits {
	return Limits{
		BodyBytes:      256 << 10,
		DocumentBytes:  8 << 20,
		Ratio:          100,
		Batch:          1,
		VariableBytes:  128 << 10,
		QueryBytes:     64 << 10,
		Tokens:         10_000,
		NameLength:     128,
		ValueDepth:     24,
		Operations:     20,
		Fragments:      100,
		Depth:          20,
		Selections:     2_000,
		Comparisons:    20_000,
		Aliases:        100,
		RootFields:     50,
		Directives:     100,
		Errors:         20,
		Cost:           250_000,
		Rows:           100_000,
		CacheBytes:     1 << 20,
		PersistedBytes: 1 << 20,
		Timeout:        10 * time.Second,
	}
}

// check reports the first bound that is not positive: a server without one of its
// limits must not start by an oversight.
func (l Limits) check() error {
	for _, bound := range []struct {
		name  string
		value int64
	}{
		{"BodyBytes", l.BodyBytes},
		{"DocumentBytes", l.DocumentBytes},
		{"Ratio", int64(l.Ratio)},
		{"Batch", int64(l.Batch)},
		{"VariableBytes", int64(l.VariableBytes)},
		{"QueryBytes", int64(l.QueryBytes)},
		{"Tokens", int64(l.Tokens)},
		{"NameLength", int64(l.NameLength)},
		{"ValueDepth", int64(l.ValueDepth)},
		{"Operations", int64(l.Operations)},
		{"Fragments", int64(l.Fragments)},
		{"Depth", int64(l.Depth)},
		{"Selections", int64(l.Selections)},
		{"Comparisons", int64(l.Comparisons)},
		{"Aliases", int64(l.Aliases)},
		{"RootFields", int64(l.RootFields)},
		{"Directives", int64(l.Directives)},
		{"Errors", int64(l.Errors)},
		{"Cost", int64(l.Cost)},
		{"Rows", int64(l.Rows)},
		{"CacheBytes", int64(l.CacheBytes)},
		{"PersistedBytes", int64(l.PersistedBytes)},
		{"Timeout", int64(l.Timeout)},
	} {
		if bound.value <= 0 {
			return fmt.Errorf("limit %s is %d, it must be positive", bound.name, bound.value)
		}
	}
	return nil
}

// of gives the limits of someone.
func (l Limits) of(who access.Principal) Limits {
	if who.May(access.Curate) {
		l.BodyBytes = max(l.BodyBytes, l.DocumentBytes)
		l.VariableBytes = max(l.VariableBytes, int(l.DocumentBytes))
	}
	return l
}

// exceeded makes the error for a bound that a request went beyond. What was found is
// left out where counting stopped at the bound (found 0).
func exceeded(limit, advice string, found, allowed int) *gqlerror.Error {
	var err *gqlerror.Error
	if found > 0 {
		err = refuse(network.LimitExceeded, "%s: %d found, at most %d allowed; %s", limit, found, allowed, advice)
		err.Extensions["found"] = found
	} else {
		err = refuse(network.LimitExceeded, "%s: at most %d allowed; %s", limit, allowed, advice)
	}
	err.Extensions["limit"] = limit
	err.Extensions["allowed"] = allowed
	return err
}

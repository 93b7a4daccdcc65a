package network

import (
	"context"
	"sync/atomic"
)

// Answer is what the reads for one answer have in common: the version of the data that the last of them saw.
type Answer struct{ seen atomic.Pointer[Seen] }

// Seen is a version of the data, and the version of the identities that it is resolved by.
type Seen struct{ Data, Identities int64 }

type answerKey struct{}

// ForOneAnswer gives a context whose reads are for one answer, which is asked for now. A store may answer each of them as of the
// version that one before it saw, and so from what it remembers of that version. A context in which something is written
// must not be one of these.
func ForOneAnswer(ctx context.Context) context.Context {
	return context.WithValue(ctx, answerKey{}, new(Answer))
}

// AnswerOf gives the answer for which a context reads, nil where every read stands for itself.
func AnswerOf(ctx context.Context) *Answer {
	answer, _ := ctx.Value(answerKey{}).(*Answer)
	return answer
}

// See tells which version was seen.
func (a *Answer) See(version Seen) {
	if a != nil {
		a.seen.Store(&version)
	}
}

// Saw gives the version that was seen last, and false where none was.
func (a *Answer) Saw() (Seen, bool) {
	if a == nil {
		return Seen{}, false
	}
	seen := a.seen.Load()
	if seen == nil {
		return Seen{}, false
	}
	return *seen, true
}

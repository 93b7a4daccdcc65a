package observe

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"verkosto/internal/httpd"
	"verkosto/internal/text"
)

// Bounds of the log of slow operations.
const (
	longestQuery = 2000 // bytes of a query that are logged
	slowAtOnce   = 10   // lines that may come together
	slowEvery    = time.Second
	explainTakes = 5 * time.Second // at most, to find out a plan
)

// slowLog writes down operations that took long: what was asked, without its values, and what the store did for it. It
// writes no more than a line a second for long, and tells how many it left out.
type slowLog struct {
	log  *slog.Logger
	from time.Duration
	now  func() time.Time

	mutex      sync.Mutex
	room       int
	refilled   time.Time
	skipped    int
	explaining bool
}

func newSlowLog(log *slog.Logger, from time.Duration, now func() time.Time) *slowLog {
	return &slowLog{log: log, from: from, now: now, room: slowAtOnce, refilled: now()}
}

// tell writes a line about a slow operation. Where a statement of a database took the time, and no other is being
// explained, it gives what finds out its plan and writes that down too; else nil.
func (s *slowLog) tell(ctx context.Context, operation httpd.Operation, account *account) func() {
	skipped, room := s.take()
	if !room {
		return nil
	}
	query, hash := normalise(operation.Query)
	calls, count, took := account.summary()
	attributes := []slog.Attr{
		slog.Duration("took", operation.Took),
		slog.String("operation", operation.Kind+" "+text.Clip(operation.Name, longestName)),
		slog.String("outcome", string(operation.Outcome)),
		slog.Int("cost", operation.Cost.Requested),
		slog.String("hash", hash),
		slog.String("query", text.Clip(query, longestQuery)),
		slog.Int("store_calls", count),
		slog.Duration("store_took", took),
		slog.Any("longest_calls", inWords(calls)),
	}
	if skipped > 0 {
		attributes = append(attributes, slog.Int("skipped", skipped))
	}
	s.log.LogAttrs(ctx, slog.LevelWarn, "slow operation", attributes...)
	return s.explanation(ctx, hash, calls)
}

// take takes room for a line, and gives how many lines found none since the last that did.
func (s *slowLog) take() (skipped int, room bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if more := int(s.now().Sub(s.refilled) / slowEvery); more > 0 {
		s.room = min(slowAtOnce, s.room+more)
		s.refilled = s.refilled.Add(time.Duration(more) * slowEvery)
	}
	if s.room == 0 {
		s.skipped++
		return 0, false
	}
	s.room--
	skipped, s.skipped = s.skipped, 0
	return skipped, true
}

// explanation gives what finds out the plan of the statement that took longest, one at a time; nil where there is none.
func (s *slowLog) explanation(ctx context.Context, hash string, calls []callEntry) func() {
	var longest statementEntry
	for _, call := range calls {
		for _, statement := range call.statements {
			if statement.explain != nil && statement.took > longest.took {
				longest = statement
			}
		}
	}
	if longest.explain == nil || !s.mayExplain() {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	return func() {
		defer s.explained()
		asked, cancel := context.WithTimeout(ctx, explainTakes)
		defer cancel()
		plan, err := longest.explain(asked)
		if err != nil {
			s.log.LogAttrs(ctx, slog.LevelInfo, "the plan of a slow statement can't be had", slog.String("hash", hash), slog.Any("error", err))
			return
		}
		s.log.LogAttrs(ctx, slog.LevelWarn, "plan of a slow statement", slog.String("hash", hash),
			slog.String("statement", longest.name), slog.Duration("took", longest.took), slog.String("plan", text.Clip(plan, longestQuery)))
	}
}

func (s *slowLog) mayExplain() bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.explaining {
		return false
	}
	s.explaining = true
	return true
}

func (s *slowLog) explained() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.explaining = false
}

// inWords tells calls to people, one line each.
func inWords(calls []callEntry) []string {
	lines := make([]string, len(calls))
	for i, call := range calls {
		var line strings.Builder
		fmt.Fprintf(&line, "%s %s", call.method, call.took.Round(time.Microsecond))
		if call.plan != "" {
			fmt.Fprintf(&line, ": %s", call.plan)
		}
		for _, statement := range call.statements {
			fmt.Fprintf(&line, "; %s %s", statement.name, statement.took.Round(time.Microsecond))
		}
		if call.omitted > 0 {
			fmt.Fprintf(&line, "; %d more statements", call.omitted)
		}
		lines[i] = line.String()
	}
	return lines
}

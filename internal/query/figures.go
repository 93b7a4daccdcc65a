package query

import "verkosto/internal/query/memo"

// Memo tells how often analyses that were asked for had been worked out already.
func (q *Queries) Memo() memo.Figures { return q.memo.Figures() }

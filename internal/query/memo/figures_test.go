package memo_test

import (
	"context"
	"errors"
	"testing"

	"verkosto/internal/query/memo"
)

func TestFigures(t *testing.T) {
	m := memo.New(wide)
	ask := func(key string, err error) {
		_, _ = memo.Get(t.Context(), m, key, func(context.Context) (number, error) { return 1, err }) // the figures are what is tested
	}
	ask("a", nil)
	ask("a", nil)
	ask("b", errors.New("no answer, so that it is worked out again"))
	ask("b", nil)
	got := m.Figures()
	if got.Hits != 1 || got.Misses != 3 || got.Bytes < 200 {
		t.Errorf("got %+v, want 1 hit, 3 misses and two answers kept", got)
	}
}

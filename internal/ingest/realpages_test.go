package ingest

import (
	"errors"
	"strings"
	"testing"

	"verkosto/internal/mention"
)

// TestAPageWithoutACodeIsRefused says that nothing else on a register's page tells its project from others: the page is an error, and one with
// another code is another project, however alike the two are.
func TestAPageWithoutACodeIsRefused(t *testing.T) {
	page := fixture(t, "eura2014/page.txt")
	code := ""
	read := func(text string) (string, error) {
		got := ""
		_, err := Mentions(EURA2014Page, strings.NewReader(text), func(m *mention.Project) error { got = m.Code.Value; return nil }, nil)
		return got, err
	}
	code, err := read(page)
	if err != nil || code == "" {
		t.Fatalf("got %q, %v", code, err)
	}
	if _, err := read(strings.ReplaceAll(page, code, "")); err == nil {
		t.Error("a page without a code was taken")
	} else if refused, ok := errors.AsType[*Refusal](err); !ok || refused.Code != MissingCode {
		t.Errorf("got %v", err)
	}
	other := code[:len(code)-1] + string('0'+(code[len(code)-1]-'0'+1)%10)
	if got, err := read(strings.ReplaceAll(page, code, other)); err != nil || got != other {
		t.Errorf("got %q, %v, want %s", got, err, other)
	}
}

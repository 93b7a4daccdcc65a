package query

import (
	"encoding/base64"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/network"
)

var byStart = Listing{What: "PROJECT", Order: network.Order{Field: network.ByStart, Direction: network.Descending}}

func TestWindows(t *testing.T) {
	number := func(n int) *int { return &n }
	cursor := func(c string) *string { return &c }
	good := byStart.Cursor(network.Position{Value: "2021-02-01", ID: "project:2014-2020/S1"})
	foreign := Listing{What: "PERSON", Order: network.Order{Field: network.ByName, Direction: network.Ascending}}.
		Cursor(network.Position{Value: "a", ID: "person:a/b"})
	for _, c := range []struct {
		name   string
		paging Paging
		want   network.Window
		wrong  string // part of the message
	}{
		{name: "nothing asked", want: network.Window{First: DefaultFirst}},
		{name: "most", paging: Paging{First: number(100)}, want: network.Window{First: 100}},
		{name: "one too many", paging: Paging{First: number(101)}, wrong: "first is 101: ask for 1 to 100"},
		{name: "a billion", paging: Paging{First: number(1_000_000_000)}, wrong: "ask for 1 to 100"},
		{name: "negative", paging: Paging{First: number(-1)}, wrong: "first is -1: ask for 1 to 100"},
		{name: "none", paging: Paging{Last: number(0)}, wrong: "last is 0: ask for 1 to 100"},
		{name: "from the end", paging: Paging{Last: number(3)}, want: network.Window{Last: 3}},
		{name: "both", paging: Paging{First: number(3), Last: number(3)}, wrong: "not both"},
		{
			name: "after", paging: Paging{First: number(2), After: &good},
			want: network.Window{First: 2, After: &network.Position{Value: "2021-02-01", ID: "project:2014-2020/S1"}},
		},
		{name: "no cursor", paging: Paging{After: cursor("∅")}, wrong: "after is no cursor"},
		{name: "another list's cursor", paging: Paging{Before: &foreign}, wrong: "PERSON by NAME ASC): this is PROJECT by START DESC"},
		{name: "a forged cursor", paging: Paging{Before: cursor(forged("<b>x</b>", "\n", "", "", "", ""))}, wrong: "another list ( by  )"},
	} {
		t.Run(c.name, func(t *testing.T) {
			window, err := byStart.window(c.paging)
			if c.wrong != "" {
				if network.CodeOf(err) != network.InvalidArgument || !strings.Contains(err.Error(), c.wrong) {
					t.Fatalf("got error %v, want one that says %q", err, c.wrong)
				}
				return
			}
			if err != nil || window.First != c.want.First || window.Last != c.want.Last {
				t.Fatalf("got %+v, %v, want %+v", window, err, c.want)
			}
			if (window.After == nil) != (c.want.After == nil) || window.After != nil && *window.After != *c.want.After {
				t.Errorf("got after %+v, want %+v", window.After, c.want.After)
			}
		})
	}
}

func forged(parts ...string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(`["` + strings.ReplaceAll(strings.Join(parts, `","`), "\n", `\n`) + `"]`))
}

func TestCursorsComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		position := network.Position{
			Value: rapid.String().Draw(t, "value"), Absent: rapid.Bool().Draw(t, "absent"),
			ID: network.ID(rapid.String().Draw(t, "id")),
		}
		got, err := byStart.position("after", byStart.Cursor(position))
		if err != nil || *got != position {
			t.Fatalf("%+v came back as %+v, %v", position, got, err)
		}
	})
}

func FuzzCursor(f *testing.F) {
	f.Add(byStart.Cursor(network.Position{Value: "2021", ID: "project:a/b"}))
	f.Add(forged("PROJECT", "START", "DESC", "-", "", "x"))
	f.Add("bnVsbA")
	f.Add("")
	f.Fuzz(func(t *testing.T, cursor string) {
		position, err := byStart.position("after", cursor)
		if err != nil {
			if network.CodeOf(err) != network.InvalidArgument || len(err.Error()) > 400 {
				t.Errorf("%q is refused with %v", cursor, err)
			}
			return
		}
		again, err := byStart.position("after", byStart.Cursor(*position))
		if err != nil || *again != *position {
			t.Errorf("%q says %+v, but that comes back as %+v, %v", cursor, position, again, err)
		}
	})
}

package network_test

import (
	"slices"
	"testing"
	"time"

	"verkosto/internal/network"
)

func TestDates(t *testing.T) {
	for _, c := range []struct {
		text, first, last, year string
	}{
		{"2021-02-03", "2021-02-03", "2021-02-03", "2021"},
		{"2020-02-29", "2020-02-29", "2020-02-29", "2020"},
		{"2023-09", "2023-09-01", "2023-09-30", "2023"},
		{"2023-12", "2023-12-01", "2023-12-31", "2023"},
		{"2020-02", "2020-02-01", "2020-02-29", "2020"},
		{"1900-02", "1900-02-01", "1900-02-28", "1900"},
		{"2013", "2013-01-01", "2013-12-31", "2013"},
	} {
		date, err := network.ParseDate(c.text)
		if err != nil || string(date) != c.text {
			t.Errorf("%s is parsed as %s, %v", c.text, date, err)
		}
		if string(date.First()) != c.first || string(date.Last()) != c.last || date.Year() != c.year {
			t.Errorf("%s has the first day %s, the last %s and the year %s", date, date.First(), date.Last(), date.Year())
		}
	}
	if none := network.Date(""); none.First() != "" || none.Last() != "" || none.Year() != "" {
		t.Error("no date has days")
	}
}

func TestWhatIsNoDate(t *testing.T) {
	for _, text := range []string{
		"", "2022-02-29", "2022-13", "2022-00", "2022-13-01", "2022-01-32", "1.2.2021", "2021-2-1", "2021/02/01", "20210201", "21", "202a",
		"2021-02-01T00:00:00Z", " 2021", "-2021", "+021", "２０２１",
	} {
		date, err := network.ParseDate(text)
		if date != "" || network.CodeOf(err) != network.InvalidArgument {
			t.Errorf("%q is taken for the date %q (%v)", text, date, err)
		}
	}
}

func TestDatesCompareByTheirText(t *testing.T) {
	dates := []network.Date{"2014", "2013-05-02", "2013-05", "2013", "2013-06", "2013-05-01"}
	slices.Sort(dates)
	want := []network.Date{"2013", "2013-05", "2013-05-01", "2013-05-02", "2013-06", "2014"}
	if !slices.Equal(dates, want) {
		t.Errorf("got %v, want %v", dates, want)
	}
}

func TestDateOfAnInstantIsInUTC(t *testing.T) {
	helsinki := time.FixedZone("EET", 2*60*60)
	if date := network.DateOf(time.Date(2024, 1, 1, 1, 30, 0, 0, helsinki)); date != "2023-12-31" {
		t.Errorf("got %s", date)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2021-02-01", "2023-09", "2013", "2022-02-29", "", "0000-00-00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		date, err := network.ParseDate(text)
		if err != nil {
			return
		}
		if string(date) != text || date.First() > date.Last() || date.First() < date || len(date.First()) != 10 || len(date.Last()) != 10 {
			t.Errorf("%q is the date %q from %q to %q", text, date, date.First(), date.Last())
		}
		if again, err := network.ParseDate(string(date.Last())); err != nil || again != date.Last() {
			t.Errorf("the last day %q of %q is none: %v", date.Last(), date, err)
		}
	})
}

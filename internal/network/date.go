package network

import (
	"strings"
	"time"
)

// Date is a calendar date in ISO 8601, as precise as its source: "2021-02-01",
// "2023-09" or "2013". The empty date means that none is stated. Dates compare by
// their text; a less precise one comes before the more precise ones that it covers.
type Date string

var dateLayouts = map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}

// ParseDate checks an ISO 8601 date of year, month or day precision. A day that the
// calendar does not have, as 2022-02-29, is an [InvalidArgument] error.
func ParseDate(text string) (Date, error) {
	layout, known := dateLayouts[len(text)]
	if known {
		if _, err := time.Parse(layout, text); err == nil {
			return Date(text), nil
		}
	}
	return "", Errorf(InvalidArgument, "%q is no date: write year-month-day, as in 2021-02-01, with real days", clip(text))
}

// DateOf gives the date on which an instant falls in UTC.
func DateOf(instant time.Time) Date { return Date(instant.UTC().Format(time.DateOnly)) }

// First gives the first day that the date covers: 2023-09-01 for 2023-09.
func (d Date) First() Date {
	switch len(d) {
	case 4:
		return d + "-01-01"
	case 7:
		return d + "-01"
	default:
		return d
	}
}

// Last gives the last day that the date covers: 2023-09-30 for 2023-09.
func (d Date) Last() Date {
	switch len(d) {
	case 4:
		return d + "-12-31"
	case 7:
		first, err := time.Parse(dateLayouts[7], string(d))
		if err != nil {
			return d
		}
		return DateOf(first.AddDate(0, 1, -1))
	default:
		return d
	}
}

// Year gives the year as text, "" for no date.
func (d Date) Year() string {
	year, _, _ := strings.Cut(string(d), "-")
	return year
}

// after says whether a day lies behind all that another date covers. The day is of day
// precision or "", which lies behind nothing; nothing lies behind "".
func (d Date) after(other Date) bool {
	return d[:min(len(d), len(other))] > other
}

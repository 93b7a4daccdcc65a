package model

import (
	"testing"

	"verkosto/internal/network"
)

func TestUnmarshalDate(t *testing.T) {
	for _, c := range []struct {
		value   any
		want    network.Date
		refused bool
	}{
		{value: nil},
		{value: "2021", want: "2021"},
		{value: "2021-02", want: "2021-02"},
		{value: "2021-02-28", want: "2021-02-28"},
		{value: "2021-02-30", refused: true},
		{value: "", refused: true},
		{value: 2021, refused: true},
	} {
		got, err := UnmarshalDate(c.value)
		if got != c.want || (err != nil) != c.refused {
			t.Errorf("UnmarshalDate(%#v) = %q, %v; want %q, refused %t", c.value, got, err, c.want, c.refused)
		}
	}
}

func TestUnmarshalText(t *testing.T) {
	for _, c := range []struct {
		value   any
		want    string
		refused bool
	}{
		{value: nil},
		{value: ""},
		{value: "Kielo", want: "Kielo"},
		{value: 7, refused: true},
	} {
		got, err := UnmarshalText(c.value)
		if got != c.want || (err != nil) != c.refused {
			t.Errorf("UnmarshalText(%#v) = %q, %v; want %q, refused %t", c.value, got, err, c.want, c.refused)
		}
	}
}

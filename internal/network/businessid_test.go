package network_test

import (
	"fmt"
	"strings"
	"testing"

	"verkosto/internal/network"
)

// The ids have the form of real ones and are nobody's.
func TestBusinessIDs(t *testing.T) {
	for _, text := range []string{"1000001-2", "1000002-0", "1000003-9", "1000004-7", "0000000-0", "0000001-9"} {
		if id, err := network.ParseBusinessID(text); err != nil || string(id) != text {
			t.Errorf("%s is parsed as %q, %v", text, id, err)
		}
	}
}

func TestWhatIsNoBusinessID(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"", "seven digits"},
		{"1000001", "seven digits"},
		{"10000012", "seven digits"},
		{"1000001 2", "seven digits"},
		{" 1000001-2", "seven digits"},
		{"FI10000012", "seven digits"},
		{"100000-12", "seven digits"},
		{"1000001–2", "seven digits"}, // a dash that is no hyphen
		{"1000001-3", "would be 2"},
		{"1000002-2", "would be 0"},
		{"1000001-X", "would be 2"},
		{"10000a1-2", "character 6"},
		{"-000001-2", "character 1"},
		{"0000006-0", "no check digit"},
		{"0000006-X", "no check digit"},
	} {
		id, err := network.ParseBusinessID(c.text)
		if id != "" || network.CodeOf(err) != network.InvalidArgument || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q gives %q, %v; want an error about %q", c.text, id, err, c.says)
		}
	}
}

// Of ten check digits at most one is right, and any change of one digit is noticed.
func TestCheckDigitNoticesEveryWrongDigit(t *testing.T) {
	for number := 1_000_001; number < 9_999_999; number += 98_765 {
		right := 0
		for digit := range 10 {
			text := fmt.Sprintf("%07d-%d", number, digit)
			if _, err := network.ParseBusinessID(text); err != nil {
				continue
			}
			right++
			for at := range 7 {
				wrong := []byte(text)
				wrong[at] = '0' + (wrong[at]-'0'+1)%10
				if _, err := network.ParseBusinessID(string(wrong)); err == nil {
					t.Errorf("both %s and %s are taken", text, wrong)
				}
			}
		}
		if right > 1 {
			t.Errorf("%07d has %d check digits", number, right)
		}
	}
}

func FuzzParseBusinessID(f *testing.F) {
	f.Add("1000001-2")
	f.Add("1000001-3")
	f.Add("aaaaaaa-a")
	f.Fuzz(func(t *testing.T, text string) {
		id, err := network.ParseBusinessID(text)
		if err == nil && (string(id) != text || len(text) != 9 || text[7] != '-') {
			t.Errorf("%q is taken for %q", text, id)
		}
		if err != nil && (id != "" || network.CodeOf(err) != network.InvalidArgument) {
			t.Errorf("%q gives %q, %v", text, id, err)
		}
	})
}

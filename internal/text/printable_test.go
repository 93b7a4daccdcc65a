package text_test

import (
	"testing"

	"verkosto/internal/text"
)

func TestPrintable(t *testing.T) {
	for given, want := range map[string]string{
		"":                             "",
		"Yhteistyö – 漢字 🙂":             "Yhteistyö – 漢字 🙂",
		"a\n\tb\x1b":                   "a\n\tb\x1b",
		"\x7f\u009b\u00ad\u2028\u202e": "\ufffd\ufffd\ufffd\ufffd\ufffd",
		"\xff":                         "\ufffd",
	} {
		if got := text.Printable(given); got != want {
			t.Errorf("%+q becomes %+q, want %+q", given, got, want)
		}
	}
}

package ingest

import (
	"regexp"
	"strings"

	"verkosto/internal/network"
)

var businessIDDigits = regexp.MustCompile(`^(?:FI)?(\d{6,7})[-–—−]?(\d)$`)

// asBusinessID reads a business id, and mends what programs do to one: a longer dash, no dash, spaces, the letters of a VAT number,
// a zero lost at its start. It mends only what then has a right check digit; all else is left as stated, for
// package resolve to judge.
func asBusinessID(text string) (string, *network.Problem) {
	parts := businessIDDigits.FindStringSubmatch(strings.ReplaceAll(text, " ", ""))
	if parts == nil {
		return text, nil
	}
	if len(parts[1]) == 6 {
		parts[1] = "0" + parts[1]
	}
	if id, err := network.ParseBusinessID(parts[1] + "-" + parts[2]); err == nil {
		return string(id), nil
	}
	return text, nil
}

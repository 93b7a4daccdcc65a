package reading

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
)

// List is a slice whose JSON is [] when it is empty, never null.
type List[T any] []T

// MarshalJSON writes the list as an array.
func (l List[T]) MarshalJSON() ([]byte, error) {
	if l == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]T(l))
}

// Amount is an exact number of euros in decimal notation, as "361950" or "1234.50". It is a number
// in JSON, null where it is empty, and never goes through a float.
type Amount string

var decimalNumber = regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?$`)

// MarshalJSON writes the number digit by digit. What is no decimal number is an error.
func (a Amount) MarshalJSON() ([]byte, error) {
	if a == "" {
		return []byte("null"), nil
	}
	if !decimalNumber.MatchString(string(a)) {
		return nil, fmt.Errorf("write amount %q: not a decimal number", string(a))
	}
	return []byte(a), nil
}

// UnmarshalJSON reads a number without exponent, or null.
func (a *Amount) UnmarshalJSON(text []byte) error {
	text = bytes.TrimSpace(text)
	if string(text) == "null" {
		*a = ""
		return nil
	}
	if !decimalNumber.Match(text) {
		return fmt.Errorf("read amount %s: not a decimal number", text)
	}
	*a = Amount(text)
	return nil
}

package differential_test

import (
	"encoding/base64"
	"encoding/json"
)

// cursorParts are the parts of a cursor: what is listed, the order, the direction, whether there is a
// value ("=") or not ("-"), the value, and the id.
type cursorParts [6]string

func readCursor(cursor string) (parts cursorParts) {
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		err = json.Unmarshal(text, &parts)
	}
	if err != nil {
		panic(err) // it is from an answer
	}
	return parts
}

func (c cursorParts) String() string {
	text, err := json.Marshal(c)
	if err != nil {
		panic(err) // six texts
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// elsewhere gives a cursor of a node that is not there, just behind the one of another.
func elsewhere(cursor string) string {
	parts := readCursor(cursor)
	parts[5] += "-gone"
	return parts.String()
}

package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"
)

// maxKey bounds a part of a natural key as it stands in an id, in bytes, so that ids made of
// the keys of a project and an organisation stay within network.MaxIDLength.
const maxKey = 300

// Key gives a text as a part of a natural key: the text itself, or of one that is
// absurdly long its beginning and a sum of the whole, so that it still tells itself from others.
func Key(text string) string {
	if len(text) <= maxKey/3 || len(url.PathEscape(text)) <= maxKey { // escaped, a byte takes three
		return text
	}
	sum := sha256.Sum256([]byte(text))
	return strings.ToValidUTF8(text[:maxKey/4], "") + "~" + hex.EncodeToString(sum[:16])
}

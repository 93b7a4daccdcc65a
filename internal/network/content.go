package network

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"strconv"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	legacy "github.com/go-json-experiment/json/v1"
)

var (
	encoding = json.JoinOptions(legacy.OmitEmptyWithLegacySemantics(true), json.Deterministic(true))
	decoding = json.JoinOptions(jsontext.AllowDuplicateNames(true))
)

// EncodeNode gives a node as JSON, in the field names and order of its type and without what
// is absent: equal nodes give equal bytes. A text that is not UTF-8 is an [InvalidArgument] error.
func EncodeNode(node Node) ([]byte, error) {
	encoded, err := json.Marshal(node, encoding)
	if err != nil {
		return nil, Wrap(InvalidArgument, err, "encode "+clip(string(node.NodeID()))+": its values must be UTF-8 text and finite numbers")
	}
	return encoded, nil
}

// DecodeNode reads what [EncodeNode] gave for a node of a kind. Fields that the type does
// not have are passed over. Anything else is an [InvalidArgument] error.
func DecodeNode(kind Kind, encoded []byte) (Node, error) {
	node, err := New(kind)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(encoded, node, decoding); err != nil {
		return nil, Wrap(InvalidArgument, err, "decode a node of kind "+string(kind))
	}
	return node, nil
}

// Key is what tells a citation from the others of its source and node: 32 hexadecimal
// digits, the same wherever the citation stands in its source and in every store. It
// covers the node as [EncodeNode] gives it, which is passed in, and all that the citation says of it
// but lines: the first half of a SHA-256.
func (c *Citation) Key(encodedNode []byte) string {
	text := make([]byte, 0, 1024)
	add := func(parts ...string) {
		for _, part := range parts {
			text = strconv.AppendInt(text, int64(len(part)), 10)
			text = append(append(text, ':'), part...)
		}
	}
	text = append(text, encodedNode...)
	add(c.Evidence, string(c.Method), strconv.FormatUint(math.Float64bits(c.Confidence), 16), string(c.Review))
	for _, field := range c.Fields {
		add(field.Field, field.Evidence, field.Stated)
		if field.Problem != nil {
			add(string(field.Problem.Code), field.Problem.Message)
		}
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:keyLength/2])
}

// keyLength is how many digits a citation's key has.
const keyLength = 32

// compareContents orders citations by what they say, for want of anything better.
func compareContents(a, b *Citation) int {
	return bytes.Compare(contentOf(a), contentOf(b))
}

func contentOf(c *Citation) []byte {
	encoded, err := EncodeNode(c.Node)
	if err != nil {
		return nil // no store takes such a node
	}
	return []byte(c.Key(encoded))
}

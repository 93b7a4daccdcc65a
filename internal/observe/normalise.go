package observe

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/lexer"
)

// normalise gives the text of a query without its literals, comments and spacing, and a hash of that: queries that ask the
// same with other values are one. Text that is no GraphQL is kept as far as it is.
func normalise(query string) (text, hash string) {
	var words strings.Builder
	tokens := lexer.New(&ast.Source{Input: query})
	before := lexer.Invalid
	for {
		token, err := tokens.ReadToken()
		if err != nil || token.Kind == lexer.EOF {
			break
		}
		if token.Kind == lexer.Comment || repeats(token.Kind, before) {
			continue
		}
		if spaced(before) && spaced(token.Kind) || token.Kind == lexer.Spread && spaced(before) {
			words.WriteByte(' ')
		}
		words.WriteString(worded(token))
		before = token.Kind
	}
	text = words.String()
	sum := sha256.Sum256([]byte(text))
	return text, hex.EncodeToString(sum[:8])
}

// repeats says whether a literal stands behind another of its kind, in a list whose length doesn't matter.
func repeats(kind, before lexer.Type) bool { return literal(kind) && kind == before }

func literal(kind lexer.Type) bool {
	switch kind {
	case lexer.Int, lexer.Float, lexer.String, lexer.BlockString:
		return true
	}
	return false
}

// spaced says whether a token needs a space between itself and another of that sort.
func spaced(kind lexer.Type) bool { return kind == lexer.Name || literal(kind) }

// worded writes a token, a literal as the empty value of its kind.
func worded(token lexer.Token) string {
	switch token.Kind {
	case lexer.Name:
		return token.Value
	case lexer.Int, lexer.Float:
		return "0"
	case lexer.String, lexer.BlockString:
		return `""`
	}
	return token.Kind.String()
}

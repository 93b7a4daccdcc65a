package httpd

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
)

// scan goes over the tokens of a query before the parser makes anything of them. It
// bounds their number, the length of names (which the validator compares with every
// name that the client might have meant), and how deep values nest. It leaves what is
// no GraphQL to the parser, which says so better.
func scan(query string, limits Limits) *gqlerror.Error {
	if len(query) > limits.QueryBytes {
		return exceeded("QueryBytes", "put large values into variables", len(query), limits.QueryBytes)
	}
	tokens := lexer.New(&ast.Source{Input: query})
	var values nesting
	for count := 1; ; count++ {
		token, err := tokens.ReadToken()
		if err != nil || token.Kind == lexer.EOF {
			return nil
		}
		if count > limits.Tokens {
			return exceeded("Tokens", "ask for less in one request", 0, limits.Tokens)
		}
		if token.Kind == lexer.Name && len(token.Value) > limits.NameLength {
			return exceeded("NameLength", "use shorter names", len(token.Value), limits.NameLength)
		}
		if values.enter(token.Kind) > limits.ValueDepth {
			return exceeded("ValueDepth", "nest lists and objects in arguments less deep", 0, limits.ValueDepth)
		}
	}
}

// nesting follows how deep lists and objects nest within parentheses, the only place
// in a query where there are values.
type nesting struct {
	parentheses, depth int
}

// enter takes the next token and gives the depth that it stands at.
func (n *nesting) enter(kind lexer.Type) int {
	switch kind {
	case lexer.ParenL:
		n.parentheses++
	case lexer.ParenR:
		n.parentheses--
		n.depth = 0
	case lexer.BraceL, lexer.BracketL:
		if n.parentheses > 0 {
			n.depth++
		}
	case lexer.BraceR, lexer.BracketR:
		if n.depth > 0 {
			n.depth--
		}
	}
	return n.depth
}

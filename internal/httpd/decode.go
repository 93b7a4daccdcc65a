package httpd

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// errTooDeep stops the decoding of a value that nests deeper than is allowed.
var errTooDeep = errors.New("value nests too deep")

// decode reads a request from its body: one JSON object with a query and, each of
// them absent or null where there is none, an operationName, variables and
// extensions. Other members are ignored, as the specification keeps them for later.
// A name that is given twice is refused, since two readers could understand it
// differently. Whole numbers become int64, other numbers stay as they were written
// ([json.Number]), so that no digit is lost.
func decode(body []byte, limits Limits) (*graphql.RawParams, *gqlerror.Error) {
	trimmed := bytes.TrimLeft(body, " \t\r\n")
	switch {
	case len(trimmed) == 0:
		return nil, refuse(BadRequest, `the body is empty; send a JSON object such as {"query":"{ __typename }"}`)
	case trimmed[0] == '[':
		return nil, refuse(BadRequest, "batches are not accepted; send one JSON object per request")
	case !utf8.Valid(body):
		return nil, refuse(BadRequest, "the body is not valid UTF-8")
	}
	reader := requestReader{
		json:  jsontext.NewDecoder(bytes.NewBuffer(body)),
		depth: 1 + limits.ValueDepth,
	}
	params, err := reader.request()
	if err != nil {
		return nil, reader.explain(err, limits)
	}
	if params.Query == "" {
		return nil, refuse(BadRequest, `the member "query" is missing; it must hold a GraphQL document`)
	}
	return params, nil
}

type requestReader struct {
	json  *jsontext.Decoder
	depth int // how deep the body may nest
}

// explain says what is wrong with the body without repeating any of it.
func (r requestReader) explain(err error, limits Limits) *gqlerror.Error {
	if refusal, ok := errors.AsType[*gqlerror.Error](err); ok {
		return refusal
	}
	if errors.Is(err, errTooDeep) {
		return exceeded("ValueDepth", "nest lists and objects in variables less deep", 0, limits.ValueDepth)
	}
	at := r.json.InputOffset()
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		at = syntax.ByteOffset
	}
	if errors.Is(err, jsontext.ErrDuplicateName) {
		return refuse(BadRequest, "the body gives a member twice, at byte %d", at)
	}
	return refuse(BadRequest, "the body is not valid JSON, at byte %d", at)
}

// request reads the whole body.
func (r requestReader) request() (*graphql.RawParams, error) {
	if r.json.PeekKind() != '{' {
		if err := r.json.SkipValue(); err != nil {
			return nil, err
		}
		return nil, refuse(BadRequest, "the body must be a JSON object")
	}
	if _, err := r.json.ReadToken(); err != nil {
		return nil, err
	}
	var params graphql.RawParams
	for r.json.PeekKind() != '}' {
		if err := r.member(&params); err != nil {
			return nil, err
		}
	}
	if _, err := r.json.ReadToken(); err != nil {
		return nil, err
	}
	if _, err := r.json.ReadToken(); !errors.Is(err, io.EOF) {
		return nil, refuse(BadRequest, "the body goes on after its JSON object; send one object only")
	}
	return &params, nil
}

// member reads one member of the request into its field.
func (r requestReader) member(params *graphql.RawParams) error {
	name, err := r.json.ReadToken()
	if err != nil {
		return err
	}
	switch name.String() {
	case "query":
		params.Query, err = r.text("query")
	case "operationName":
		params.OperationName, err = r.text("operationName")
	case "variables":
		params.Variables, err = r.object("variables")
	case "extensions":
		params.Extensions, err = r.object("extensions")
	default:
		err = r.json.SkipValue()
	}
	return err
}

// text reads a string, or null as "".
func (r requestReader) text(member string) (string, error) {
	value, err := r.value()
	if err != nil || value == nil {
		return "", err
	}
	text, ok := value.(string)
	if !ok {
		return "", refuse(BadRequest, "the member %q must be a string", member)
	}
	return text, nil
}

// object reads an object, or null as nil.
func (r requestReader) object(member string) (map[string]any, error) {
	value, err := r.value()
	if err != nil || value == nil {
		return nil, err
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil, refuse(BadRequest, "the member %q must be an object", member)
	}
	return object, nil
}

// value reads any JSON value.
func (r requestReader) value() (any, error) {
	token, err := r.json.ReadToken()
	if err != nil {
		return nil, err
	}
	if r.json.StackDepth() > r.depth {
		return nil, errTooDeep
	}
	switch token.Kind() {
	case '{':
		return r.members()
	case '[':
		return r.elements()
	case '"':
		return token.String(), nil
	case '0':
		return number(token.String()), nil
	case 't', 'f':
		return token.Bool(), nil
	default:
		return nil, nil //nolint:nilnil // the value is null
	}
}

func (r requestReader) members() (map[string]any, error) {
	members := map[string]any{}
	for r.json.PeekKind() != '}' {
		token, err := r.json.ReadToken()
		if err != nil {
			return nil, err
		}
		name := token.String()
		if members[name], err = r.value(); err != nil {
			return nil, err
		}
	}
	_, err := r.json.ReadToken()
	return members, err
}

func (r requestReader) elements() ([]any, error) {
	elements := []any{}
	for r.json.PeekKind() != ']' {
		element, err := r.value()
		if err != nil {
			return nil, err
		}
		elements = append(elements, element)
	}
	_, err := r.json.ReadToken()
	return elements, err
}

func number(digits string) any {
	if whole, err := strconv.ParseInt(digits, 10, 64); err == nil {
		return whole
	}
	return json.Number(digits)
}

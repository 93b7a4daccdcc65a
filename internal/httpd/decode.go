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

// request is a request as it was sent. It has a query, or names a document that the server has.
type request struct {
	graphql.RawParams
	documentID string
}

// decode reads what a body asks for: one JSON object with a query and, each of
// them absent or null where there is none, an operationName, variables and
// extensions; instead of the query there may be a documentId, or a hash of the query
// in extensions. Other members are ignored, as the specification keeps them for later.
// A name that is given twice is refused, since two readers could understand it
// differently. Whole numbers become int64, other numbers stay as they were written
// ([json.Number]), so that no digit is lost.
//
// A list of such objects is a batch, where batches are allowed.
func decode(body []byte, limits Limits) (requests []*request, batch bool, _ *gqlerror.Error) {
	trimmed := bytes.TrimLeft(body, " \t\r\n")
	batch = len(trimmed) > 0 && trimmed[0] == '['
	switch {
	case len(trimmed) == 0:
		return nil, false, refuse(BadRequest, `the body is empty; send a JSON object such as {"query":"{ __typename }"}`)
	case batch && limits.Batch == 1:
		return nil, true, refuse(BadRequest, "batches are not accepted; send one JSON object per request")
	case !utf8.Valid(body):
		return nil, batch, refuse(BadRequest, "the body is not valid UTF-8")
	}
	reader := requestReader{
		json:   jsontext.NewDecoder(bytes.NewBuffer(body)),
		limits: limits,
		depth:  1 + limits.ValueDepth,
	}
	var err error
	if batch {
		reader.depth++
		requests, err = reader.batch()
	} else {
		requests = make([]*request, 1)
		requests[0], err = reader.request()
	}
	if err == nil {
		err = reader.end()
	}
	if err != nil {
		return nil, batch, reader.explain(err)
	}
	return requests, batch, nil
}

type requestReader struct {
	json   *jsontext.Decoder
	limits Limits
	depth  int // how deep the body may nest
}

// explain says what is wrong with the body without repeating any of it.
func (r requestReader) explain(err error) *gqlerror.Error {
	if refusal, ok := errors.AsType[*gqlerror.Error](err); ok {
		return refusal
	}
	if errors.Is(err, errTooDeep) {
		return exceeded("ValueDepth", "nest lists and objects in variables less deep", 0, r.limits.ValueDepth)
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

// batch reads a list of requests.
func (r requestReader) batch() ([]*request, error) {
	if _, err := r.json.ReadToken(); err != nil {
		return nil, err
	}
	var requests []*request
	for r.json.PeekKind() != ']' {
		if len(requests) == r.limits.Batch {
			return nil, exceeded("Batch", "send the rest in another request", 0, r.limits.Batch)
		}
		next, err := r.request()
		if err != nil {
			return nil, err
		}
		requests = append(requests, next)
	}
	if len(requests) == 0 {
		return nil, refuse(BadRequest, "the batch is empty; put requests into it")
	}
	_, err := r.json.ReadToken()
	return requests, err
}

// request reads one request.
func (r requestReader) request() (*request, error) {
	if r.json.PeekKind() != '{' {
		if err := r.json.SkipValue(); err != nil {
			return nil, err
		}
		return nil, refuse(BadRequest, "the body must be a JSON object")
	}
	if _, err := r.json.ReadToken(); err != nil {
		return nil, err
	}
	read := new(request)
	for r.json.PeekKind() != '}' {
		if err := r.member(read); err != nil {
			return nil, err
		}
	}
	if _, err := r.json.ReadToken(); err != nil {
		return nil, err
	}
	if read.Query == "" && read.documentID == "" && hashOf(&read.RawParams) == "" {
		return nil, refuse(BadRequest, `the member "query" is missing; it must hold a GraphQL document`)
	}
	return read, nil
}

// end checks that nothing comes after what was read.
func (r requestReader) end() error {
	if _, err := r.json.ReadToken(); !errors.Is(err, io.EOF) {
		return refuse(BadRequest, "the body goes on after its JSON value; send one only")
	}
	return nil
}

// member reads one member of the request into its field.
func (r requestReader) member(read *request) error {
	name, err := r.json.ReadToken()
	if err != nil {
		return err
	}
	switch name.String() {
	case "query":
		read.Query, err = r.text("query")
	case "documentId":
		read.documentID, err = r.text("documentId")
	case "operationName":
		read.OperationName, err = r.text("operationName")
	case "variables":
		read.Variables, err = r.variables()
	case "extensions":
		read.Extensions, err = r.object("extensions")
	default:
		err = r.json.SkipValue()
	}
	return err
}

// variables reads the variables, up to so many bytes.
func (r requestReader) variables() (map[string]any, error) {
	begin := r.json.InputOffset()
	variables, err := r.object("variables")
	if length := int(r.json.InputOffset() - begin); err == nil && length > r.limits.VariableBytes {
		return nil, exceeded("VariableBytes", "send less in one request", length, r.limits.VariableBytes)
	}
	return variables, err
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

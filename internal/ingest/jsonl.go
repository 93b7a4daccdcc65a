package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"verkosto/internal/network"
)

// Statement is one line of Verkosto's JSON Lines: a source, or a citation. A citation
// that names no source is of the document itself.
type Statement struct {
	Line     int // of the document
	Source   *network.Source
	Citation *network.Citation
}

// MaxLine bounds a line of JSON Lines in bytes.
const MaxLine = 4 << 20

// Statements parses Verkosto's JSON Lines (docs/jsonl.md) and emits what the lines state,
// in order. Every line is checked by itself: one that breaks a rule goes to refuse, and the
// others still come. It gives the number of lines read. The error is the first that
// emit gave, an error of the reader, or a [*Refusal] of a document that ends within its last line.
func Statements(r io.Reader, emit func(Statement) error, refuse func(*Refusal)) (lines int, err error) {
	reader := bufio.NewReaderSize(NewDecoder(r), 256<<10)
	var buffer []byte
	for {
		content, ended, err := readLine(reader, buffer[:0])
		if err != nil {
			return lines, err
		}
		if len(content) == 0 && ended {
			return lines, nil
		}
		lines++
		buffer = content
		statement, wrong := parseLine(bytes.TrimSpace(content), lines)
		switch {
		case wrong != nil && ended && wrong.Code == Malformed && errors.Is(wrong.cause, io.ErrUnexpectedEOF):
			return lines, refusal(Truncated, lines, "the document ends within this line: %s", wrong.Reason)
		case wrong != nil:
			refuse(&wrong.Refusal)
		case statement != nil:
			if err := emit(*statement); err != nil {
				return lines, err
			}
		}
		if ended {
			return lines, nil
		}
	}
}

// readLine reads a line into a buffer, of which no more than MaxLine bytes and one are
// kept. It tells whether the document ended without a line end.
func readLine(r *bufio.Reader, line []byte) (content []byte, ended bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if room := MaxLine + 1 - len(line); room > 0 {
			line = append(line, part[:min(len(part), room)]...)
		}
		switch {
		case err == nil:
			return line, false, nil
		case errors.Is(err, io.EOF):
			return line, true, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, true, err
		}
	}
}

// record is the form of a line. Source is an object in a line that states a source, and an id in one
// that cites a node.
type record struct {
	Source        jsontext.Value         `json:"source"`
	Project       *network.Project       `json:"project"`
	Organisation  *network.Organisation  `json:"organisation"`
	Municipality  *network.Municipality  `json:"municipality"`
	SubRegion     *network.SubRegion     `json:"subRegion"`
	Region        *network.Region        `json:"region"`
	Fund          *network.Fund          `json:"fund"`
	Person        *network.Person        `json:"person"`
	Participation *network.Participation `json:"participation"`
	Funding       *network.Funding       `json:"funding"`
	Match         *network.Match         `json:"match"`
	Annotation    *network.Annotation    `json:"annotation"`

	Line       int                     `json:"line"`
	Evidence   string                  `json:"evidence"`
	Method     network.Method          `json:"method"`
	Confidence *float64                `json:"confidence"`
	Review     network.Review          `json:"review"`
	Fields     []network.FieldCitation `json:"fields"`
}

// recordNames are the members by which a line of JSON Lines is recognised.
var recordNames = []string{"source", "project", "organisation", "municipality", "subRegion", "region", "fund", "person", "participation", "funding", "match", "annotation"}

// nodes gives the nodes that a line has, of which there must be one.
func (r *record) nodes() []network.Node {
	var found []network.Node
	add := func(present bool, node network.Node) {
		if present {
			found = append(found, node)
		}
	}
	add(r.Project != nil, r.Project)
	add(r.Organisation != nil, r.Organisation)
	add(r.Municipality != nil, r.Municipality)
	add(r.SubRegion != nil, r.SubRegion)
	add(r.Region != nil, r.Region)
	add(r.Fund != nil, r.Fund)
	add(r.Person != nil, r.Person)
	add(r.Participation != nil, r.Participation)
	add(r.Funding != nil, r.Funding)
	add(r.Match != nil, r.Match)
	add(r.Annotation != nil, r.Annotation)
	return found
}

// wrongLine is the refusal of a line with what the decoder said.
type wrongLine struct {
	Refusal
	cause error
}

func wrong(line int, format string, args ...any) *wrongLine {
	return &wrongLine{Refusal: *refusal(Malformed, line, format, args...)}
}

// parseLine gives what a line states; nothing if it is blank.
func parseLine(content []byte, number int) (*Statement, *wrongLine) {
	if len(content) == 0 {
		return nil, nil
	}
	if len(content) > MaxLine {
		return nil, &wrongLine{Refusal: *refusal(TooLarge, number, "the line is longer than %d bytes", MaxLine)}
	}
	var r record
	if err := json.Unmarshal(content, &r, json.RejectUnknownMembers(true)); err != nil {
		return nil, &wrongLine{Refusal: *refusal(Malformed, number, "%s", explainJSON(err)), cause: err}
	}
	nodes := r.nodes()
	if len(nodes) == 0 && r.Source.Kind() == '{' {
		return r.source(number)
	}
	if len(nodes) != 1 {
		return nil, wrong(number, "the line states %d nodes: write one, such as {\"project\":{…}}, or a source", len(nodes))
	}
	return r.citation(nodes[0], number)
}

func (r *record) source(number int) (*Statement, *wrongLine) {
	source := new(network.Source)
	if err := json.Unmarshal(r.Source, source, json.RejectUnknownMembers(true)); err != nil {
		return nil, wrong(number, "source: %s", explainJSON(err))
	}
	if r.Line != 0 || r.Evidence != "" || r.Method != "" || r.Confidence != nil || r.Review != "" || r.Fields != nil {
		return nil, wrong(number, "a line that states a source has nothing beside it")
	}
	if err := checkSource(source); err != nil {
		return nil, wrong(number, "source: %v", err)
	}
	source.ReadAt = source.ReadAt.In(time.UTC)
	return &Statement{Line: number, Source: source}, nil
}

func (r *record) citation(node network.Node, number int) (*Statement, *wrongLine) {
	if err := firstError(checkNode(node), giveID(node)); err != nil {
		return nil, wrong(number, "%v", err)
	}
	citation := &network.Citation{
		Node: node, Line: r.Line, Evidence: r.Evidence, Method: r.Method, Confidence: 1, Review: r.Review, Fields: r.Fields,
	}
	if r.Confidence != nil {
		citation.Confidence = *r.Confidence
	}
	if citation.Method == "" {
		citation.Method = network.MethodField
	}
	if len(r.Source) > 0 {
		var text string
		if err := json.Unmarshal(r.Source, &text); err != nil {
			return nil, wrong(number, "source: write the id of a source")
		}
		citation.Source = network.ID(text)
	} else if citation.Line == 0 {
		citation.Line = number
	}
	if err := checkCitation(citation); err != nil {
		return nil, wrong(number, "%v", err)
	}
	return &Statement{Line: number, Citation: citation}, nil
}

// explainJSON says what is wrong with a line without the names of Go's types.
func explainJSON(err error) string {
	if semantic, ok := errors.AsType[*json.SemanticError](err); ok {
		at := strings.TrimPrefix(string(semantic.JSONPointer), "/")
		switch {
		case errors.Is(semantic.Err, json.ErrUnknownName):
			return fmt.Sprintf("%s: there is no such member", at)
		case semantic.Err != nil && semantic.JSONKind == '"':
			return fmt.Sprintf("%s: %s is not what belongs here", at, clip(string(semantic.JSONValue), 60))
		case at == "":
			return "the line is no JSON object"
		}
		return fmt.Sprintf("%s: a %s does not belong here", at, semantic.JSONKind)
	}
	if syntactic, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		return fmt.Sprintf("no JSON at byte %d: %v", syntactic.ByteOffset, syntactic.Err)
	}
	return err.Error()
}

// detectJSON tells Verkosto's JSON Lines from other JSON by its first member.
func detectJSON(text string) (Format, error) {
	decoder := jsontext.NewDecoder(strings.NewReader(text))
	if _, err := decoder.ReadToken(); err == nil {
		if name, err := decoder.ReadToken(); err == nil && name.Kind() == '"' {
			for _, known := range recordNames {
				if name.String() == known {
					return JSONLines, nil
				}
			}
			return "", refusal(UnknownFormat, 1, "JSON, but not Verkosto's JSON Lines: a line begins with a node or source such as {\"project\":{…}}, here with %q", clip(name.String(), 40))
		}
	}
	return "", refusal(UnknownFormat, 1, "it begins like JSON but is none: each line of Verkosto's JSON Lines is a whole object, as {\"project\":{…}}")
}

// Package answer puts the objects and lists of an answer together. gqlgen's generated code calls it in the place of gqlgen's
// own runtime, for which verkosto/graph/rewrite sees, and gives the same answers with less work for each field:
//
//   - What follows from the text of the query and its variables is worked out once for a step of the query, not for each
//     object that it reached: [Steps].
//   - Goroutines are begun where something is read, by the first object of a step. Those after it find what they ask for on
//     their level, so they are answered in order: [Steps.List], [Object.Dispatch].
//   - Fields that are plain values of an object are taken without the context of a field, which only errors need: [Leaf].
//   - There is no @defer, which the server refuses, so no object has a place for what comes later.
package answer

import (
	"sync"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Steps are what one operation's steps have in common for all objects they reach. The zero value is ready for use, by many
// goroutines.
type Steps struct {
	mutex     sync.RWMutex
	steps     map[place]*Step
	mixed     map[place]bool
	arguments map[*ast.Field]map[string]any
}

// place tells steps apart: what an operation selects is collected once, so that it stays where it is in memory.
type place struct {
	selection *ast.Selection // the first
	length    int
	kind      *string // names of the type that is selected of, nil where it doesn't matter
}

func placeOf(selections ast.SelectionSet, kind *string) place {
	if len(selections) == 0 {
		return place{kind: kind}
	}
	return place{&selections[0], len(selections), kind}
}

// Step is a selection of one type's fields.
type Step struct {
	Fields []graphql.CollectedField // in the order of the answer

	names [][]byte    // of the members, with all that stands before the value; nil for a member that is there already
	asked atomic.Bool // an object has been asked for all fields
}

// At gives the step that selects of a type, which is told by all names it goes by.
func (s *Steps) At(operation *graphql.OperationContext, selections ast.SelectionSet, names []string) *Step {
	at := placeOf(selections, &names[0])
	s.mutex.RLock()
	step := s.steps[at]
	s.mutex.RUnlock()
	if step != nil {
		return step
	}
	made := newStep(graphql.CollectFields(operation, selections, names))
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if step := s.steps[at]; step != nil {
		return step
	}
	if s.steps == nil {
		s.steps = make(map[place]*Step)
	}
	s.steps[at] = made
	return made
}

func newStep(fields []graphql.CollectedField) *Step {
	step := &Step{Fields: fields, names: make([][]byte, len(fields))}
	written := make(map[string]bool, len(fields))
	for i, field := range fields {
		if written[field.Alias] { // selected twice, of a type and of an interface of it
			continue
		}
		written[field.Alias] = true
		mark := ","
		if i == 0 {
			mark = "{"
		}
		step.names[i] = []byte(mark + `"` + field.Alias + `":`) // a name needs no escapes
	}
	return step
}

// Arguments gives the arguments of a field, which are the same for each object that it is asked of.
func (s *Steps) Arguments(field *ast.Field, read func() (map[string]any, error)) (map[string]any, error) {
	s.mutex.RLock()
	arguments, known := s.arguments[field]
	s.mutex.RUnlock()
	if known {
		return arguments, nil
	}
	arguments, err := read()
	if err != nil {
		return nil, err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.arguments == nil {
		s.arguments = make(map[*ast.Field]map[string]any)
	}
	s.arguments[field] = arguments
	return arguments, nil
}

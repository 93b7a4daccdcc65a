package httpd

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// walk bounds the shape of a document that was parsed but not validated. Each
// fragment is measured once, however often it is spread, so that this takes time in
// proportion to the document even where its expansion would be exponential. What goes
// through the expansion comes after, when its size is known to be bounded.
func walk(doc *ast.QueryDocument, limits Limits) *gqlerror.Error {
	if found := len(doc.Operations); found > limits.Operations {
		return exceeded("Operations", "send the operations that are not asked for in requests of their own", found, limits.Operations)
	}
	if found := len(doc.Fragments); found > limits.Fragments {
		return exceeded("Fragments", "write the rarely used ones out", found, limits.Fragments)
	}
	w := newWalker(doc)
	if err := w.sizes(doc, limits); err != nil {
		return err
	}
	comparisons := 0
	for _, operation := range doc.Operations {
		comparisons = min(most, comparisons+w.comparisons(operation.SelectionSet))
	}
	for _, fragment := range doc.Fragments {
		comparisons = min(most, comparisons+w.comparisons(fragment.SelectionSet))
	}
	if comparisons > limits.Comparisons {
		return exceeded("Comparisons", "select each field once", comparisons, limits.Comparisons)
	}
	return nil
}

// sizes checks the size of every operation and fragment, and of all together.
func (w *walker) sizes(doc *ast.QueryDocument, limits Limits) *gqlerror.Error {
	var inOperations, inFragments int
	for _, fragment := range doc.Fragments {
		size := w.fragment(fragment)
		if w.cycle != nil {
			return cyclic(w.cycle)
		}
		if err := size.check(limits); err != nil {
			return err
		}
		inFragments += size.selections
	}
	for _, operation := range doc.Operations {
		size := w.operation(operation)
		if err := size.check(limits); err != nil {
			return err
		}
		if size.roots > limits.RootFields {
			return exceeded("RootFields", "spread the root fields over several requests", size.roots, limits.RootFields)
		}
		inOperations += size.selections
	}
	if found := max(inOperations, inFragments); found > limits.Selections {
		return exceeded("Selections", selectionsAdvice, found, limits.Selections)
	}
	return nil
}

const selectionsAdvice = "select fewer fields, or spread them over several requests"

// measure is the size of a selection set with all its fragments written out.
// Numbers stop growing at [most].
type measure struct {
	selections int // fields, spreads and inline fragments at every depth
	roots      int // fields at the top
	aliases    int
	directives int
	depth      int
}

// most is where counting stops: more than any limit, and small enough that a few
// such numbers add and multiply without overflow.
const most = 1 << 30

func (m *measure) add(other measure) {
	m.selections = min(most, m.selections+other.selections)
	m.roots = min(most, m.roots+other.roots)
	m.aliases = min(most, m.aliases+other.aliases)
	m.directives = min(most, m.directives+other.directives)
	m.depth = max(m.depth, other.depth)
}

// check compares a measure with the limits that hold for operations and fragments alike.
func (m *measure) check(limits Limits) *gqlerror.Error {
	for _, bound := range []struct {
		limit, advice  string
		found, allowed int
	}{
		{"Depth", "follow the network in several requests, by id", m.depth, limits.Depth},
		{"Selections", selectionsAdvice, m.selections, limits.Selections},
		{"Aliases", "spread the aliases over several requests", m.aliases, limits.Aliases},
		{"Directives", "use fewer directives", m.directives, limits.Directives},
	} {
		if bound.found > bound.allowed {
			return exceeded(bound.limit, bound.advice, bound.found, bound.allowed)
		}
	}
	return nil
}

type walker struct {
	named    map[string]*ast.FragmentDefinition
	measured map[*ast.FragmentDefinition]measure
	open     map[*ast.FragmentDefinition]bool // fragments being measured
	cycle    *ast.FragmentSpread              // a spread that leads back to its own fragment
}

func newWalker(doc *ast.QueryDocument) *walker {
	w := &walker{
		named:    make(map[string]*ast.FragmentDefinition, len(doc.Fragments)),
		measured: make(map[*ast.FragmentDefinition]measure, len(doc.Fragments)),
		open:     make(map[*ast.FragmentDefinition]bool),
	}
	for _, fragment := range doc.Fragments {
		if w.named[fragment.Name] == nil { // of two of a name the validator takes the first too
			w.named[fragment.Name] = fragment
		}
	}
	return w
}

func (w *walker) operation(operation *ast.OperationDefinition) measure {
	size := measure{directives: len(operation.Directives)}
	for _, variable := range operation.VariableDefinitions {
		size.directives += len(variable.Directives)
	}
	size.add(w.set(operation.SelectionSet))
	return size
}

func (w *walker) fragment(fragment *ast.FragmentDefinition) measure {
	if size, ok := w.measured[fragment]; ok {
		return size
	}
	w.open[fragment] = true
	size := measure{directives: len(fragment.Directives)}
	size.add(w.set(fragment.SelectionSet))
	delete(w.open, fragment)
	w.measured[fragment] = size
	return size
}

func (w *walker) set(selections ast.SelectionSet) measure {
	var size measure
	for _, selection := range selections {
		switch s := selection.(type) {
		case *ast.Field:
			size.add(w.field(s))
		case *ast.InlineFragment:
			size.add(measure{selections: 1, directives: len(s.Directives)})
			size.add(w.set(s.SelectionSet))
		case *ast.FragmentSpread:
			size.add(measure{selections: 1, directives: len(s.Directives)})
			size.add(w.spread(s))
		}
	}
	return size
}

func (w *walker) field(field *ast.Field) measure {
	size := measure{selections: 1, directives: len(field.Directives)}
	if field.Alias != field.Name { // the parser gives a field without one its name
		size.aliases = 1
	}
	size.add(w.set(field.SelectionSet))
	size.depth++
	size.roots = 1
	return size
}

// spread measures the fragment that is spread. One that isn't there is the validator's to report.
func (w *walker) spread(spread *ast.FragmentSpread) measure {
	fragment := w.named[spread.Name]
	if fragment == nil {
		return measure{}
	}
	if w.open[fragment] {
		w.cycle = spread
		return measure{}
	}
	return w.fragment(fragment)
}

func cyclic(spread *ast.FragmentSpread) *gqlerror.Error {
	err := refuse(ValidationFailed, "fragment %q spreads itself, directly or through others; fragments must not form a circle", spread.Name)
	err.Locations = []gqlerror.Location{{Line: spread.Position.Line, Column: spread.Position.Column}}
	return err
}

package httpd

import "github.com/vektah/gqlparser/v2/ast"

// comparisons counts the pairs of fields that the validator must compare because they
// answer under the same name in the same object: with n selections of one name that is
// n(n-1)/2, and as much again among what is selected under them. It follows every
// fragment, so it must only be asked about sets whose size was found to be bounded.
func (w *walker) comparisons(sets ...ast.SelectionSet) int {
	object := merged{walker: w, answers: make(map[string]*answered), spread: make(map[string]bool)}
	for _, set := range sets {
		object.collect(set)
	}
	total := 0
	for _, field := range object.answers {
		if field.times > 1 {
			total = min(most, total+field.times*(field.times-1)/2)
		}
		if len(field.below) > 0 {
			total = min(most, total+w.comparisons(field.below...))
		}
	}
	return total
}

// merged is what selection sets ask of one object.
type merged struct {
	*walker
	answers map[string]*answered // by the name that they are answered under
	spread  map[string]bool      // fragments already collected; executing them again adds nothing
}

// answered is a field of an answer.
type answered struct {
	times int // how often it is selected
	below []ast.SelectionSet
}

func (m *merged) collect(set ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			field := m.answers[s.Alias]
			if field == nil {
				field = &answered{}
				m.answers[s.Alias] = field
			}
			field.times++
			if len(s.SelectionSet) > 0 {
				field.below = append(field.below, s.SelectionSet)
			}
		case *ast.InlineFragment:
			m.collect(s.SelectionSet)
		case *ast.FragmentSpread:
			if fragment := m.named[s.Name]; fragment != nil && !m.spread[s.Name] {
				m.spread[s.Name] = true
				m.collect(fragment.SelectionSet)
			}
		}
	}
}

// Package resolve decides whom and what mentions mean: it turns what a document says
// (package mention) into citations of the nodes of a network, with ids that other
// documents share.
//
// Nothing is dropped and nothing repaired. A value that cannot be right is kept in the
// citation of its field as stated, with the problem. Resolution is deterministic: the
// same mentions in the same order give the same citations.
package resolve

import (
	"cmp"
	"slices"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// Resolver resolves the mentions of one document, in their order. It is not safe for
// concurrent use. Its memory is bounded, however many mentions there are.
type Resolver struct {
	source  network.ID
	periods Periods
	parts   *recent // how often each part in a project was named
	bodies  *recent // organisations and funds that were cited the same way
}

// New gives a resolver for a document of a source. Periods may be shared with the
// resolvers of other documents, one after the other, and be nil.
func New(source network.ID, periods Periods) *Resolver {
	return &Resolver{source: source, periods: periods, parts: newRecent(), bodies: newRecent()}
}

// Resolve gives the citations for one mention: of the project, its fund, organisations, people,
// participations and fundings, each node before those that link to it. Every stated value is cited with its line
// and words; where the document is a table, with the line of the row only, unless there is a problem.
func (r *Resolver) Resolve(m *mention.Project) []network.Citation {
	period := r.periods.of(m)
	s := &statements{source: r.source, citations: make([]network.Citation, 0, 4+2*len(m.Participants))}
	project := network.ProjectID(Key(period), Key(projectKey(m)))
	fund := r.fund(s, m, period)
	if !m.Only {
		r.project(s, m, project, period, fund)
	}
	for i := range m.Participants {
		r.participation(s, project, &m.Participants[i])
	}
	for i := range m.Fundings {
		r.funding(s, project, fund, &m.Fundings[i])
	}
	for i := range m.Contacts {
		r.person(s, project, mention.Text{}, &m.Contacts[i])
	}
	return s.citations
}

// statements gathers the citations of one mention.
type statements struct {
	source    network.ID
	citations []network.Citation
}

// add cites a node. The fields come in the order of the document.
func (s *statements) add(node network.Node, line int, f fields) {
	slices.SortStableFunc(f.cited, func(a, b network.FieldCitation) int { return cmp.Compare(a.Line, b.Line) })
	citation := network.Citation{Source: s.source, Node: node, Line: line, Method: network.MethodField, Confidence: 1, Fields: f.cited}
	if f.reading != nil {
		citation.Method, citation.Confidence = f.reading.Method, f.reading.Confidence
	}
	s.citations = append(s.citations, citation)
}

// fields gathers the citations of the fields of one node. A citation is believed as far as
// its most doubtful field.
type fields struct {
	cited   []network.FieldCitation
	reading *mention.Reading // of the most doubtful field; nil for labelled ones
}

// take cites a field, and gives its value: the zero value if nothing is stated, or nothing that
// could be taken over.
func take[T any](f *fields, field string, stated mention.Stated[T]) T {
	if stated.Reading != nil && stated.Text != "" && (f.reading == nil || stated.Reading.Confidence < f.reading.Confidence) {
		f.reading = stated.Reading
	}
	if stated.Absent() || stated.Evidence == "" && stated.Problem == nil {
		return stated.Value
	}
	if stated.Problem == nil && f.has(field, stated.Line) {
		return stated.Value // one line states a list
	}
	citation := network.FieldCitation{Field: field, Line: stated.Line, Evidence: stated.Evidence, Problem: stated.Problem}
	if stated.Problem != nil {
		citation.Stated = stated.Text
	}
	f.cited = append(f.cited, citation)
	return stated.Value
}

// takeOptional is take for fields in which a zero differs from nothing.
func takeOptional[T any](f *fields, field string, stated mention.Stated[T]) *T {
	value := take(f, field, stated)
	if !stated.OK() {
		return nil
	}
	return &value
}

// has says whether a line is cited for a field already, without a problem.
func (f *fields) has(field string, line int) bool {
	return slices.ContainsFunc(f.cited, func(c network.FieldCitation) bool {
		return c.Field == field && c.Line == line && c.Problem == nil
	})
}

// mark notes a problem of a value that was taken over all the same.
func (f *fields) mark(field string, line int, problem network.Problem) {
	for i := range f.cited {
		if c := &f.cited[i]; c.Field == field && c.Line == line && c.Problem == nil {
			c.Problem = &problem
			return
		}
	}
	f.cited = append(f.cited, network.FieldCitation{Field: field, Line: line, Problem: &problem})
}

// recent remembers how often keys came: all of the last maxRecent ones at least. The
// keys of a project stand together in all known documents, so that this is enough, and
// memory stays bounded.
type recent struct{ younger, older map[uint64]int }

const maxRecent = 1 << 18

func newRecent() *recent { return &recent{younger: make(map[uint64]int)} }

// count counts a key, and tells how often it has come.
func (r *recent) count(key uint64) int {
	if len(r.younger) >= maxRecent {
		r.younger, r.older = make(map[uint64]int), r.younger
	}
	times, young := r.younger[key]
	if !young {
		times = r.older[key]
	}
	r.younger[key] = times + 1
	return times + 1
}

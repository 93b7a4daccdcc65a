package network

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Judgement is what people think of all that one source states of one node.
type Judgement struct {
	Review Review            `json:"review,omitempty"` // of the whole; "" where no one judged it
	Fields map[string]Review `json:"fields,omitempty"` // of single fields
}

// Judgements are what people think of statements. Nil are no judgements. Judgements never change.
type Judgements struct {
	of map[statement]*Judgement
}

// statement is what one source states of one node, under the id that the source has for it.
type statement struct{ node, source ID }

// NewJudgements gives the judgements that annotations add up to. Where several judge the same, the latest counts, of several
// at the same time the one with the greatest id. What they judge of matches, sources and annotations, and
// of fields that cannot be judged ([Judgeable]), counts for nothing.
func NewJudgements(annotations []*Annotation) *Judgements {
	ordered := slices.SortedFunc(slices.Values(annotations), func(a, b *Annotation) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
	of := make(map[statement]*Judgement)
	for _, a := range ordered {
		if !a.judges() || !Judgeable(a.Subject.Kind(), a.Field) {
			continue
		}
		about := statement{a.Subject, a.Source}
		if of[about] == nil {
			of[about] = new(Judgement)
		}
		of[about].add(a.Field, a.Review)
	}
	if len(of) == 0 {
		return nil
	}
	return &Judgements{of}
}

func (j *Judgement) add(field string, review Review) {
	if field == "" {
		j.Review = review
		return
	}
	if j.Fields == nil {
		j.Fields = make(map[string]Review)
	}
	j.Fields[field] = review
}

// Of gives what people think of what a source states of a node under an id; nil where no one judged it.
func (j *Judgements) Of(node, source ID) *Judgement {
	if j == nil {
		return nil
	}
	return j.of[statement{node, source}]
}

// Changed gives the nodes, by the ids that they are stated under, of which statements are judged otherwise in
// other judgements, each with the sources of those, both upwards.
func (j *Judgements) Changed(other *Judgements) map[ID][]ID {
	changed := make(map[ID][]ID)
	for _, side := range []*Judgements{j, other} {
		if side == nil {
			continue
		}
		for about := range side.of {
			if !j.Of(about.node, about.source).equal(other.Of(about.node, about.source)) && !slices.Contains(changed[about.node], about.source) {
				changed[about.node] = append(changed[about.node], about.source)
			}
		}
	}
	for _, sources := range changed {
		slices.Sort(sources)
	}
	return changed
}

func (j *Judgement) equal(other *Judgement) bool {
	if j == nil || other == nil {
		return j == other
	}
	return j.Review == other.Review && maps.Equal(j.Fields, other.Fields)
}

// Rejects says whether the whole statement is rejected.
func (j *Judgement) Rejects() bool { return j != nil && j.Review == ReviewRejected }

// Rejected gives the rejected fields, upwards.
func (j *Judgement) Rejected() []string {
	if j == nil {
		return nil
	}
	var rejected []string
	for field, review := range j.Fields {
		if review == ReviewRejected {
			rejected = append(rejected, field)
		}
	}
	slices.Sort(rejected)
	return rejected
}

// Counting gives of what a source states of a node the part that counts when the node is derived: the node itself where nothing is
// rejected, a copy without the rejected fields where some are, and nil where the whole is.
func (j *Judgement) Counting(node Node) Node {
	if j.Rejects() {
		return nil
	}
	rejected := j.Rejected()
	if len(rejected) == 0 {
		return node
	}
	counting := clone(node)
	value := reflect.ValueOf(counting).Elem()
	for _, field := range rejected {
		if at, is := fieldOf(value.Type(), field); is {
			value.Field(at).SetZero()
		}
	}
	return counting
}

// Judgeable says whether people can judge a field of nodes of a kind, or with "" all that a source states of one.
// Fields that make the id, and the ends of relations, stand or fall with the whole.
func Judgeable(kind Kind, field string) bool {
	if kind == KindMatch || kind == KindSource || kind == KindAnnotation {
		return false
	}
	node, err := New(kind)
	if err != nil {
		return false
	}
	if field == "" {
		return true
	}
	if slices.Contains(essential[kind], field) {
		return false
	}
	_, is := fieldOf(reflect.TypeOf(node).Elem(), field)
	return is
}

// essential are the fields without which a node is another or none. No source states statedAs and contactsHidden.
var essential = map[Kind][]string{
	KindPerson:        {"name", "contactsHidden"},
	KindParticipation: {"project", "organisation", "role", "statedAs"},
	KindFunding:       {"project", "funder"},
}

// fieldOf gives the place of a field in a type of node by its name in the API. A name is a field of names too.
func fieldOf(node reflect.Type, name string) (int, bool) {
	names := 0
	for at := range node.NumField() {
		tag, _, _ := strings.Cut(node.Field(at).Tag.Get("json"), ",")
		switch tag {
		case name:
			return at, name != "" && name != "id"
		case "names":
			names = at
		}
	}
	return names, name == "name" && names > 0
}

// Judged says what people think of a citation as a whole: CONFIRMED or REJECTED where someone judged it, else
// what its source says itself, NONE where it says nothing.
func (c *Citation) Judged() Review {
	switch {
	case c.Judgement != nil && c.Judgement.Review != "":
		return c.Judgement.Review
	case c.Review != "":
		return c.Review
	}
	return ReviewNone
}

// JudgedField says what people think of one field of a citation, NONE where no one judged it.
func (c *Citation) JudgedField(field string) Review {
	if c.Judgement == nil || c.Judgement.Fields[field] == "" {
		return ReviewNone
	}
	return c.Judgement.Fields[field]
}

package network

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"verkosto/internal/text"
)

// Annotation is what a person says of a node: a note, a judgement of what one source states of it, or both.
// It is stated like any node, by a source of its own ([AnnotationSourceID]), so it outlives imports and is taken back by
// removing that source.
//
// What a source states and a person rejects does not count when nodes are derived, whether it is stated already
// or only later ([Judgements]). Matches are decided by [Decide]: what is judged of a match, of a source or of an annotation has no
// effect.
type Annotation struct {
	ID      ID        `json:"id"`
	Subject ID        `json:"subject"`          // the node, by the id that it is stated under
	Source  ID        `json:"source,omitempty"` // whose statement is judged; "" where it is a note on the node itself
	Field   string    `json:"field,omitempty"`  // the one field that it is about, by its name in the API; "" for all
	Review  Review    `json:"review,omitempty"` // CONFIRMED or REJECTED; "" where nothing is judged
	Text    string    `json:"text,omitempty"`   // for people
	By      string    `json:"by,omitempty"`     // who says so
	At      time.Time `json:"at,omitzero"`
}

// Format of the sources that state annotations, and their rank.
const (
	FormatAnnotation = "annotation"
	RankAnnotation   = 70
)

// MaxAnnotationText bounds the text of an annotation in bytes.
const MaxAnnotationText = 10_000

// AnnotationID is the id of an annotation. What judges the same field of the same statement has the same id, whoever
// says it: who judges again makes a newer version. A note without a judgement is one of its own each time. The id
// tells nothing of what it is about, because the id of a person holds a name.
func AnnotationID(a *Annotation) ID {
	parts := []string{string(a.Subject), string(a.Source), a.Field}
	if !a.judges() {
		parts = append(parts, a.By, a.At.UTC().Format(time.RFC3339Nano), a.Text)
	}
	sum := sha256.New()
	for _, part := range parts {
		sum.Write([]byte(part))
		sum.Write([]byte{0})
	}
	return ID(KindAnnotation.prefix() + ":" + hex.EncodeToString(sum.Sum(nil)[:16]))
}

// AnnotationSourceID is the id of the source that states an annotation.
func AnnotationSourceID(annotation ID) ID {
	return ID(KindSource.prefix() + ":" + FormatAnnotation + "/" + annotation.Key())
}

// judges says whether the annotation confirms or rejects something.
func (a *Annotation) judges() bool {
	return a.Source != "" && (a.Review == ReviewConfirmed || a.Review == ReviewRejected)
}

// Annotate gives the batch that states an annotation: a source of its own, which takes the place of an earlier judgement of
// the same. Removing the source ([AnnotationSourceID]) takes the annotation back. The id is given by [AnnotationID]; NONE is taken as no review.
//
// It is an [InvalidArgument] error if the annotation says nothing, judges nothing that a source states, judges a match, a source
// or an annotation, or a field without which the node is another or none (see [Judgeable]), or if its text is too long.
func Annotate(a Annotation) (Batch, error) {
	if a.Review == ReviewNone {
		a.Review = ""
	}
	if err := a.check(); err != nil {
		return Batch{}, err
	}
	a.At = a.At.UTC()
	a.ID = AnnotationID(&a)
	encoded, err := EncodeNode(&a)
	if err != nil {
		return Batch{}, err
	}
	sum := sha256.Sum256(encoded)
	source := &Source{
		ID: AnnotationSourceID(a.ID), Format: FormatAnnotation, Rank: RankAnnotation, SHA256: hex.EncodeToString(sum[:]), ReadAt: a.At,
	}
	return Batch{
		Sources:   []*Source{source},
		Citations: []Citation{{Source: source.ID, Node: &a, Method: MethodPerson, Confidence: 1}},
		Complete:  []ID{source.ID},
	}, nil
}

func (a *Annotation) check() error {
	if _, err := ParseID(string(a.Subject)); err != nil {
		return err
	}
	if a.Source != "" {
		if _, err := ParseID(string(a.Source)); err != nil {
			return err
		}
		if a.Source.Kind() != KindSource {
			return Errorf(InvalidArgument, "%q is no source: an annotation judges what a source states", clip(string(a.Source)))
		}
	}
	switch {
	case a.Review != "" && a.Review != ReviewConfirmed && a.Review != ReviewRejected:
		return Errorf(InvalidArgument, "%q is no review: write CONFIRMED, REJECTED or NONE", clip(string(a.Review)))
	case a.Review != "" && a.Source == "":
		return Errorf(InvalidArgument, "a judgement is of what one source states: name the source")
	case a.Review == "" && strings.TrimSpace(a.Text) == "":
		return Errorf(InvalidArgument, "an annotation has a text, a review or both")
	case len(a.Text) > MaxAnnotationText:
		return Errorf(InvalidArgument, "the text has %d bytes: write at most %d", len(a.Text), MaxAnnotationText)
	case a.Review != "" && !Judgeable(a.Subject.Kind(), a.Field):
		return Errorf(InvalidArgument, "%q of a %s cannot be judged", clip(a.Field), a.Subject.Kind())
	}
	return nil
}

// NodeID gives the annotation's id.
func (a *Annotation) NodeID() ID { return a.ID }

// Links gives nothing: annotations are asked for by [Reader.Annotations], also those of what is no node any more.
func (a *Annotation) Links() []LinkTo { return nil }

func (a *Annotation) withoutContacts() *Annotation {
	hidden := *a
	hidden.Text, hidden.By = text.HideContacts(a.Text), text.HideContacts(a.By)
	if hidden == *a {
		return a
	}
	return &hidden
}

func (a *Annotation) merge(other Node) {
	o := other.(*Annotation)
	if a.Subject == "" {
		a.Subject, a.Source, a.Field = o.Subject, o.Source, o.Field
	}
	if a.Review == "" {
		a.Review = o.Review
	}
	if a.Text == "" {
		a.Text, a.By, a.At = o.Text, first(a.By, o.By), first(a.At, o.At)
	}
}

// AnnotationFilter says which annotations to take.
type AnnotationFilter struct {
	And []*AnnotationFilter
	Or  []*AnnotationFilter
	Not *AnnotationFilter

	IDs      []ID
	Subjects []ID     // about one of these, under whichever of its ids
	Sources  []ID     // judges what one of these states
	Reviews  []Review // NONE takes those that judge nothing
	By       []string // said by one of these
}

// Filters says that it is for annotations.
func (*AnnotationFilter) Filters(kind Kind) bool { return kind == KindAnnotation }

// AnnotationQuery asks for annotations about nodes.
type AnnotationQuery struct {
	Of     []ID   // ids of nodes, whether they are nodes of the network now or not; at most MaxKeys
	Window Window // in the order of ids
}

// Reviewed gives what the annotation says of the statement, NONE where it judges nothing.
func (a *Annotation) Reviewed() Review {
	if a.Review == "" {
		return ReviewNone
	}
	return a.Review
}

// annotations resolves what a filter asks by subjects to all ids of the same nodes.
func (i *Identities) annotations(f *AnnotationFilter) *AnnotationFilter {
	if f == nil {
		return nil
	}
	c := *f
	c.And, c.Or, c.Not = each(f.And, i.annotations), each(f.Or, i.annotations), i.annotations(f.Not)
	if f.Subjects != nil {
		c.Subjects = []ID{}
		for _, id := range f.Subjects {
			c.Subjects = append(c.Subjects, i.Members(i.Of(id))...)
		}
		slices.Sort(c.Subjects)
		c.Subjects = slices.Compact(c.Subjects)
	}
	return &c
}

package model

import "verkosto/internal/network"

// Annotation is an annotation on its level.
type Annotation struct {
	*network.Annotation
	onLevel
}

// SubjectID gives the id of what the annotation is about, as it was stated then.
func (a *Annotation) SubjectID() network.ID { return a.Subject }

// Review says what is thought of the statement, NONE where nothing is judged.
func (a *Annotation) Review() network.Review { return a.Reviewed() }

// The connections of annotations, by their names in the schema.
type (
	// AnnotationConnection is a part of a list of annotations.
	AnnotationConnection = Connection[*Annotation]
	// AnnotationEdge is one of them.
	AnnotationEdge = Edge[*Annotation]
)

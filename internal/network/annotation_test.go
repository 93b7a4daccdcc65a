package network_test

import (
	"strings"
	"testing"
	"time"

	"verkosto/internal/network"
)

func TestAnnotate(t *testing.T) {
	page := network.SourceID("page", "S1")
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.FixedZone("EET", 2*60*60))
	rejected := network.Annotation{Subject: puu, Source: page, Field: "start", Review: network.ReviewRejected, By: "Maija Mallikas", At: at}
	batch, err := network.Annotate(rejected)
	if err != nil {
		t.Fatal(err)
	}
	stated := batch.Citations[0].Node.(*network.Annotation)
	if stated.At != at.UTC() || batch.Sources[0].ID != network.AnnotationSourceID(stated.ID) || batch.Complete[0] != batch.Sources[0].ID {
		t.Errorf("the batch is %+v", batch)
	}
	confirmed := rejected
	confirmed.Review, confirmed.By, confirmed.At = network.ReviewConfirmed, "Pekka Puro", at.AddDate(0, 0, 1)
	again, _ := network.Annotate(confirmed)
	if again.Sources[0].ID != batch.Sources[0].ID || again.Sources[0].SHA256 == batch.Sources[0].SHA256 {
		t.Error("another judgement of the same is no newer version of it")
	}
	note := network.Annotation{Subject: puu, Text: "soita", By: "Pekka Puro", At: at, Review: network.ReviewNone}
	first, _ := network.Annotate(note)
	note.Text = "kirjoita"
	second, _ := network.Annotate(note)
	if first.Sources[0].ID == second.Sources[0].ID {
		t.Error("two notes are one")
	}
	for what, wrong := range map[string]network.Annotation{
		"nothing said":            {Subject: puu},
		"no node":                 {Subject: "x", Text: "x"},
		"no source to judge":      {Subject: puu, Review: network.ReviewRejected},
		"what is no source":       {Subject: puu, Source: puu, Review: network.ReviewRejected},
		"no review":               {Subject: puu, Source: page, Review: "PERHAPS"},
		"a match":                 {Subject: network.MatchID(honka, koski), Source: page, Review: network.ReviewRejected},
		"a field that is none":    {Subject: puu, Source: page, Field: "colour", Review: network.ReviewRejected},
		"the id":                  {Subject: puu, Source: page, Field: "id", Review: network.ReviewRejected},
		"a name without a person": {Subject: maija.ID, Source: page, Field: "name", Review: network.ReviewRejected},
		"too long a text":         {Subject: puu, Text: strings.Repeat("x", network.MaxAnnotationText+1)},
		"no text":                 {Subject: puu, Text: "\xff"},
	} {
		if _, err := network.Annotate(wrong); network.CodeOf(err) != network.InvalidArgument {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestJudgements(t *testing.T) {
	page := network.SourceID("page", "S1")
	judge := func(id network.ID, field string, review network.Review, day int) *network.Annotation {
		return &network.Annotation{ID: id, Subject: puu, Source: page, Field: field, Review: review, At: time.Date(2026, 1, day, 0, 0, 0, 0, time.UTC)}
	}
	judged := network.NewJudgements([]*network.Annotation{
		judge("annotation:b", "names", network.ReviewRejected, 2), judge("annotation:a", "names", network.ReviewConfirmed, 1),
		judge("annotation:c", "start", network.ReviewRejected, 1), judge("annotation:d", "start", network.ReviewConfirmed, 1),
		judge("annotation:e", "name", network.ReviewRejected, 1), judge("annotation:f", "id", network.ReviewRejected, 1),
	})
	project := &network.Project{ID: puu, Code: "S1", Names: network.Names{Fi: "Puu"}, Start: "2015"}
	counting := judged.Of(puu, page).Counting(project).(*network.Project)
	if counting.Names.Fi != "" || counting.Start != "2015" || counting.ID != puu || project.Names.Fi != "Puu" {
		t.Errorf("what counts is %+v", counting)
	}
	if judged.Of(puu, "source:other/1").Counting(project) != network.Node(project) {
		t.Error("another source is judged too")
	}
	whole := network.NewJudgements([]*network.Annotation{judge("annotation:a", "", network.ReviewRejected, 1)})
	if node := whole.Of(puu, page).Counting(project); node != nil {
		t.Errorf("what is rejected counts: %+v", node)
	}
	if changed := judged.Changed(whole); len(changed) != 1 || len(changed[puu]) != 1 || len(judged.Changed(judged)) != 0 {
		t.Errorf("changed are %v", changed)
	}
	citation := network.Citation{Source: page, Node: project, Method: network.MethodRule, Confidence: 0.5, Judgement: whole.Of(puu, page)}
	if citation.Judged() != network.ReviewRejected || citation.JudgedField("names") != network.ReviewNone {
		t.Errorf("it is %s", citation.Judged())
	}
	key := network.ReviewKey(&citation, strings.Repeat("a", 32))
	query := network.ReviewQuery{Method: network.MethodRule, Review: network.ReviewRejected}
	position := network.ReviewPosition(key)
	if from, to := query.Range(); key < from || key >= to || query.Key(&position) != key {
		t.Errorf("%q is not from %q to %q", key, from, to)
	}
}

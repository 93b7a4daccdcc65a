package check_test

import (
	"bytes"
	"testing"

	"verkosto/internal/check"
	"verkosto/internal/ingest/gold"
	"verkosto/internal/reading"
)

func read(d gold.Document) ([]reading.Reading, error) {
	var readings []reading.Reading
	err := check.Document(d.Name, bytes.NewReader(d.Content), nil, func(r *reading.Reading) error {
		readings = append(readings, *r)
		return nil
	})
	return readings, err
}

// leastF1 is what reading the gold set must reach, field by field together, in its part to develop with and its part held out.
var leastF1 = map[string]float64{
	"eura2007-page": 0.99, "eura2014-page": 0.99, "eura2021-export": 0.99, "eura-list": 0.99, "cordis-projects": 0.99, "cordis-organisations": 0.99, "prose": 0.75,
}

// TestGold reads the gold set. What was missed is listed for the part to develop with only.
func TestGold(t *testing.T) {
	documents, err := gold.Documents()
	if err != nil {
		t.Fatal(err)
	}
	report := gold.Score(documents, read)
	for _, failure := range report.Failures {
		t.Errorf("%s: %v", failure.Document, failure.Err)
	}
	for _, kind := range report.Kinds() {
		for _, split := range []gold.Split{gold.Develop, gold.HeldOut} {
			tally := report.Of(split, kind, "")
			t.Logf("%-22s %-8s precision %.3f, recall %.3f, F1 %.3f", kind, split, tally.Precision(), tally.Recall(), tally.F1())
			if split == gold.Develop && tally.F1() < leastF1[kind] {
				t.Errorf("%s: F1 %.3f, want %.2f", kind, tally.F1(), leastF1[kind])
			}
		}
	}
	for _, finding := range report.Findings {
		if finding.Split == gold.Develop && finding.Kind != "prose" {
			t.Logf("%s %s %s: %q, missed %v", finding.Document, finding.Project, finding.Field, finding.Fact, finding.Missed)
		}
	}
}

// Quality measures how well documents are read: precision, recall and F1 by field and kind
// of document, against the gold set (internal/ingest/gold), as Markdown. It lists misses of
// the documents that rules are developed with only; what is held out stays unknown.
//
//	go run ./bench/quality
package main

import (
	"bytes"
	"log"
	"os"

	"verkosto/internal/check"
	"verkosto/internal/ingest/gold"
	"verkosto/internal/reading"
	"verkosto/internal/resolve"
)

func main() {
	log.SetFlags(0)
	documents, err := gold.Documents()
	if err != nil {
		log.Fatal(err)
	}
	report := gold.Score(documents, read)
	if err := report.WriteMarkdown(os.Stdout, gold.Develop); err != nil {
		log.Fatal(err)
	}
}

func read(document gold.Document) ([]reading.Reading, error) {
	var readings []reading.Reading
	err := check.Document(document.Name, bytes.NewReader(document.Content), resolve.Periods{}, func(r *reading.Reading) error {
		readings = append(readings, *r)
		return nil
	})
	return readings, err
}

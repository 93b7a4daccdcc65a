// Quality measures how well documents are read: precision, recall and F1 by field and kind
// of document, against the gold set (internal/ingest/gold), as Markdown. It lists misses of
// the documents that rules are developed with only; what is held out stays unknown.
//
//	go run ./bench/quality            # all documents
//	go run ./bench/quality -develop   # only those that rules are developed with
//	go run ./bench/quality -only 'prose-*'
package main

import (
	"bytes"
	"flag"
	"log"
	"os"
	"path"
	"slices"
	"strings"

	"verkosto/internal/check"
	"verkosto/internal/ingest/gold"
	"verkosto/internal/reading"
	"verkosto/internal/resolve"
)

func main() {
	log.SetFlags(0)
	develop := flag.Bool("develop", false, "leave out the documents that are held out: a figure that is looked at often is soon written for")
	only := flag.String("only", "*", "read the documents whose names match one of these `patterns`, with commas between")
	flag.Parse()
	documents, err := gold.Documents()
	if err != nil {
		log.Fatal(err)
	}
	documents = slices.DeleteFunc(documents, func(d gold.Document) bool {
		return *develop && d.Split == gold.HeldOut || !matches(d.Name, strings.Split(*only, ","))
	})
	report := gold.Score(documents, read)
	if err := report.WriteMarkdown(os.Stdout, gold.Develop); err != nil {
		log.Fatal(err)
	}
}

// matches tells whether a name has the form of a pattern. A broken pattern ends the program.
func matches(name string, patterns []string) bool {
	for _, pattern := range patterns {
		fits, err := path.Match(pattern, name)
		if err != nil {
			log.Fatalf("read the pattern %q: %v", pattern, err)
		}
		if fits {
			return true
		}
	}
	return false
}

func read(document gold.Document) ([]reading.Reading, error) {
	var readings []reading.Reading
	err := check.Document(document.Name, bytes.NewReader(document.Content), resolve.Periods{}, func(r *reading.Reading) error {
		readings = append(readings, *r)
		return nil
	})
	return readings, err
}

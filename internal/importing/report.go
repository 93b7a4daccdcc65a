package importing

import (
	"hash/maphash"

	"verkosto/internal/ingest"
	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/resolution"
)

// Outcome says what became of a document.
type Outcome string

// The outcomes.
const (
	Imported  Outcome = "IMPORTED"  // everything is in the store
	Partial   Outcome = "PARTIAL"   // what could be read is in the store; what an earlier version stated stays
	Unchanged Outcome = "UNCHANGED" // the store had this version already
	Checked   Outcome = "CHECKED"   // read, and nothing written
	Refused   Outcome = "REFUSED"   // nothing taken over
	Failed    Outcome = "FAILED"    // the store failed, or the import was cancelled: a part may be in the store
)

// Report tells what became of documents, in their order. Its JSON form is that of
// docs/import-report.md.
type Report struct {
	Documents  []*DocumentReport  `json:"documents"`
	Resolution *resolution.Report `json:"resolution,omitempty"` // which organisations are one; nil where that was not looked for
}

// OK says whether every document was taken over whole or was there already.
func (r *Report) OK() bool {
	for _, document := range r.Documents {
		if document.Outcome == Refused || document.Outcome == Failed || len(document.Refusals) > 0 {
			return false
		}
	}
	return true
}

// DocumentReport tells what was read from one document.
type DocumentReport struct {
	Document string               `json:"document"`
	Outcome  Outcome              `json:"outcome"`
	Format   ingest.Format        `json:"format,omitempty"`
	Encoding ingest.Encoding      `json:"encoding,omitempty"`
	Source   network.ID           `json:"source,omitempty"`
	SHA256   string               `json:"sha256,omitempty"`
	Bytes    int64                `json:"bytes"`
	Lines    int                  `json:"lines"`
	Cited    map[network.Kind]int `json:"cited,omitempty"` // nodes that the document describes, by kind
	Account  Account              `json:"account"`
	Change   Change               `json:"change"`
	Refusals []ingest.Refusal     `json:"refusals,omitempty"` // of the document or lines of it, at most MaxListed
	Repairs  []Repair             `json:"repairs,omitempty"`  // at most MaxListed
	Problems []Problem            `json:"problems,omitempty"` // at most MaxListed

	Doubts int `json:"doubts,omitempty"` // what the document may state, too unsure for the network

	RefusalsOmitted int `json:"refusalsOmitted,omitempty"`
	RepairsOmitted  int `json:"repairsOmitted,omitempty"`
	ProblemsOmitted int `json:"problemsOmitted,omitempty"`

	counted map[uint64]struct{} // hashes of the nodes in Cited
}

// Account says what became of the lines of a document. Its numbers add up to DocumentReport.Lines.
type Account struct {
	Read     int `json:"read"`     // as they are, also blank ones and headers
	Repaired int `json:"repaired"` // broken, and read all the same
	Refused  int `json:"refused"`  // not taken
}

// Repair tells how broken lines were read.
type Repair struct {
	Line  int    `json:"line"`
	Lines int    `json:"lines,omitempty"` // where it is more than one
	How   string `json:"how"`
}

// maxCounted bounds the memory for counting. Beyond it a node counts each time that the
// document describes it anew.
const maxCounted = 1 << 20

var hashSeed = maphash.MakeSeed()

// MaxListed is how many refusals and problems of one document are listed; others are
// counted.
const MaxListed = 1000

// Change is what a document changed in the store. Nodes that several batches change count
// in each.
type Change struct {
	Version   uint64 `json:"version"` // of the data, afterwards
	Added     int    `json:"added"`
	Updated   int    `json:"updated"`
	Withdrawn int    `json:"withdrawn"`
}

// Changed gives what a batch changed.
func Changed(change network.Change) Change {
	return Change{Version: change.Version, Added: change.Added, Updated: change.Updated, Withdrawn: change.Withdrawn}
}

// Problem is a fact that is kept though something is wrong with it.
type Problem struct {
	Line    int                 `json:"line,omitempty"`
	Field   string              `json:"field,omitempty"`
	Code    network.ProblemCode `json:"code"`
	Message string              `json:"message"`
	Stated  string              `json:"stated,omitempty"` // left out where it is private
	Node    network.ID          `json:"node"`
}

// account settles what became of the lines, when all of them were looked at.
func (d *DocumentReport) account(lines int) {
	d.Lines = lines
	d.Account.Refused = min(d.Account.Refused, lines)
	d.Account.Repaired = min(d.Account.Repaired, lines-d.Account.Refused)
	d.Account.Read = lines - d.Account.Refused - d.Account.Repaired
}

func (d *DocumentReport) repaired(line int, repair *mention.Repair) {
	d.Account.Repaired += repair.Lines
	if len(d.Repairs) == MaxListed {
		d.RepairsOmitted++
		return
	}
	listed := Repair{Line: line, How: repair.How}
	if repair.Lines > 1 {
		listed.Lines = repair.Lines
	}
	d.Repairs = append(d.Repairs, listed)
}

func (d *DocumentReport) refuse(refusal *ingest.Refusal) {
	if refusal.Line > 0 {
		d.Account.Refused += max(1, refusal.Lines)
	}
	if len(d.Refusals) == MaxListed {
		d.RefusalsOmitted++
		return
	}
	named := *refusal
	named.Document = d.Document
	d.Refusals = append(d.Refusals, named)
}

// count counts what a citation states, and lists its problems.
func (d *DocumentReport) count(citation *network.Citation) {
	node := citation.Node.NodeID()
	d.countNode(node)
	for i := range citation.Fields {
		field := &citation.Fields[i]
		if field.Problem == nil {
			continue
		}
		if len(d.Problems) == MaxListed {
			d.ProblemsOmitted++
			continue
		}
		problem := Problem{Line: field.Line, Field: field.Field, Code: field.Problem.Code, Message: field.Problem.Message, Stated: field.Stated, Node: node}
		if network.IsPrivate(node, field.Field) {
			problem.Stated = ""
		}
		d.Problems = append(d.Problems, problem)
	}
}

func (d *DocumentReport) changed(change network.Change) {
	d.Change.Version = max(d.Change.Version, change.Version)
	d.Change.Added += change.Added
	d.Change.Updated += change.Updated
	d.Change.Withdrawn += change.Withdrawn
}

// countNode counts a node that was not counted before.
func (d *DocumentReport) countNode(node network.ID) {
	if d.Cited == nil {
		d.Cited, d.counted = make(map[network.Kind]int), make(map[uint64]struct{})
	}
	hash := maphash.String(hashSeed, string(node))
	if _, before := d.counted[hash]; before {
		return
	}
	if len(d.counted) < maxCounted {
		d.counted[hash] = struct{}{}
	}
	d.Cited[node.Kind()]++
}

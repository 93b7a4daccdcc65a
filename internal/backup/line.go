package backup

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	legacy "github.com/go-json-experiment/json/v1"

	"verkosto/internal/network"
)

// Format is the version of the format that this program writes. It reads this one and all before it.
const Format = 1

// Head tells about a backup: its first line.
type Head struct {
	Format  int       `json:"format"`
	Program string    `json:"program"` // version of Verkosto that wrote it
	MadeAt  time.Time `json:"madeAt"`
	Version uint64    `json:"version"` // data version
}

// line is the JSON of a line: of the head, or of a [network.Record].
type line struct {
	Backup   *Head             `json:"backup,omitempty"`
	Source   *network.Source   `json:"source,omitempty"`
	Citation *network.Citation `json:"citation,omitempty"`
	Kind     network.Kind      `json:"kind,omitempty"` // of node
	Node     jsontext.Value    `json:"node,omitempty"` // what the citation states
	Annex    *network.Annex    `json:"annex,omitempty"`
	Former   bool              `json:"former,omitempty"`
}

// encoding leaves out what is absent, and gives equal records equal bytes.
var encoding = json.JoinOptions(legacy.OmitEmptyWithLegacySemantics(true), json.Deterministic(true))

func encodeRecord(record network.Record) ([]byte, error) {
	l := line{Source: record.Source, Citation: record.Citation, Annex: record.Annex, Former: record.Former}
	if record.Citation != nil {
		node, err := network.EncodeNode(record.Citation.Node)
		if err != nil {
			return nil, err
		}
		l.Kind, l.Node = record.Citation.Node.NodeID().Kind(), node
	}
	encoded, err := json.Marshal(&l, encoding)
	if err != nil {
		return nil, network.Wrap(network.Internal, err, "encode a record")
	}
	return encoded, nil
}

// record gives the record of a line.
func (l *line) record() (network.Record, error) {
	record := network.Record{Source: l.Source, Citation: l.Citation, Annex: l.Annex, Former: l.Former}
	given := 0
	for _, is := range []bool{l.Source != nil, l.Citation != nil, l.Annex != nil} {
		if is {
			given++
		}
	}
	if given != 1 {
		return record, network.Errorf(network.InvalidArgument, "the backup holds a record that this program does not know: restore it with a newer one")
	}
	if l.Citation != nil {
		node, err := network.DecodeNode(l.Kind, l.Node)
		if err != nil {
			return record, err
		}
		record.Citation.Node = node
	}
	return record, nil
}

// contents adds up hashes of records, so that the sum is the same for equal records in any order, and
// another if one is missing, there twice, or different.
type contents [4]uint64

func (c *contents) add(encoded []byte) {
	sum := sha256.Sum256(encoded)
	for i := range c {
		c[i] += binary.BigEndian.Uint64(sum[8*i:])
	}
}

func (c *contents) String() string {
	var sum []byte
	for _, word := range c {
		sum = binary.BigEndian.AppendUint64(sum, word)
	}
	return hex.EncodeToString(sum)
}

// tally counts records and adds up what they say. A source that only comes before its former citations counts
// when it comes again.
type tally struct {
	sources, citations, annexes int
	contents                    contents
}

func (t *tally) add(record network.Record, encoded []byte) {
	switch {
	case record.Source != nil && record.Former:
		return
	case record.Source != nil:
		t.sources++
	case record.Citation != nil:
		t.citations++
	default:
		t.annexes++
	}
	t.contents.add(encoded)
}

func (t *tally) seal(parts int) *Seal {
	return &Seal{Parts: parts, Sources: t.sources, Citations: t.citations, Annexes: t.annexes, Contents: t.contents.String()}
}

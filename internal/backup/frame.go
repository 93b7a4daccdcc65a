package backup

import (
	"bufio"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/go-json-experiment/json"

	"verkosto/internal/network"
)

// label is what stands before a part, or at the end of a file.
type label struct {
	Part    int    `json:"part,omitzero"`    // from 1; none for the seal
	Bytes   int    `json:"bytes,omitzero"`   // of the part as it stands in the file
	Size    int    `json:"size,omitzero"`    // of the part when it is unpacked
	SHA256  string `json:"sha256"`           // of the part as it stands in the file; for the seal of everything before it
	Summary *Seal  `json:"summary,omitzero"` // for the seal
}

// Seal tells what a whole file holds.
type Seal struct {
	Parts     int    `json:"parts"`
	Sources   int    `json:"sources"`
	Citations int    `json:"citations"`
	Annexes   int    `json:"annexes"`
	Contents  string `json:"contents"` // the same for equal contents, in any order
}

const (
	skippable = 0x184D2A5B // magic number of the frames that hold labels: one of sixteen that decoders pass over
	labelSize = 4 << 10    // bounds a label
	partSize  = 4 << 20    // of a part when it is unpacked, from which on the next one begins
	partMost  = 256 << 20  // bounds what is read as one part
)

// writeLabel writes a label as a skippable frame.
func writeLabel(w io.Writer, l label) error {
	encoded, err := json.Marshal(l)
	if err != nil {
		return fmt.Errorf("encode a label: %w", err)
	}
	frame := binary.LittleEndian.AppendUint32(nil, skippable)
	frame = binary.LittleEndian.AppendUint32(frame, uint32(len(encoded)))
	_, err = w.Write(append(frame, encoded...))
	return err
}

// readLabel reads the next label. What is none is damage.
func readLabel(r *bufio.Reader) (l label, frame []byte, err error) {
	head := make([]byte, 8)
	if _, err := io.ReadFull(r, head); err != nil {
		return label{}, nil, damaged("it ends where a label should be: it was cut short")
	}
	length := binary.LittleEndian.Uint32(head[4:])
	if binary.LittleEndian.Uint32(head) != skippable || length > labelSize {
		return label{}, nil, damaged("there is something else where a label should be")
	}
	encoded := make([]byte, length)
	if _, err := io.ReadFull(r, encoded); err != nil {
		return label{}, nil, damaged("it ends in a label: it was cut short")
	}
	if err := json.Unmarshal(encoded, &l, json.RejectUnknownMembers(true)); err != nil || !plausible(l) {
		return label{}, nil, damaged("there is a label that can't be read")
	}
	return l, append(head, encoded...), nil
}

func plausible(l label) bool {
	sum, err := hex.DecodeString(l.SHA256)
	return err == nil && len(sum) == 32 && l.Bytes >= 0 && l.Bytes <= partMost && l.Size >= 0 && l.Size <= partMost && (l.Part > 0) == (l.Summary == nil)
}

// damaged is the error for a file that is not as it was written.
func damaged(format string, args ...any) error {
	return network.Errorf(network.Unavailable, "the backup is damaged: "+format, args...)
}

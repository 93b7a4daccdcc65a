package network

import (
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// AuditRecord is an entry of the audit log as stores keep it: what it tells, and what it replaced, as JSON.
type AuditRecord struct {
	Told     string
	Replaced string // "" for nothing
}

// replacedRecord is the JSON form of [Replaced].
type replacedRecord struct {
	ID        ID            `json:"id"`
	Before    *Source       `json:"before,omitempty"`
	Citations []citedRecord `json:"citations,omitempty"`
	After     string        `json:"after,omitempty"`
}

// citedRecord is the JSON form of a citation with its node.
type citedRecord struct {
	Kind Kind           `json:"kind"`
	Node jsontext.Value `json:"node"`
	Citation
}

// EncodeAudit gives an entry as stores keep it. Texts that are not UTF-8 are an [InvalidArgument] error.
func EncodeAudit(e *AuditEntry) (AuditRecord, error) {
	kept := *e
	kept.At = kept.At.UTC()
	told, err := json.Marshal(&kept, encoding)
	if err != nil {
		return AuditRecord{}, Wrap(InvalidArgument, err, "encode an audit entry: its texts must be UTF-8")
	}
	record := AuditRecord{Told: string(told)}
	if len(e.Replaced) == 0 {
		return record, nil
	}
	replaced := make([]replacedRecord, 0, len(e.Replaced))
	for _, one := range e.Replaced {
		encoded := replacedRecord{ID: one.ID, Before: one.Before, After: one.After}
		for _, citation := range one.Citations {
			node, err := EncodeNode(citation.Node)
			if err != nil {
				return AuditRecord{}, err
			}
			encoded.Citations = append(encoded.Citations, citedRecord{citation.Node.NodeID().Kind(), node, citation})
		}
		replaced = append(replaced, encoded)
	}
	before, err := json.Marshal(replaced, encoding)
	if err != nil {
		return AuditRecord{}, Wrap(InvalidArgument, err, "encode what an audit entry replaced: its texts must be UTF-8")
	}
	record.Replaced = string(before)
	return record, nil
}

// DecodeAudit reads what [EncodeAudit] gave. Anything else is an [InvalidArgument] error.
func DecodeAudit(record AuditRecord) (*AuditEntry, error) {
	var e AuditEntry
	if err := json.Unmarshal([]byte(record.Told), &e, decoding); err != nil {
		return nil, Wrap(InvalidArgument, err, "decode an audit entry")
	}
	if record.Replaced == "" {
		return &e, nil
	}
	var replaced []replacedRecord
	if err := json.Unmarshal([]byte(record.Replaced), &replaced, decoding); err != nil {
		return nil, Wrap(InvalidArgument, err, "decode what an audit entry replaced")
	}
	for _, one := range replaced {
		decoded := Replaced{ID: one.ID, Before: one.Before, After: one.After}
		for _, cited := range one.Citations {
			node, err := DecodeNode(cited.Kind, cited.Node)
			if err != nil {
				return nil, err
			}
			cited.Citation.Node = node
			decoded.Citations = append(decoded.Citations, cited.Citation)
		}
		e.Replaced = append(e.Replaced, decoded)
	}
	return &e, nil
}

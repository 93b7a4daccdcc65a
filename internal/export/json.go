package export

import (
	"github.com/go-json-experiment/json/jsontext"
)

// quoted writes a text as JSON. What is no UTF-8 becomes U+FFFD.
func (o *output) quoted(text string) {
	o.buf, _ = jsontext.AppendQuote(o.buf, text) // the error tells of what was replaced
}

// member writes a member of an object: a name that needs no escaping, and a text.
func (o *output) member(name, text string) {
	o.text(`"`, name, `":`)
	o.quoted(text)
}

// typed writes a value as JSON: numbers and booleans as such, all else as text.
func (o *output) typed(t Type, value string) {
	if t == Text || t == Day {
		o.quoted(value)
		return
	}
	o.text(value)
}

// members writes, each behind a comma, the values that are there.
func (o *output) members(attributes []Attribute, values []string) {
	for i, value := range values {
		if value != "" {
			o.text(`,"`, attributes[i].Name, `":`)
			o.typed(attributes[i].Type, value)
		}
	}
}

// remarks writes the head as members of an object.
func (o *output) remarks(head *Head) {
	for i, remark := range head.remarks() {
		if i > 0 {
			o.text(",")
		}
		o.member(remark.name, remark.text)
	}
}

// separate writes a comma before all but the first element of a list.
func (o *output) separate(first *bool) {
	if !*first {
		o.text(",")
	}
	*first = false
	o.text("\n")
}

package prose

import (
	"fmt"
	"strings"

	"verkosto/internal/mention"
)

// show writes what was read in lines, for golden files and for tables: "confidence field value".
func show(p mention.Project) string {
	var b strings.Builder
	line := func(confidence float64, format string, args ...any) {
		mark := " "
		if confidence < Threshold {
			mark = "?"
		}
		fmt.Fprintf(&b, "%s %s\n", mark, fmt.Sprintf(format, args...))
	}
	field := func(name string, t mention.Text) {
		if !t.Absent() {
			line(t.Confidence(), "%s: %s", name, t.Value)
		}
	}
	field("name", p.NameFi)
	field("name sv", p.NameSv)
	field("name en", p.NameEn)
	field("code", p.Code)
	field("fund", p.Fund.Code)
	field("programme", p.Programme)
	field("period", p.Period)
	if d := p.Start; true {
		if !d.Absent() {
			line(d.Confidence(), "start: %s", d.Value)
		}
	}
	if d := p.End; !d.Absent() {
		line(d.Confidence(), "end: %s", d.Value)
	}
	for _, at := range p.Places {
		line(at.Name.Confidence(), "%s: %s", at.Kind, at.Name.Value)
	}
	for _, m := range p.Participants {
		name := m.Organisation.NameFi.Value + m.Organisation.NameSv.Value + m.Organisation.NameEn.Value
		if !m.Organisation.ShortName.Absent() {
			name += " (" + m.Organisation.ShortName.Value + ")"
		}
		confidence := m.Role.Confidence()
		role := string(m.Role.Value)
		if m.Role.Absent() {
			role = "-"
			confidence = max(m.Organisation.NameFi.Confidence()*0, 0.4)
		}
		for _, at := range m.Places {
			role += ", " + at.Name.Value
		}
		line(confidence, "%s: %s", name, role)
		for _, k := range m.Contacts {
			line(k.Name.Confidence(), "  %s", person(k))
		}
	}
	for _, k := range p.Contacts {
		line(k.Name.Confidence(), "%s", person(k))
	}
	for _, f := range p.Fundings {
		if f.Funder == nil {
			line(1, "funded by its fund")
		} else {
			line(1, "funded by %s", f.Funder.NameFi.Value+f.Funder.NameSv.Value+f.Funder.NameEn.Value)
		}
	}
	return b.String()
}

func person(k mention.Person) string {
	parts := []string{"person: " + k.Name.Value}
	for _, t := range []mention.Text{k.Title, k.Email, k.Phone} {
		if !t.Absent() {
			parts = append(parts, t.Value)
		}
	}
	return strings.Join(parts, " | ")
}

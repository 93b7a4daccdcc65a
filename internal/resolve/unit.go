package resolve

import (
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/naming"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// unit is what the name of an organisation tells of the bodies that it is a part of: from the legal body down to the
// organisation itself, which is the last.
type unit struct {
	steps []step
}

// step is one body on the way from a legal body down to a unit.
type step struct {
	id   network.ID
	name string // as stated or, of a body that is not named, as it is called
}

// elyBusinessID is the business id that all ELY centres share: one legal body, under this name.
const (
	elyBusinessID network.BusinessID = "2296962-1"
	elyName       string             = "Elinkeino-, liikenne- ja ympäristökeskukset"
)

// universities are the business ids of universities, under which their institutes are stated too, with the key of the name
// of each (naming.Known).
var universities = map[network.BusinessID]string{
	"0313471-7": "university:helsinki", "2228357-4": "university:aalto", "0245895-5": "university:oulu", "2285733-9": "university:eastern",
	"0245894-7": "university:jyvaskyla", "0245904-2": "university:lut", "0245896-3": "university:turku", "0246312-1": "university:abo",
	"0292800-5": "university:lapland",
}

// unitOf tells whether an organisation is a unit, by its name and business id. It gives an empty unit for an organisation that is
// a body of its own, as far as its name tells, and for one that is known by another number: that is its own.
func unitOf(o *network.Organisation) unit {
	name := o.Name()
	if name == "" || o.BusinessID == "" && o.PIC != "" {
		return unit{}
	}
	if key, known := naming.Known(name); known {
		return regionalUnit(o, key, name)
	}
	body, part, found := naming.Unit(name)
	if !found {
		return namelessUnit(o, name)
	}
	u := unit{}
	if key, known := naming.Known(body); known {
		u = regionalUnit(o, key, body)
	}
	if len(u.steps) == 0 {
		u.steps = []step{{bodyID(o, body), body}}
	}
	key := naming.UnitKey(part)
	if key == "" {
		return unit{}
	}
	id := nameID(name)
	if o.BusinessID != "" {
		id = network.UnitID(u.steps[len(u.steps)-1].id, Key(key))
	}
	u.steps = append(u.steps, step{id, name})
	return u
}

// regionalUnit gives an ELY centre as a unit of the body that all of them are, and a regional body of another kind as a unit of
// the business id that is stated with it.
func regionalUnit(o *network.Organisation, key, name string) unit {
	kind, area, _ := strings.Cut(key, ":")
	id := o.BusinessID
	switch {
	case kind == "ely" && id == "":
		return unit{steps: []step{{legalBody(elyBusinessID), elyName}, {nameID(name), name}}}
	case kind == "ely" && id == elyBusinessID:
		return unit{steps: []step{{legalBody(id), elyName}, {network.UnitID(legalBody(id), Key(kind+" "+area)), name}}}
	case id != "" && (kind == "ely" || kind == "avi" || kind == "te" || kind == "te-office"):
		return unit{steps: []step{{legalBody(id), ""}, {network.UnitID(legalBody(id), Key(kind+" "+area)), name}}}
	}
	return unit{}
}

// namelessUnit gives a unit whose name does not name its body, which the business id tells: that of the ELY centres
// or of a university.
func namelessUnit(o *network.Organisation, name string) unit {
	_, university := universities[o.BusinessID]
	if o.BusinessID != elyBusinessID && !university || !naming.IsUnit(name) {
		return unit{}
	}
	body := step{id: legalBody(o.BusinessID)}
	if !university {
		body.name = elyName
		if generic := text.NameKey(name); strings.HasPrefix(generic, "elinkeino") || strings.HasPrefix(generic, "ely keskus") {
			return unit{} // all of them
		}
	}
	return unit{steps: []step{body, {network.UnitID(body.id, Key(naming.UnitKey(name))), name}}}
}

// bodyID is the id of the body that a name names, for which the organisation's business id is stated.
func bodyID(o *network.Organisation, body string) network.ID {
	if o.BusinessID != "" {
		return legalBody(o.BusinessID)
	}
	return nameID(body)
}

func legalBody(id network.BusinessID) network.ID {
	return network.OrganisationID(network.SchemeBusinessID, string(id))
}

func nameID(name string) network.ID {
	if key := text.NameKey(name); key != "" {
		return network.OrganisationID(network.SchemeName, Key(key))
	}
	return ""
}

// bodiesAbove cites the bodies above a unit, each by what the document says of it: its name within the unit's, and the business id that
// it shares. What was cited just so already is not cited again.
func (r *Resolver) bodiesAbove(s *statements, o *network.Organisation, u unit, m *mention.Organisation) {
	name := nameOf(m)
	for i, above := range u.steps[:max(0, len(u.steps)-1)] {
		if above.name == "" && o.BusinessID == "" || r.bodies.count(hashOf("body", string(above.id), above.name)) > 1 {
			continue
		}
		body := &network.Organisation{ID: above.id}
		f := fields{reading: &mention.Reading{Method: network.MethodRule, Confidence: min(unitConfidence, name.Confidence())}}
		if above.name != "" {
			body.Names = inLanguageOf(o.Names, above.name)
			f.cite("names", name)
		}
		switch {
		case o.BusinessID != "":
			body.BusinessID = o.BusinessID
			f.cite("businessId", m.BusinessID)
		case above.id == legalBody(elyBusinessID):
			body.BusinessID = elyBusinessID
			f.cite("businessId", name)
		}
		if i > 0 {
			body.Parent = u.steps[i-1].id
			f.cite("parent", name)
		}
		s.add(body, m.Line, f)
	}
}

// unitConfidence is how far a body is believed that was read out of the name of a unit.
const unitConfidence = 0.9

// inLanguageOf puts a name into the language that other names are in, the first that has one.
func inLanguageOf(names network.Names, name string) network.Names {
	switch {
	case names.Fi == "" && names.En != "":
		return network.Names{En: name}
	case names.Fi == "" && names.Sv != "":
		return network.Names{Sv: name}
	}
	return network.Names{Fi: name}
}

// cite notes the words that a field was read from. In a table the line says enough.
func (f *fields) cite(field string, stated mention.Text) {
	if stated.Evidence != "" {
		f.cited = append(f.cited, network.FieldCitation{Field: field, Line: stated.Line, Evidence: stated.Evidence})
	}
}

// withoutFormer takes out of names what they say of other names of the body (naming.Former), and gives those as aliases.
func withoutFormer(names *network.Names) []network.Alias {
	var aliases []network.Alias
	for _, name := range []*string{&names.Fi, &names.Sv, &names.En} {
		if !strings.ContainsAny(*name, "([/,;") {
			continue
		}
		rest, others := naming.Former(*name)
		for _, other := range others {
			if text.NameKey(other.Name) == text.NameKey(rest) {
				continue
			}
			since, err := network.ParseDate(other.Since)
			if err != nil {
				since = "" // no such day
			}
			aliases = append(aliases, network.Alias{Name: other.Name, From: since})
		}
		*name = rest
	}
	return aliases
}

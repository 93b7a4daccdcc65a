package resolve

import (
	"cmp"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// participation cites an organisation's part in a project, with the organisation and
// its contacts. A participant that nothing is known of to tell it from others is kept as a problem.
func (r *Resolver) participation(s *statements, project network.ID, m *mention.Participant) {
	var f fields
	name := cmp.Or(nameOf(&m.Organisation), m.Organisation.BusinessID)
	organisation := r.organisation(s, &m.Organisation)
	if organisation == "" {
		r.unnamed(s, project, m)
		return
	}
	take(&f, "organisation", name)
	role := take(&f, "role", m.Role)
	if role == "" {
		role = network.RolePartner // the word is kept with its problem
	}
	if m.Role.Evidence == "" && m.Role.Problem == nil && name.Evidence != "" {
		f.cited = append(f.cited, network.FieldCitation{Field: "role", Line: name.Line, Evidence: name.Evidence}) // by where it is named
	}
	ordinal := r.parts.count(hashOf(string(project), string(organisation), string(role)))
	p := &network.Participation{
		ID:           network.ParticipationID(project, organisation, role, ordinal),
		Project:      project,
		Organisation: organisation,
		Role:         role,
		Number:       take(&f, "number", m.Number),
		Granted:      takeOptional(&f, "granted", m.Granted),
		NetGranted:   takeOptional(&f, "netGranted", m.NetGranted),
		TotalCost:    takeOptional(&f, "totalCost", m.TotalCost),
		Ended:        takeOptional(&f, "ended", m.Ended),
	}
	p.Municipalities = takePlaces(&f, "municipalities", named(m.Places, network.KindMunicipality), findMunicipality(0))
	for i := range m.Contacts {
		if contact := r.person(s, organisation, name, &m.Contacts[i]); contact != "" {
			p.Contacts = append(p.Contacts, contact)
			take(&f, "contacts", m.Contacts[i].Name)
		}
	}
	s.add(p, m.Line, f)
}

// nameOf gives the name of an organisation as stated, in the first language that has one.
func nameOf(m *mention.Organisation) mention.Text {
	for _, name := range []mention.Text{m.NameFi, m.NameEn, m.NameSv} {
		if !name.Absent() {
			return name
		}
	}
	return mention.Text{}
}

// unnamed keeps a participant without a name or id with the project.
func (r *Resolver) unnamed(s *statements, project network.ID, m *mention.Participant) {
	stated := nameOf(&m.Organisation)
	wrong := network.Problem{Code: network.ProblemUnknownValue, Message: "the participant has no name that could be read, and no id"}
	f := fields{cited: []network.FieldCitation{{Field: "participations", Line: m.Line, Evidence: stated.Evidence, Stated: stated.Text, Problem: &wrong}}}
	s.add(&network.Project{ID: project}, m.Line, f)
}

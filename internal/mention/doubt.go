package mention

// Doubt is something that a document may state: too unsure for the network, and for people to review.
type Doubt struct {
	Field      string
	Value      string
	Line       int
	Evidence   string
	Rule       string
	Confidence float64
}

// Doubt takes out of the project what is believed less than a threshold, and gives that in the order of its fields. A
// participant whose name or role is in doubt goes as a whole, with its contacts; one without a role has none that is sure. The
// name of the project stays, as all else is about it.
func (p *Project) Doubt(threshold float64) []Doubt {
	d := doubter{threshold: threshold}
	for _, field := range []struct {
		name string
		text *Text
	}{
		{"code", &p.Code},
		{"period", &p.Period},
		{"programme", &p.Programme},
		{"summary", &p.Summary},
		{"priorityAxis", &p.PriorityAxis},
		{"specificObjective", &p.SpecificObjective},
		{"website", &p.Website},
		{"acronym", &p.Acronym},
		{"fund", &p.Fund.Code},
		{"fund", &p.Fund.Name},
	} {
		take(&d, field.name, field.text)
	}
	take(&d, "start", &p.Start)
	take(&d, "end", &p.End)
	take(&d, "status", &p.Status)
	p.Places = d.places("places", p.Places)
	p.Participants = d.participants(p.Participants)
	p.Contacts = d.people(p.Contacts)
	var fundings []Funding
	for _, f := range p.Fundings {
		for _, amount := range []*Amount{&f.Granted, &f.Realised, &f.PlannedPublic, &f.RealisedPublic} {
			take(&d, "fundings", amount)
		}
		if f.Funder == nil || !d.unsure("fundings", nameOf(f.Funder)) {
			fundings = append(fundings, f)
		}
	}
	p.Fundings = fundings
	return d.found
}

// doubter gathers doubts.
type doubter struct {
	threshold float64
	found     []Doubt
}

// take empties a value that is in doubt.
func take[T any](d *doubter, field string, stated *Stated[T]) {
	if doubted(d, field, *stated) {
		*stated = Stated[T]{}
	}
}

func doubted[T any](d *doubter, field string, stated Stated[T]) bool {
	if stated.Absent() || stated.Confidence() >= d.threshold {
		return false
	}
	d.found = append(d.found, Doubt{
		Field: field, Line: stated.Line, Evidence: stated.Evidence, Value: stated.Text, Confidence: stated.Confidence(), Rule: stated.Reading.Rule,
	})
	return true
}

func (d *doubter) unsure(field string, name Text) bool { return doubted(d, field, name) }

func (d *doubter) places(field string, places []Place) []Place {
	var sure []Place
	for _, place := range places {
		if !d.unsure(field, place.Name) {
			sure = append(sure, place)
		}
	}
	return sure
}

func (d *doubter) people(people []Person) []Person {
	var sure []Person
	for _, person := range people {
		if d.unsure("contacts", person.Name) {
			continue
		}
		take(d, "contacts", &person.Title)
		take(d, "contacts", &person.Email)
		take(d, "contacts", &person.Phone)
		sure = append(sure, person)
	}
	return sure
}

func (d *doubter) participants(participants []Participant) []Participant {
	var sure []Participant
	for _, part := range participants {
		name := nameOf(&part.Organisation)
		if d.unsure("participations", name) {
			continue
		}
		if part.Role.Absent() && part.Role.Problem == nil {
			d.found = append(d.found, Doubt{Field: "participations", Line: part.Line, Evidence: name.Evidence, Value: name.Text, Rule: "no-role"})
			continue
		}
		if part.Role.Confidence() < d.threshold {
			d.found = append(d.found, Doubt{
				Field: "participations", Line: part.Line, Evidence: part.Role.Evidence, Value: name.Text + ": " + string(part.Role.Value),
				Confidence: part.Role.Confidence(), Rule: part.Role.Reading.Rule,
			})
			continue
		}
		part.Places, part.Contacts = d.places("participations", part.Places), d.people(part.Contacts)
		sure = append(sure, part)
	}
	return sure
}

// nameOf gives the name of an organisation in the first language that has one.
func nameOf(o *Organisation) Text {
	for _, name := range []Text{o.NameFi, o.NameEn, o.NameSv} {
		if !name.Absent() {
			return name
		}
	}
	return Text{}
}

package gold

import (
	"slices"
	"strings"
	"unicode"

	"verkosto/internal/reading"
	"verkosto/internal/text"
)

// Field names something that is measured.
type Field string

// The fields, in the order of a report.
const (
	Code              Field = "project code"
	Name              Field = "project name"
	Fund              Field = "fund"
	ProgrammePeriod   Field = "programme period"
	Programme         Field = "programme"
	PriorityAxis      Field = "priority axis"
	SpecificObjective Field = "specific objective"
	Dates             Field = "dates"
	Status            Field = "status"
	Authority         Field = "authority"
	Organisations     Field = "organisations"
	BusinessIDs       Field = "business ids"
	Roles             Field = "roles"
	Places            Field = "places of participations"
	Funders           Field = "funders"
	People            Field = "people"
	Titles            Field = "titles"
	Employers         Field = "employers"
	Emails            Field = "e-mails"
	Phones            Field = "phones"
	Amounts           Field = "funding"
	Regions           Field = "regions"
	SubRegions        Field = "sub-regions"
	Municipalities    Field = "municipalities"
	Problems          Field = "problems"
)

// fields say how to find the facts of each field in a reading.
var fields = []struct {
	name Field
	find func(*reading.Reading) facts
}{
	{Code, func(r *reading.Reading) facts { return one(r.Project.Code, strings.TrimSpace) }},
	{Name, func(r *reading.Reading) facts { return one(r.Project.Name, text.NameKey) }},
	{Fund, func(r *reading.Reading) facts { return one(r.Project.Fund, fundKey) }},
	{ProgrammePeriod, func(r *reading.Reading) facts { return one(r.Project.ProgrammePeriod, text.NameKey) }},
	{Programme, func(r *reading.Reading) facts { return one(r.Project.Programme, text.NameKey) }},
	{PriorityAxis, func(r *reading.Reading) facts { return one(r.Project.PriorityAxis, text.NameKey) }},
	{SpecificObjective, func(r *reading.Reading) facts { return one(r.Project.SpecificObjective, text.NameKey) }},
	{Dates, func(r *reading.Reading) facts {
		return labelled{"start": r.Project.Start, "end": r.Project.End}.facts("start", "end")
	}},
	{Status, func(r *reading.Reading) facts { return one(string(r.Project.Status), strings.TrimSpace) }},
	{Authority, func(r *reading.Reading) facts { return one(r.Project.Authority, text.NameKey) }},
	{Organisations, func(r *reading.Reading) facts {
		return each(r.Organisations, func(o reading.Organisation) string { return o.Name }, text.NameKey)
	}},
	{BusinessIDs, func(r *reading.Reading) facts {
		return each(r.Organisations, func(o reading.Organisation) string { return o.BusinessID }, strings.TrimSpace)
	}},
	{Roles, roles},
	{Places, places},
	{Funders, func(r *reading.Reading) facts { return each(r.Funders, same, fundKey) }},
	{People, func(r *reading.Reading) facts {
		return each(r.People, func(p reading.Person) string { return p.Name }, text.NameKey)
	}},
	{Titles, func(r *reading.Reading) facts {
		return ofPeople(r.People, func(p reading.Person) string { return p.Title }, text.NameKey)
	}},
	{Employers, func(r *reading.Reading) facts {
		return ofPeople(r.People, func(p reading.Person) string { return p.Organisation }, text.NameKey)
	}},
	{Emails, func(r *reading.Reading) facts {
		return ofPeople(r.People, func(p reading.Person) string { return p.Email }, strings.ToLower)
	}},
	{Phones, func(r *reading.Reading) facts {
		return ofPeople(r.People, func(p reading.Person) string { return p.Phone }, phoneKey)
	}},
	{Amounts, amounts},
	{Regions, func(r *reading.Reading) facts { return each(r.Regions, same, text.NameKey) }},
	{SubRegions, func(r *reading.Reading) facts { return each(r.SubRegions, same, text.NameKey) }},
	{Municipalities, func(r *reading.Reading) facts { return each(r.Municipalities, same, text.NameKey) }},
	{Problems, func(r *reading.Reading) facts {
		return each(r.Problems, func(p reading.Problem) string { return string(p.Level) + " " + p.Code }, same)
	}},
}

// fact is one thing that is read or not: its key is what counts, its text what is shown.
type fact struct{ key, text string }

type facts []fact

func same(text string) string { return text }

// one gives a single value, or nothing where it is empty.
func one(value string, key func(string) string) facts {
	if strings.TrimSpace(value) == "" {
		return nil
	}
	return facts{{key(value), value}}
}

// each gives a value of every item that has one. Values that come twice are two facts.
func each[T any](items []T, value func(T) string, key func(string) string) facts {
	var found facts
	for _, item := range items {
		found = append(found, one(value(item), key)...)
	}
	return found
}

// labelled are single values of which there is one kind each.
type labelled map[string]string

func (l labelled) facts(order ...string) facts {
	var found facts
	for _, label := range order {
		if l[label] != "" {
			found = append(found, fact{label + " " + l[label], label + " " + l[label]})
		}
	}
	return found
}

// add adds a fact that is not there yet.
func (f facts) add(added fact) facts {
	for _, known := range f {
		if known.key == added.key {
			return f
		}
	}
	return append(f, added)
}

// roles gives each organisation with each of its roles, be it stated with the
// organisation or by a participation.
func roles(r *reading.Reading) facts {
	var found facts
	add := func(organisation string, role reading.Role) {
		found = found.add(fact{text.NameKey(organisation) + "|" + string(role), organisation + " is " + string(role)})
	}
	for _, organisation := range r.Organisations {
		for _, role := range organisation.Roles {
			add(organisation.Name, role)
		}
	}
	for _, part := range r.Participations {
		add(part.Organisation, part.Role)
	}
	return found
}

// places gives each organisation with each municipality that it works in, in whatever role.
func places(r *reading.Reading) facts {
	var found facts
	for _, part := range r.Participations {
		for _, municipality := range part.Municipalities {
			found = found.add(fact{
				text.NameKey(part.Organisation) + "|" + text.NameKey(municipality), part.Organisation + " in " + municipality,
			})
		}
	}
	return found
}

// ofPeople gives what each person has, with the person: an address that is ascribed to another is
// wrong. The order of a person's names does not count here, since the name itself is a fact of its own.
func ofPeople(people []reading.Person, value func(reading.Person) string, key func(string) string) facts {
	var found facts
	for _, person := range people {
		names := strings.Fields(text.NameKey(person.Name))
		slices.Sort(names)
		for _, one := range one(value(person), key) {
			found = append(found, fact{strings.Join(names, " ") + "|" + one.key, person.Name + ": " + one.text})
		}
	}
	return found
}

func amounts(r *reading.Reading) facts {
	f := r.Funding
	return labelled{
		"granted": amountKey(f.Granted), "realised": amountKey(f.Realised),
		"planned public": amountKey(f.PlannedPublic), "realised public": amountKey(f.RealisedPublic),
	}.facts("granted", "realised", "planned public", "realised public")
}

// amountKey takes the zeros off that end a fraction: 361950.00 is 361950.
func amountKey(amount reading.Amount) string {
	number := string(amount)
	if strings.Contains(number, ".") {
		number = strings.TrimRight(strings.TrimRight(number, "0"), ".")
	}
	return number
}

// fundKey takes ESF+ for ESF: the period tells them apart.
func fundKey(fund string) string { return strings.TrimSuffix(text.NameKey(fund), "+") }

// phoneKey gives the digits of a Finnish number as they are dialled in Finland.
func phoneKey(phone string) string {
	digits := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || r == '+' {
			return r
		}
		return -1
	}, phone)
	for _, abroad := range []string{"+358", "00358"} {
		if number, found := strings.CutPrefix(digits, abroad); found {
			return "0" + strings.TrimPrefix(number, "0")
		}
	}
	return digits
}

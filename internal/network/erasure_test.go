package network_test

import (
	"strings"
	"testing"

	"verkosto/internal/network"
)

var (
	honka, koski = network.OrganisationID(network.SchemeBusinessID, "1000001-2"), network.OrganisationID(network.SchemeName, "koski")
	puu          = network.ProjectID("2014-2020", "S1")
	maija        = &network.Person{
		ID: network.PersonID(honka, "maija mallikas"), Name: "Maija Mallikas", Title: "johtaja", Email: "maija.mallikas@honka.example", Phone: "+358 40 123 4567",
		Organisation: honka,
	}
)

// forgotten gives the tombstones for Maija.
func forgotten(contactsOnly bool, identities *network.Identities) *network.Tombstones {
	part := &network.Participation{ID: network.ParticipationID(puu, honka, network.RolePartner, 1), Project: puu, Organisation: honka, Contacts: []network.ID{maija.ID}}
	t := network.NewTombstones([][]byte{[]byte("salt")}, nil)
	return t.With(t.Forget(network.Forgotten{
		Erasure: network.Erasure{Person: maija.ID, ContactsOnly: contactsOnly}, IDs: []network.ID{maija.ID}, Stated: []*network.Person{maija},
		Contacts: []*network.Participation{part},
	}, identities))
}

func TestTombstonesOfTexts(t *testing.T) {
	project := func(id network.ID) network.Node { return &network.Project{ID: id} }
	other := network.ProjectID("2014-2020", "S9")
	for _, c := range []struct {
		name         string
		node         network.Node
		words, want  string
		contactsOnly bool
	}{
		{"the name", project(puu), "Kysy: Maija Mallikas, johtaja", "Kysy: [erased], johtaja", false},
		{"the surname first", project(puu), "MALLIKAS, MAIJA", "[erased]", false},
		{"in a case", project(puu), "Maija Mallikkaan johdolla", "[erased] johdolla", false},
		{"the e-mail", project(other), "maija.mallikas@honka.example tai Pekka", "[erased] tai Pekka", false},
		{"the e-mail written out", project(other), "Maija.Mallikas (at) honka.example", "[erased]", false},
		{"another e-mail of the name", project(puu), "ks. maija.mallikas@muu.example", "ks. [erased]", false},
		{"another e-mail of the name elsewhere", project(other), "ks. maija.mallikas@muu.example", "ks. maija.mallikas@muu.example", false},
		{"the phone", project(other), "puh. 040-1234567.", "puh. [erased].", false},
		{"the phone in a row of two", project(other), "040 123 4567 050 765 4321", "[erased]", false},
		{"another phone", project(other), "puh. 040 123 4568", "puh. 040 123 4568", false},
		{"the name in another project", project(other), "Maija Mallikas", "Maija Mallikas", false},
		{"the name at another organisation", &network.Organisation{ID: koski}, "Maija Mallikas", "Maija Mallikas", false},
		{"the name at the organisation", &network.Organisation{ID: honka}, "Maija Mallikas", "[erased]", false},
		{"the name in a funding", &network.Funding{ID: network.FundingID(puu, "fund:x"), Project: puu}, "Maija Mallikas", "[erased]", false},
		{"a part of the name", project(puu), "Maija Virtanen ja Pekka Mallikas", "Maija Virtanen ja Pekka Mallikas", false},
		{"only contacts", project(puu), "Maija Mallikas 040 1234567", "Maija Mallikas [erased]", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			stones := forgotten(c.contactsOnly, nil)
			citation := network.Citation{
				Node: c.node, Evidence: c.words,
				Fields: []network.FieldCitation{{Field: "names", Evidence: c.words, Stated: c.words, Problem: &network.Problem{Message: c.words}}},
			}
			kept, keep := stones.Scrub(citation, nil)
			field := kept.Fields[0]
			for _, got := range []string{kept.Evidence, field.Evidence, field.Stated, field.Problem.Message} {
				if got != c.want || !keep {
					t.Errorf("got %q, want %q", got, c.want)
				}
			}
			if again, _ := stones.Scrub(kept, nil); again.Evidence != kept.Evidence {
				t.Errorf("again: %q", again.Evidence)
			}
			if citation.Fields[0].Evidence != c.words {
				t.Error("the citation that was given is another now")
			}
		})
	}
}

func TestTombstonesOfPeople(t *testing.T) {
	named := network.OrganisationID(network.SchemeName, "honka")
	identities := network.NewIdentities([]*network.Match{{
		ID: network.MatchID(honka, named), Organisations: []network.ID{honka, named}, Automatic: true,
	}})
	stones := forgotten(false, nil)
	for _, c := range []struct {
		name   string
		person network.Person
		keep   bool
		want   network.Person
	}{
		{"the same", *maija, false, network.Person{}},
		{"under another spelling", network.Person{ID: network.PersonID(honka, "mallikas maija"), Name: "Mallikas Maija"}, false, network.Person{}},
		{"under another id of the organisation", network.Person{ID: network.PersonID(named, "maija mallikas"), Name: "Maija Mallikas"}, false, network.Person{}},
		{"in the project", network.Person{ID: network.PersonID(puu, "maija mallikas"), Name: "Maija Mallikas"}, false, network.Person{}},
		{
			"elsewhere",
			network.Person{ID: network.PersonID(koski, "maija mallikas"), Name: "Maija Mallikas", Email: "mm@koski.example"},
			true,
			network.Person{ID: network.PersonID(koski, "maija mallikas"), Name: "Maija Mallikas", Email: "mm@koski.example"},
		},
		{"elsewhere with the same phone", network.Person{ID: network.PersonID(koski, "m"), Name: "Maija Mallikas", Phone: "0401234567"}, false, network.Person{}},
		{
			"another with the same mailbox",
			network.Person{ID: network.PersonID(koski, "pekka puro"), Name: "Pekka Puro", Email: "Maija.Mallikas@Honka.example"},
			true,
			network.Person{ID: network.PersonID(koski, "pekka puro"), Name: "Pekka Puro"},
		},
		{
			"another at the organisation",
			network.Person{ID: network.PersonID(honka, "pekka puro"), Name: "Pekka Puro", Title: "Maija Mallikkaan sihteeri"},
			true,
			network.Person{ID: network.PersonID(honka, "pekka puro"), Name: "Pekka Puro", Title: "[erased] sihteeri"},
		},
	} {
		kept, keep := stones.Scrub(network.Citation{Node: &c.person}, identities)
		if keep != c.keep {
			t.Errorf("%s: kept %v", c.name, keep)
		} else if keep && *kept.Node.(*network.Person) != c.want {
			t.Errorf("%s: %+v", c.name, kept.Node)
		}
	}
	only := forgotten(true, nil)
	kept, keep := only.Scrub(network.Citation{Node: maija}, nil)
	if p, _ := kept.Node.(*network.Person); !keep || p.Email+p.Phone != "" || p.Name != maija.Name {
		t.Errorf("contacts only: %+v", kept.Node)
	}
}

func TestTombstonesOfOthers(t *testing.T) {
	stones := forgotten(false, nil)
	part := &network.Participation{
		ID: network.ParticipationID(puu, koski, network.RolePartner, 1), Project: puu, Organisation: koski,
		Contacts: []network.ID{maija.ID, network.PersonID(koski, "pekka puro")},
	}
	kept, _ := stones.Scrub(network.Citation{Node: part}, nil)
	if contacts := kept.Node.(*network.Participation).Contacts; len(contacts) != 1 || len(part.Contacts) != 2 {
		t.Errorf("contacts are %v", contacts)
	}
	summary := &network.Project{ID: puu, Summary: "Vetäjä on Maija Mallikas.", Keywords: []string{"puu", "Maija Mallikas"}, Period: "2014-2020"}
	kept, _ = stones.Scrub(network.Citation{Node: summary}, nil)
	if p := kept.Node.(*network.Project); p.Summary != "Vetäjä on [erased]." || p.Keywords[1] != "" || p.ID != puu || summary.Keywords[1] == "" {
		t.Errorf("the project is %+v", p)
	}
	note := &network.Annotation{ID: "annotation:1", Subject: puu, Text: "Maija Mallikas soitti"}
	kept, _ = stones.Scrub(network.Citation{Node: note}, nil)
	if a := kept.Node.(*network.Annotation); a.Text != "[erased] soitti" {
		t.Errorf("the note is %q", a.Text)
	}
	if _, keep := stones.Scrub(network.Citation{Node: &network.Annotation{ID: "annotation:2", Subject: maija.ID}}, nil); keep {
		t.Error("a note on the person is kept")
	}
	match := &network.Match{ID: network.MatchID(honka, koski), Organisations: []network.ID{honka, koski}, Note: "kysyin Maija Mallikkaalta"}
	kept, _ = stones.Scrub(network.Citation{Node: match}, nil)
	if m := kept.Node.(*network.Match); strings.Contains(m.Note, "Mallik") {
		t.Errorf("the match says %q", m.Note)
	}
	entry := &network.AuditEntry{
		Subjects: []network.ID{maija.ID, honka}, Note: "Maija Mallikas pyysi",
		Replaced: []network.Replaced{{ID: "source:x/y", Citations: []network.Citation{{Node: maija}, {Node: note}}}},
	}
	told, changed := stones.ScrubEntry(entry, nil)
	if !changed || len(told.Subjects) != 1 || told.Note != "[erased] pyysi" || len(told.Replaced[0].Citations) != 1 || len(entry.Replaced[0].Citations) != 2 {
		t.Errorf("the entry is %+v", told)
	}
	if _, changed := stones.ScrubEntry(told, nil); changed {
		t.Error("the entry is scrubbed twice")
	}
	source := stones.ScrubSource(&network.Source{Title: "040 123 4567"})
	if source.Title != "[erased]" {
		t.Errorf("the title is %q", source.Title)
	}
	if again := stones.Forget(network.Forgotten{IDs: []network.ID{maija.ID}, Stated: []*network.Person{maija}}, nil); len(again) != 0 {
		t.Errorf("%d new marks of the same", len(again))
	}
}

package resolve_test

import (
	"fmt"
	"strings"
	"testing"

	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/resolve"
)

// organisations gives what a mention of one organisation states of organisations, in order.
func organisations(name, businessID string) []*network.Organisation {
	said := func(text string) mention.Text { return mention.Text{Value: text, Text: text, Line: 1, Evidence: text} }
	m := &mention.Project{Line: 1, Code: said("P1"), Period: said("2021-2027"), Only: true, Participants: []mention.Participant{{
		Organisation: mention.Organisation{NameFi: said(name), BusinessID: said(businessID)},
		Role:         mention.Stated[network.Role]{Value: network.RoleCoordinator, Text: "x"},
	}}}
	var found []*network.Organisation
	for _, c := range resolve.New(source, nil).Resolve(m) {
		if o, ok := c.Node.(*network.Organisation); ok {
			found = append(found, o)
		}
	}
	return found
}

// TestUnits says which id an organisation has by its name and business id, and which bodies are above it, from
// the legal body down.
func TestUnits(t *testing.T) {
	const ely = "fi/2296962-1 " + "Elinkeino-, liikenne- ja ympäristökeskukset > "
	for _, c := range []struct{ name, businessID, want string }{
		{"Hämeen ELY-keskus", "2296962-1", ely + "fi/2296962-1:ely hame"},
		{"Hämeen elinkeino-, liikenne- ja ympäristökeskus", "2296962-1", ely + "fi/2296962-1:ely hame"},
		{"Häme ELY Centre", "2296962-1", ely + "fi/2296962-1:ely hame"},
		{"NTM-centralen i Nyland", "2296962-1", ely + "fi/2296962-1:ely uusimaa"},
		{"Uudenmaan ELY-keskus", "2296962-1", ely + "fi/2296962-1:ely uusimaa"},
		{"Närings-, trafik- och miljöcentralen i Nyland", "2296962-1", ely + "fi/2296962-1:ely uusimaa"},
		{"Uudenmaan ELY-keskus / Rahoitusyksikkö", "2296962-1", ely + "fi/2296962-1:ely uusimaa Uudenmaan ELY-keskus > fi/2296962-1:ely uusimaa:rahoitusyksikko"},
		{"Keksittyjen hankkeiden yksikkö", "2296962-1", ely + "fi/2296962-1:keksittyjen hankkeiden yksikko"},
		{"ELY-keskus", "2296962-1", "fi/2296962-1"},
		{"Uudenmaan ELY-keskus", "", ely + "name/uudenmaan ely keskus"},
		{"Lounais-Suomen aluehallintovirasto", "0000001-9", "fi/0000001-9  > fi/0000001-9:avi lounais suomi"},
		{"Helsingin yliopisto", "0313471-7", "fi/0313471-7"},
		{"Helsingin yliopisto, Palmenia", "0313471-7", "fi/0313471-7 Helsingin yliopisto > fi/0313471-7:palmenia"},
		{"Helsingin yliopisto / Palmenia", "0313471-7", "fi/0313471-7 Helsingin yliopisto > fi/0313471-7:palmenia"},
		{"Ruralia-instituutti", "0313471-7", "fi/0313471-7  > fi/0313471-7:ruralia instituutti"},
		{"University of Helsinki, Ruralia Institute", "0313471-7", "fi/0313471-7 University of Helsinki > fi/0313471-7:ruralia institute"},
		{"Kuvitteellisen tieteen laitos, Oulun yliopisto", "", "name/oulun yliopisto Oulun yliopisto > name/kuvitteellisen tieteen laitos oulun yliopisto"},
		{"Turun kaupunki / Keksintövirasto", "0204819-8", "fi/0204819-8 Turun kaupunki > fi/0204819-8:keksintovirasto"},
		{"Koesaari Oy", "0000001-9", "fi/0000001-9"},
		{"Koesaari Oy / Pori", "0000001-9", "fi/0000001-9"},
		{"Koe - Saari Oy", "", "name/koe saari oy"},
	} {
		var got []string
		found := organisations(c.name, c.businessID)
		for i, o := range found {
			text := strings.NewReplacer("organisation:", "", "%20", " ").Replace(string(o.ID))
			if i < len(found)-1 {
				text += " " + o.Name()
			}
			if i > 0 && o.Parent != found[i-1].ID || i == 0 && o.Parent != "" {
				t.Errorf("%s: %s has the parent %q", c.name, o.ID, o.Parent)
			}
			got = append(got, text)
		}
		if joined := strings.Join(got, " > "); joined != c.want {
			t.Errorf("%s %s:\n got %s\nwant %s", c.name, c.businessID, joined, c.want)
		}
	}
}

func TestFormerNames(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Koejärven yliopisto (aiemmin Koelammen yliopisto)", "name/koejarven yliopisto Koejärven yliopisto [{Koelammen yliopisto  }]"},
		{"Koesaari Oy (ent. Saarikoe Oy) (nyk. Koeniemi Oy)", "name/koesaari oy Koesaari Oy [{Koeniemi Oy  } {Saarikoe Oy  }]"},
		{"Koelaakson koulutuskuntayhtymä / 1.1.2012 alkaen Koejoen koulutuskuntayhtymä", "name/koelaakson koulutuskuntayhtyma Koelaakson koulutuskuntayhtymä [{Koejoen koulutuskuntayhtymä 2012-01-01 }]"},
		{"Koesaari Oy (Oulu)", "name/koesaari oy %28oulu%29 Koesaari Oy (Oulu) []"},
	} {
		o := organisations(c.name, "")[0]
		got := strings.NewReplacer("organisation:", "", "%20", " ").Replace(string(o.ID)) + " " + o.Name() + " " + fmt.Sprint(o.Aliases)
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

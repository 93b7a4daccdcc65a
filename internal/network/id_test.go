package network_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/network"
)

func TestIDsOfNodes(t *testing.T) {
	project := network.ProjectID("2014-2020", "S22382")
	organisation := network.OrganisationID(network.SchemeBusinessID, "1000001-2")
	for _, c := range []struct {
		name string
		id   network.ID
		want string
		kind network.Kind
	}{
		{"project", project, "project:2014-2020/S22382", network.KindProject},
		{"fund", network.FundID("2014-2020", "ESF"), "fund:2014-2020/ESF", network.KindFund},
		{"municipality", network.MunicipalityID("837"), "municipality:837", network.KindMunicipality},
		{"sub-region", network.SubRegionID("064"), "subregion:064", network.KindSubRegion},
		{"region", network.RegionID("06"), "region:06", network.KindRegion},
		{"organisation", organisation, "organisation:fi/1000001-2", network.KindOrganisation},
		{"organisation by name", network.OrganisationID(network.SchemeName, "a/b ab"), "organisation:name/a%2Fb%20ab", network.KindOrganisation},
		{"person", network.PersonID(organisation, "maija mallikas"), "person:fi/1000001-2/maija%20mallikas", network.KindPerson},
		{
			"participation", network.ParticipationID(project, organisation, network.RoleWorkPackageLead, 1),
			"participation:2014-2020/S22382/fi/1000001-2/work_package_lead", network.KindParticipation,
		},
		{
			"second participation", network.ParticipationID(project, organisation, network.RolePartner, 2),
			"participation:2014-2020/S22382/fi/1000001-2/partner/2", network.KindParticipation,
		},
		{"funding", network.FundingID(project, organisation), "funding:2014-2020/S22382/organisation/fi/1000001-2", network.KindFunding},
		{"source", network.SourceID("register", "dir/page.html"), "source:register/dir%2Fpage.html", network.KindSource},
	} {
		t.Run(c.name, func(t *testing.T) {
			if string(c.id) != c.want {
				t.Errorf("got %s, want %s", c.id, c.want)
			}
			if c.id.Kind() != c.kind {
				t.Errorf("kind %s, want %s", c.id.Kind(), c.kind)
			}
			if _, key, _ := strings.Cut(c.want, ":"); c.id.Key() != key {
				t.Errorf("key %s, want %s", c.id.Key(), key)
			}
			if parsed, err := network.ParseID(string(c.id)); err != nil || parsed != c.id {
				t.Errorf("parsed as %s, %v", parsed, err)
			}
		})
	}
}

func TestWhatIsNoID(t *testing.T) {
	for _, text := range []string{
		"", ":", "837", "municipality", "municipality:", ":837", "Municipality:837", "sponsor:1", "funder:1", " municipality:837",
		"sub_region:064", "municipality:" + strings.Repeat("8", network.MaxIDLength),
	} {
		id, err := network.ParseID(text)
		if network.CodeOf(err) != network.InvalidArgument || id != "" {
			t.Errorf("%.40q is taken for the id %.40q (%v)", text, id, err)
		}
	}
	longest := "municipality:" + strings.Repeat("8", network.MaxIDLength-len("municipality:"))
	if _, err := network.ParseID(longest); err != nil {
		t.Errorf("an id of %d bytes is refused: %v", network.MaxIDLength, err)
	}
	if kind := network.ID("no id").Kind(); kind != "" {
		t.Errorf("text that is no id has the kind %s", kind)
	}
}

// No two keys have the same id, whatever stands in their parts.
func TestIDsAreUnique(t *testing.T) {
	part := rapid.OneOf(rapid.StringOfN(rapid.RuneFrom([]rune("ab/%:2F å\x00")), 0, 4, -1), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SliceOfN(part, 1, 3).Draw(t, "a")
		b := rapid.SliceOfN(part, 1, 3).Draw(t, "b")
		same := strings.Join(a, "\xff") == strings.Join(b, "\xff") // which no drawn text holds
		if equal := network.NewID(network.KindFund, a...) == network.NewID(network.KindFund, b...); equal != same {
			t.Errorf("%q and %q: equal ids %v", a, b, equal)
		}
	})
}

func FuzzParseID(f *testing.F) {
	for _, seed := range []string{"municipality:837", "project:2014-2020/S22382", "person:fi/1/maija%20m", ":", "fund:", "x:y", "\xff:\x00", "subregion:%"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, err := network.ParseID(text)
		if err != nil {
			if id != "" || network.CodeOf(err) != network.InvalidArgument {
				t.Errorf("%q gives %q with %v", text, id, err)
			}
			return
		}
		if string(id) != text || id.Kind() == "" || id.Key() == "" || !strings.HasSuffix(text, ":"+id.Key()) || len(text) > network.MaxIDLength {
			t.Errorf("%q is the id %q of kind %q with key %q", text, id, id.Kind(), id.Key())
		}
	})
}

func FuzzNewID(f *testing.F) {
	f.Add("2014-2020", "S22382")
	f.Add("a/b", "%2F:")
	f.Add("", "\xff\x00")
	f.Fuzz(func(t *testing.T, a, b string) {
		id := network.NewID(network.KindProject, a, b)
		if id.Kind() != network.KindProject || strings.Count(id.Key(), "/") != 1 {
			t.Errorf("%q and %q give %s", a, b, id)
		}
		if parsed, err := network.ParseID(string(id)); (err != nil) != (len(id) > network.MaxIDLength) || err == nil && parsed != id {
			t.Errorf("%s is parsed as %s, %v", id, parsed, err)
		}
	})
}

package embedded_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
)

// country makes a network of some size: few organisations with many participations, most with few,
// five participations to a project, a funding, a contact for every second project.
type country struct {
	random        *rand.Rand
	organisations int
	line          int
}

var madeUp = []string{
	"metsä", "järvi", "koulutus", "verkosto", "osaaminen", "kehittäminen", "yritys", "kunta", "ilmasto", "vesi",
	"nuoret", "työllisyys", "hanke", "palvelu", "maaseutu", "kaupunki", "teknologia", "puu", "energia", "kulttuuri",
}

func newCountry(projects int) *country {
	return &country{random: rand.New(rand.NewPCG(1, 2)), organisations: max(20, projects/3)}
}

const madeUpSource = network.ID("source:made-up/country")

func (c *country) source(revision string) *network.Source {
	return &network.Source{ID: madeUpSource, Format: "made-up", Rank: network.RankList, SHA256: revision, ReadAt: time.Unix(1_700_000_000, 0).UTC()}
}

func (c *country) words(count int) string {
	text := ""
	for i := range count {
		if i > 0 {
			text += " "
		}
		text += madeUp[c.random.IntN(len(madeUp))]
		if c.random.IntN(3) == 0 {
			text += madeUp[c.random.IntN(len(madeUp))]
		}
	}
	return text
}

func (c *country) cite(node network.Node) network.Citation {
	c.line++
	return network.Citation{
		Source: madeUpSource, Node: node, Line: c.line, Method: network.MethodField, Confidence: 1,
		Fields: []network.FieldCitation{{Field: "name", Line: c.line, Evidence: "Hanke"}},
	}
}

// ground gives places and organisations.
func (c *country) ground() []network.Citation {
	var cited []network.Citation
	for r := range 19 {
		region := network.RegionID(fmt.Sprintf("%02d", r))
		cited = append(cited, c.cite(&network.Region{ID: region, Code: fmt.Sprintf("%02d", r), Names: network.Names{Fi: "Maakunta " + fmt.Sprint(r)}}))
		for m := range 16 {
			code := fmt.Sprintf("%03d", r*16+m)
			cited = append(cited, c.cite(&network.Municipality{ID: network.MunicipalityID(code), Code: code, Names: network.Names{Fi: "Kunta " + code}, Region: region}))
		}
	}
	cited = append(cited, c.cite(&network.Fund{ID: network.FundID("2014-2020", "ESF"), Code: "ESF", Names: network.Names{Fi: "Euroopan sosiaalirahasto"}}))
	for o := range c.organisations {
		cited = append(cited, c.cite(&network.Organisation{
			ID: c.organisation(o), Names: network.Names{Fi: c.words(2) + fmt.Sprintf(" %d oy", o)}, Type: network.TypeEnterprise, Country: "FI",
			Municipality: c.municipality(),
		}))
	}
	return cited
}

func (c *country) organisation(o int) network.ID {
	return network.OrganisationID(network.SchemeName, fmt.Sprintf("o%07d", o))
}

func (c *country) municipality() network.ID {
	return network.MunicipalityID(fmt.Sprintf("%03d", c.random.IntN(304)))
}

// project gives one project with all that belongs to it.
func (c *country) project(p int) []network.Citation {
	code := fmt.Sprintf("S%06d", p)
	id := network.ProjectID("2014-2020", code)
	year := 2014 + c.random.IntN(7)
	granted := decimal.MustNew(int64(c.random.IntN(100_000_000)), 2)
	fund := network.FundID("2014-2020", "ESF")
	cited := []network.Citation{
		c.cite(&network.Project{
			ID: id, Code: code, Period: "2014-2020", Names: network.Names{Fi: c.words(4)}, Summary: c.words(40), Fund: fund,
			Start: network.Date(fmt.Sprintf("%d-01-01", year)), End: network.Date(fmt.Sprintf("%d-12-31", year+2)), Status: network.StatusEnded,
			Municipalities: []network.ID{c.municipality()},
		}),
		c.cite(&network.Funding{ID: network.FundingID(id, fund), Project: id, Funder: fund, Granted: &granted}),
	}
	for n := range 5 {
		u := c.random.Float64()
		organisation := c.organisation(int(u * u * u * float64(c.organisations)))
		part := &network.Participation{
			ID: network.ParticipationID(id, organisation, network.RolePartner, n+1), Project: id, Organisation: organisation, Role: network.RolePartner,
			Number: n + 1, Municipalities: []network.ID{c.municipality()}, Granted: &granted,
		}
		if n == 0 && p%2 == 0 {
			person := &network.Person{ID: network.PersonID(organisation, fmt.Sprintf("mallikas %d", p)), Name: fmt.Sprintf("Maija Mallikas %d", p), Email: "maija@example.org", Organisation: organisation}
			part.Contacts = []network.ID{person.ID}
			cited = append(cited, c.cite(person))
		}
		cited = append(cited, c.cite(part))
	}
	return cited
}

// batches gives the whole country in batches of about 5,000 citations.
func (c *country) batches(projects int) []network.Batch {
	batch := network.Batch{Sources: []*network.Source{c.source("1")}, Citations: c.ground()}
	var batches []network.Batch
	for p := range projects {
		if len(batch.Citations) >= 5000 {
			batches = append(batches, batch)
			batch = network.Batch{Sources: []*network.Source{c.source("1")}}
		}
		batch.Citations = append(batch.Citations, c.project(p)...)
	}
	batch.Complete = []network.ID{madeUpSource}
	return append(batches, batch)
}

// populate applies a country of some size to a store.
func populate(t testing.TB, store network.Writer, projects int) {
	t.Helper()
	for _, batch := range newCountry(projects).batches(projects) {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
}

// open opens a store that is closed with the test.
func open(t testing.TB, path string) *embedded.Store {
	t.Helper()
	store, err := embedded.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

package synth

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// period is a programme period of the European Union's structural funds.
type period struct {
	name      string
	programme string
	firstYear int
	lastYear  int
}

// fund is a structural fund as it is in one period.
type fund struct {
	code      string
	letter    string // with which project codes begin
	names     network.Names
	axis      string
	objective string
	social    bool // whether the centres for economic development choose the projects, and not the regional councils
}

// scheme is a fund in a period, with the share of projects that it pays, in hundredths.
type scheme struct {
	period period
	fund   fund
	share  int
}

var (
	period2007 = period{"2007-2013", "Alueellinen kilpailukyky ja työllisyys", 2007, 2013}
	period2014 = period{"2014-2020", "Kestävää kasvua ja työtä", 2014, 2020}
	period2021 = period{"2021-2027", "Uudistuva ja osaava Suomi", 2021, 2027}

	socialFund = fund{
		"ESF", "S",
		network.Names{Fi: "Euroopan sosiaalirahasto (ESR)", Sv: "Europeiska socialfonden", En: "European Social Fund"},
		"Työllisyys ja osaaminen", "Työmarkkinoille pääsyn parantaminen", true,
	}
	regionalFund = fund{
		"ERDF", "A",
		network.Names{Fi: "Euroopan aluekehitysrahasto (EAKR)", Sv: "Europeiska regionala utvecklingsfonden", En: "European Regional Development Fund"},
		"Uusi tieto ja sen hyödyntäminen", "Alueen yritysten uudistuminen", false,
	}
	transitionFund = fund{
		"JTF", "J",
		network.Names{Fi: "Oikeudenmukaisen siirtymän rahasto (JTF)", Sv: "Fonden för en rättvis omställning", En: "Just Transition Fund"},
		"Oikeudenmukainen siirtymä", "Elinkeinojen monipuolistaminen", false,
	}

	schemes = []scheme{
		{period2007, socialFund, 16},
		{period2007, regionalFund, 24},
		{period2014, socialFund, 16},
		{period2014, regionalFund, 22},
		{period2021, socialFund, 9},
		{period2021, regionalFund, 9},
		{period2021, transitionFund, 4},
	}
)

// allFunds gives a node for every scheme.
func allFunds() []*network.Fund {
	var funds []*network.Fund
	for _, s := range schemes {
		funds = append(funds, &network.Fund{
			ID: s.id(), Code: s.fund.code, Names: s.fund.names, Programme: s.period.programme, Period: s.period.name,
		})
	}
	return funds
}

func (s scheme) id() network.ID { return network.FundID(s.period.name, s.fund.code) }

func pickScheme(r *rand.Rand) scheme {
	dice := r.IntN(100)
	for _, s := range schemes {
		if dice -= s.share; dice < 0 {
			return s
		}
	}
	return schemes[0]
}

// dates gives the first day of a project and the last, of some month 6 to 36 months on, both within the period.
func (p period) dates(r *rand.Rand) (start, end network.Date) {
	months := 12 * (p.lastYear - p.firstYear + 1)
	first := r.IntN(months - 6)
	last := min(first+5+r.IntN(31), months-1)
	month := func(n int) network.Date {
		return network.Date(fmt.Sprintf("%04d-%02d", p.firstYear+n/12, 1+n%12))
	}
	return month(first).First(), month(last).Last()
}

// asOf is the day for which status and amounts hold.
const asOf = network.Date("2026-06-30")

func status(r *rand.Rand, p *network.Project) (network.ProjectStatus, string) {
	switch {
	case p.Start > asOf:
		return network.StatusPlanned, "Suunniteltu"
	case p.End > asOf:
		return network.StatusOngoing, "Toiminnassa"
	case chance(r, 0.03):
		return network.StatusTerminated, "Keskeytetty"
	}
	return network.StatusEnded, "Päättynyt"
}

// euros is an amount in cents.
type euros int64

func (e euros) decimal() *decimal.Decimal {
	d := decimal.MustNew(int64(e), 2) // any int64 fits
	return &d
}

// share gives a part of the amount, rounded down to whole euros.
func (e euros) share(part float64) euros { return euros(float64(e)*part) / 100 * 100 }

// fund adds the money: of the fund, and for some projects of the city that leads them. It gives what each partner gets of
// the fund; the shares add up to what is granted.
func (d *draft) fund(r *rand.Rand, scheme scheme, o *organisations) []euros {
	granted := euros(math.Exp(11.9+0.9*r.NormFloat64()) * 100).share(1)
	planned := granted + granted.share(0.5*r.Float64())
	d.fundings = append(d.fundings, d.funding(r, scheme.id(), granted, planned))

	total := planned + planned.share(0.2*r.Float64())
	if public := o.publicAt(d.organisations[0]); public != nil && public.kind == network.TypeMunicipality {
		own := granted.share(0.1 + 0.2*r.Float64())
		d.fundings = append(d.fundings, d.funding(r, o.id(d.organisations[0]), own, own))
		total += own
	}
	d.project.TotalCost = total.decimal()
	return split(r, granted, len(d.organisations))
}

// funding is the money of one funder. What is paid never exceeds what is granted, nor that what is planned.
func (d *draft) funding(r *rand.Rand, funder network.ID, granted, planned euros) *network.Funding {
	funding := &network.Funding{
		ID: network.FundingID(d.project.ID, funder), Project: d.project.ID, Funder: funder,
		Granted: granted.decimal(), PlannedPublic: planned.decimal(), AsOf: asOf,
	}
	if d.project.Status != network.StatusPlanned {
		paid := 0.7 + 0.3*r.Float64()
		if d.project.Status != network.StatusEnded {
			paid *= r.Float64()
		}
		funding.Realised, funding.RealisedPublic = granted.share(paid).decimal(), planned.share(paid).decimal()
	}
	return funding
}

// split shares an amount among n, the first getting the most on average; not a cent is lost.
func split(r *rand.Rand, amount euros, n int) []euros {
	weights := make([]float64, n)
	sum := 0.0
	for i := range weights {
		weights[i] = 0.3 + r.Float64()
		if i == 0 {
			weights[i]++
		}
		sum += weights[i]
	}
	shares := make([]euros, n)
	rest := amount
	for i := n - 1; i > 0; i-- {
		shares[i] = euros(float64(amount) * weights[i] / sum)
		rest -= shares[i]
	}
	shares[0] = rest
	return shares
}

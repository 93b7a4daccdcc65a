package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"verkosto/internal/finland"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// organisations invents organisations by number. Numbers up to participants are ranks, the busiest first: 60 public bodies,
// then a public body in every third place until there are no more, and in all others enterprises, associations and
// the like, named by their place in that tail. The supervising authorities have the numbers after them.
type organisations struct {
	seed         uint64
	participants int
	count        int // of participants and authorities
	popularity   popularity
	publics      []body
	today        []finland.Municipality
	supervisor   map[string]int // number of the authority by region code
	council      map[string]int // number of the regional council by region code
}

func newOrganisations(config Config) *organisations {
	o := &organisations{
		seed:         config.Seed,
		participants: 150 + config.Projects*6/5,
		today:        today(),
		supervisor:   make(map[string]int),
		council:      make(map[string]int),
	}
	o.popularity = newPopularity(o.participants)
	o.publics = publicBodies(config.Seed, o.today)
	for i, authority := range authorities {
		for _, region := range authority.regions {
			o.supervisor[region] = o.participants + i
		}
	}
	o.count = o.participants + len(authorities)
	for number := range o.participants {
		public := o.publicAt(number)
		if public == nil {
			continue
		}
		if public.kind == network.TypeRegionalCouncil {
			o.council[public.home.Region] = number
		}
		if len(o.council) == len(finland.Regions()) {
			break
		}
	}
	return o
}

// publicAt gives the public body of a number, or nil where the tail has its place.
func (o *organisations) publicAt(number int) *body {
	switch beyond := number - prominent; {
	case number >= o.participants:
		public := authorities[number-o.participants].body()
		return &public
	case beyond < 0:
		return &o.publics[number]
	case beyond%3 == 0 && prominent+beyond/3 < len(o.publics):
		return &o.publics[prominent+beyond/3]
	}
	return nil
}

// tailIndex counts the organisations before a number that are no public bodies.
func (o *organisations) tailIndex(number int) int {
	return number - min(len(o.publics), prominent+(number-prominent+2)/3)
}

// at gives the organisation of a number, and the number of the body that it is a unit of, or -1.
func (o *organisations) at(number int) (organisation *network.Organisation, parent int) {
	if public := o.publicAt(number); public != nil {
		return o.node(number, public.name, public.kind, public.home), -1
	}
	tail := o.tailIndex(number)
	r := stream(o.seed, streamOrganisation, uint64(number))
	name, kind, parent := o.tailName(r, tail)
	organisation = o.node(number, name, kind, o.home(number))
	if parent >= 0 {
		organisation.Parent = o.id(parent)
	}
	if kind == network.TypeEnterprise {
		small := chance(r, 0.93)
		organisation.SME = &small
	}
	if chance(r, 0.05) {
		organisation.Aliases = []network.Alias{{
			Name: brand(o.seed+1, tail) + " " + pick(r, branches),
			From: network.Date(fmt.Sprint(1990 + r.IntN(15))), To: network.Date(fmt.Sprint(2006 + r.IntN(15))),
		}}
	}
	return organisation, parent
}

// id gives the id of an organisation without the rest of it.
func (o *organisations) id(number int) network.ID {
	return network.OrganisationID(network.SchemeBusinessID, string(businessID(o.seed, number)))
}

func (o *organisations) node(number int, name string, kind network.OrganisationType, home finland.Municipality) *network.Organisation {
	region, _ := finland.RegionByCode(home.Region)
	node := &network.Organisation{
		ID:           o.id(number),
		Names:        network.Names{Fi: name},
		BusinessID:   businessID(o.seed, number),
		Type:         kind,
		TypeStated:   statedTypes[kind],
		Website:      "https://" + strings.ReplaceAll(text.NameKey(strings.ReplaceAll(name, "&", "")), " ", "-") + ".example.fi",
		Address:      network.Address{City: home.Finnish},
		Country:      "FI",
		NUTS:         region.NUTS3,
		Municipality: network.MunicipalityID(home.Code),
	}
	if home.Located() {
		node.Location = &network.Coordinates{Latitude: home.Latitude, Longitude: home.Longitude}
	}
	return node
}

// home gives the municipality that an organisation is based in.
func (o *organisations) home(number int) finland.Municipality {
	if public := o.publicAt(number); public != nil {
		return public.home
	}
	return o.today[o.homeIndex(o.tailIndex(number))]
}

// homeIndex spreads the tail over the municipalities: each run of as many organisations as there are municipalities
// visits every one of them once, so that names made of a place alone can be unique.
func (o *organisations) homeIndex(tail int) int {
	const step = 97 // coprime to the number of municipalities, which a test checks
	return (tail*step + int(o.seed%uint64(len(o.today)))) % len(o.today)
}

// tailName names one of the many, and tells of which body it is a unit, or -1.
func (o *organisations) tailName(r *rand.Rand, tail int) (name string, kind network.OrganisationType, parent int) {
	own := brand(o.seed, tail)
	place := o.today[o.homeIndex(tail)].Genitive
	switch dice := r.IntN(100); {
	case dice < 52:
		return own + " " + pick(r, branches) + " Oy", network.TypeEnterprise, -1
	case dice < 80:
		return place + " " + pick(r, associations) + " " + own + " ry", network.TypeAssociation, -1
	case dice < 83 && tail < len(o.today): // one for every municipality
		return place + " seurakunta", network.TypeParish, -1
	case dice < 88:
		return own + "-säätiö sr", network.TypeFoundation, -1
	case dice < 92:
		return "Osuuskunta " + own, network.TypeCooperative, -1
	case dice < 96:
		return own + "n " + pick(r, schools), network.TypeEducation, -1
	case tail < len(units)*prominent:
		parent = tail % prominent
		head := o.publics[parent]
		return head.name + ", " + units[tail/prominent], head.kind, parent
	}
	return own + " " + pick(r, agencies) + " Oy", network.TypePublicBody, -1
}

// businessID gives the number of an organisation the form of a business id. Only ids under 4 000 000 have been given out;
// these are above 7 000 000, and each number has its own. Of two numbers that differ in the last digit by
// one, at most one has no check digit.
func businessID(seed uint64, number int) network.BusinessID {
	const pairs, step = 1_500_000, 618_031 // coprime
	base := 7_000_000 + 2*((uint64(number)*step+mix(seed)%pairs)%pairs)
	for _, seven := range []uint64{base, base + 1} {
		for check := range 10 {
			if id, err := network.ParseBusinessID(fmt.Sprintf("%07d-%d", seven, check)); err == nil {
				return id
			}
		}
	}
	panic("no check digit") // can't be: see above
}

package synth

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"verkosto/internal/finland"
	"verkosto/internal/network"
)

// draft is a project with what belongs to it.
type draft struct {
	project        *network.Project
	organisations  []int // numbers of all organisations that the others refer to
	people         []*network.Person
	participations []*network.Participation
	fundings       []*network.Funding
}

// project gives the project of a number, which follows from the seed and the number alone.
func (g *generator) project(number int) draft {
	o := g.organisations
	r := stream(o.seed, streamProject, uint64(number))
	partners := o.partners(r)
	home := o.home(partners[0])
	region, _ := finland.RegionByCode(home.Region)
	scheme := pickScheme(r)
	subject := pick(r, subjects)

	code := fmt.Sprintf("%s%05d", scheme.fund.letter, 10_000+number)
	p := &network.Project{
		ID:                network.ProjectID(scheme.period.name, code),
		Code:              code,
		Period:            scheme.period.name,
		Names:             projectNames(r, subject, home, region),
		Summary:           summary(r, subject, region),
		Programme:         scheme.period.programme,
		Fund:              scheme.id(),
		PriorityAxis:      scheme.fund.axis,
		SpecificObjective: scheme.fund.objective,
		Applicants:        applicants(len(partners)),
		TargetGroup:       pick(r, targetGroups),
		IndirectGroup:     pick(r, indirectGroups),
		Keywords:          subject.keywords,
	}
	p.Start, p.End = scheme.period.dates(r)
	p.Status, p.StatusStated = status(r, p)
	p.Municipalities, p.SubRegions, p.Regions = o.targetArea(r, partners)
	p.Indicators = indicators(r, p.Status)
	p.Principles = principles(r)
	if chance(r, 0.4) {
		p.Website = "https://" + strings.ToLower(code) + ".example.fi"
	}

	d := draft{project: p, organisations: partners}
	shares := d.fund(r, scheme, o)
	g.participate(r, &d, partners, shares)
	d.supervise(o, scheme, home)
	return d
}

// partners draws the numbers of the organisations that take part, the coordinator first, no one twice. Nearly half of the
// projects have one; others prefer the coordinator's region.
func (o *organisations) partners(r *rand.Rand) []int {
	partners := []int{o.popularity.rank(r)}
	region := o.home(partners[0]).Region
	wanted := 1
	if chance(r, 0.55) {
		wanted = min(2+int(r.ExpFloat64()*2.5), 24)
	}
	for len(partners) < wanted {
		candidate := o.popularity.rank(r)
		for tries := 0; tries < 3 && o.home(candidate).Region != region; tries++ {
			candidate = o.popularity.rank(r)
		}
		if slices.Contains(partners, candidate) {
			wanted-- // the popular ones are met often; a smaller project is fine
			continue
		}
		partners = append(partners, candidate)
	}
	return partners
}

// participate adds the partners' parts and contacts.
func (g *generator) participate(r *rand.Rand, d *draft, partners []int, shares []euros) {
	for i, number := range partners {
		organisation := g.organisations.id(number)
		role := network.RoleCoordinator
		if i > 0 {
			role = pick(r, []network.Role{network.RoleImplementer, network.RoleImplementer, network.RolePartner})
		}
		part := &network.Participation{
			ID:             network.ParticipationID(d.project.ID, organisation, role, 1),
			Project:        d.project.ID,
			Organisation:   organisation,
			Role:           role,
			Number:         i + 1,
			Municipalities: []network.ID{network.MunicipalityID(g.organisations.home(number).Code)},
			Granted:        shares[i].decimal(),
			TotalCost:      (shares[i] + shares[i]/4).decimal(),
			Start:          d.project.Start,
			End:            d.project.End,
		}
		if i == 0 || chance(r, 0.4) {
			person := g.people.at(organisation, number, r.IntN(contacts(number)))
			part.Contacts = []network.ID{person.ID}
			d.people = append(d.people, person)
		}
		d.participations = append(d.participations, part)
	}
}

// contacts is how many people of an organisation are ever named: the busier, the more.
func contacts(number int) int { return 1 + 60/(1+number/10) }

// supervise adds the authority that chose the project.
func (d *draft) supervise(o *organisations, scheme scheme, home finland.Municipality) {
	number := o.supervisor[home.Region]
	if council, known := o.council[home.Region]; known && !scheme.fund.social {
		number = council
	}
	organisation := o.id(number)
	d.organisations = append(d.organisations, number)
	d.participations = append(d.participations, &network.Participation{
		ID:           network.ParticipationID(d.project.ID, organisation, network.RoleAuthority, 1),
		Project:      d.project.ID,
		Organisation: organisation,
		Role:         network.RoleAuthority,
	})
}

// targetArea gives the municipalities that a project works in, the partners' and some neighbours, with the sub-regions
// and regions that these are in, each in ascending order.
func (o *organisations) targetArea(r *rand.Rand, partners []int) (municipalities, subRegions, regions []network.ID) {
	add := func(m finland.Municipality) {
		municipalities = append(municipalities, network.MunicipalityID(m.Code))
		subRegions = append(subRegions, network.SubRegionID(m.SubRegion))
		regions = append(regions, network.RegionID(m.Region))
	}
	for _, number := range partners[:min(len(partners), 4)] {
		add(o.home(number))
	}
	region := o.home(partners[0]).Region
	for range r.IntN(6) {
		if m := pick(r, o.today); m.Region == region {
			add(m)
		}
	}
	return sorted(municipalities), sorted(subRegions), sorted(regions)
}

// sorted orders ids and drops repetitions.
func sorted(ids []network.ID) []network.ID {
	slices.Sort(ids)
	return slices.Compact(ids)
}

func applicants(partners int) string {
	if partners > 1 {
		return "Hakijoita on useampi kuin yksi (yhteishanke)"
	}
	return "Yksi hakija"
}

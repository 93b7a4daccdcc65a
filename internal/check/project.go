package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"verkosto/internal/finland"
	"verkosto/internal/ingest"
	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/reading"
	"verkosto/internal/resolve"
)

// readingOf gives what a document says of one project: the nodes that it would state, with names in place of ids.
func readingOf(file string, format ingest.Format, project *mention.Project, periods resolve.Periods) *reading.Reading {
	resolver := resolve.New("", periods)
	b := &builder{
		out:    &reading.Reading{File: file, Kind: string(format)},
		table:  format == ingest.EURAList,
		names:  make(map[network.ID]string),
		places: make(map[string]int),
		people: make(map[network.ID]*network.Person),
	}
	b.out.Project.Code = project.Code.Value
	b.out.Project.ProgrammePeriod = resolver.Period(project)
	for _, citation := range resolver.Resolve(project) {
		b.problems(&citation)
		b.add(citation.Node)
	}
	b.contacts()
	for _, d := range project.Doubts {
		b.out.Doubts = append(b.out.Doubts, reading.Doubt(d))
	}
	slices.SortStableFunc(b.out.Problems, func(x, y reading.Problem) int { return cmp.Compare(x.Line, y.Line) })
	return b.out
}

// builder puts a reading together from nodes, which come in the order of resolution: organisations before their participations,
// people before the participations that they are contacts of.
type builder struct {
	out    *reading.Reading
	table  bool                    // what is wrong with a line of it could not be repaired
	names  map[network.ID]string   // of organisations
	bodies []*network.Organisation // that have come
	places map[string]int          // index of organisations by name
	people map[network.ID]*network.Person
	order  []network.ID          // of people
	work   map[network.ID]string // name of the organisation that a person is contact of
}

func (b *builder) add(node network.Node) {
	switch n := node.(type) {
	case *network.Project:
		b.project(n)
	case *network.Fund:
		b.out.Project.Fund = n.Code
		b.out.Funders = append(b.out.Funders, n.Code)
	case *network.Organisation:
		b.names[n.ID] = n.Name()
		b.bodies = append(b.bodies, n)
	case *network.Participation:
		b.participation(n)
	case *network.Person:
		b.people[n.ID] = n
		b.order = append(b.order, n.ID)
	case *network.Funding:
		b.funding(n)
	}
}

func (b *builder) project(p *network.Project) {
	out := &b.out.Project
	out.Name = p.Names.Any()
	out.PriorityAxis, out.SpecificObjective, out.Programme = p.PriorityAxis, p.SpecificObjective, p.Programme
	out.Start, out.End = string(p.Start), string(p.End)
	out.Status = reading.Status(lower(string(p.Status)))
	for _, id := range p.Regions {
		if region, found := finland.RegionByCode(id.Key()); found {
			b.out.Regions = appendOnce(b.out.Regions, region.Finnish)
		}
	}
	for _, id := range p.SubRegions {
		if subRegion, found := finland.SubRegionByCode(id.Key()); found {
			b.out.SubRegions = appendOnce(b.out.SubRegions, subRegion.Genitive)
		}
	}
	b.out.Municipalities = b.municipalities(p.Municipalities)
}

// municipalities gives their names, and notes each for the project.
func (b *builder) municipalities(ids []network.ID) reading.List[string] {
	var names reading.List[string]
	for _, id := range ids {
		if municipality, found := finland.MunicipalityByCode(id.Key()); found {
			names = appendOnce(names, municipality.Finnish)
			b.out.Municipalities = appendOnce(b.out.Municipalities, municipality.Finnish)
		}
	}
	return names
}

func appendOnce[T comparable](list reading.List[T], item T) reading.List[T] {
	if slices.Contains(list, item) {
		return list
	}
	return append(list, item)
}

func (b *builder) participation(p *network.Participation) {
	name := b.names[p.Organisation]
	role := readingRoles[p.Role]
	b.takePart(p.Organisation, role, b.municipalities(p.Municipalities))
	if role == reading.RoleAuthority && b.out.Project.Authority == "" {
		b.out.Project.Authority = name
	}
	if role == reading.RoleFunder {
		b.out.Funders = appendOnce(b.out.Funders, name)
	}
	for _, contact := range p.Contacts {
		if b.work == nil {
			b.work = make(map[network.ID]string)
		}
		b.work[contact] = name
	}
}

// takePart notes an organisation's part in a role, once.
func (b *builder) takePart(id network.ID, role reading.Role, municipalities reading.List[string]) {
	name := b.names[id]
	at, known := b.places[name]
	if !known {
		at = len(b.out.Organisations)
		b.places[name] = at
		b.out.Organisations = append(b.out.Organisations, b.organisation(id))
	}
	organisation := &b.out.Organisations[at]
	if !slices.Contains(organisation.Roles, role) {
		organisation.Roles = append(organisation.Roles, role)
		b.out.Participations = append(b.out.Participations, reading.Participation{Organisation: name, Role: role, Municipalities: municipalities})
		return
	}
	for i := range b.out.Participations {
		if part := &b.out.Participations[i]; part.Organisation == name && part.Role == role {
			for _, municipality := range municipalities {
				part.Municipalities = appendOnce(part.Municipalities, municipality)
			}
		}
	}
}

// organisation describes an organisation by all that the document says of it.
func (b *builder) organisation(id network.ID) reading.Organisation {
	out := reading.Organisation{Name: b.names[id]}
	for _, o := range b.bodies {
		if o.ID != id {
			continue
		}
		for _, alias := range o.Aliases {
			out.Aliases = appendOnce(out.Aliases, alias.Name)
		}
		for _, name := range []string{o.ShortName, o.Names.Fi, o.Names.En, o.Names.Sv} {
			if name != "" && name != out.Name {
				out.Aliases = appendOnce(out.Aliases, name)
			}
		}
		out.Type = cmp.Or(out.Type, lower(string(o.Type)))
		if "FI"+strings.ReplaceAll(string(o.BusinessID), "-", "") != o.VATNumber { // one that follows from a VAT number is not stated
			out.BusinessID = cmp.Or(out.BusinessID, string(o.BusinessID))
		}
	}
	return out
}

func (b *builder) funding(f *network.Funding) {
	if f.Funder.Kind() == network.KindOrganisation {
		b.out.Funders = appendOnce(b.out.Funders, b.names[f.Funder])
		b.takePart(f.Funder, reading.RoleFunder, nil)
	}
	out := &b.out.Funding
	for _, amount := range []struct {
		to   *reading.Amount
		from *decimal.Decimal
	}{{&out.Granted, f.Granted}, {&out.Realised, f.Realised}, {&out.PlannedPublic, f.PlannedPublic}, {&out.RealisedPublic, f.RealisedPublic}} {
		if *amount.to == "" && amount.from != nil {
			*amount.to = reading.Amount(amount.from.Trim(0).String())
		}
	}
}

// contacts lists the people, now that it is known whose contacts they are.
func (b *builder) contacts() {
	for _, id := range b.order {
		p := b.people[id]
		b.out.People = appendOnce(b.out.People, reading.Person{Name: p.Name, Title: p.Title, Organisation: b.work[id], Email: p.Email, Phone: p.Phone})
	}
}

// problems lists what is wrong with the values of a node.
func (b *builder) problems(citation *network.Citation) {
	for _, field := range citation.Fields {
		if field.Problem == nil {
			continue
		}
		code := strings.ReplaceAll(lower(string(field.Problem.Code)), "_", "-")
		switch {
		case b.table && field.Field == "" && field.Problem.Code != network.ProblemTruncated:
			code = reading.ProblemMalformed
		case field.Problem.Code == network.ProblemInvalidNumber:
			code = reading.ProblemInvalidAmount
		}
		b.out.Problems = appendOnce(b.out.Problems, reading.Problem{Level: reading.LevelWarning, Code: code, Line: field.Line, Message: field.Problem.Message})
	}
}

func lower(word string) string { return strings.ToLower(word) }

// readingRoles are the roles in the words of a reading, which knows fewer: a partner of the consortium carries its part of the
// project out, and a third party works for one of the partners without being one.
var readingRoles = map[network.Role]reading.Role{
	network.RoleCoordinator:     reading.RoleCoordinator,
	network.RoleImplementer:     reading.RoleImplementer,
	network.RolePartner:         reading.RoleImplementer,
	network.RoleAssociate:       reading.RoleAssociatePartner,
	network.RoleThirdParty:      reading.RoleAssociatePartner,
	network.RoleWorkPackageLead: reading.RoleWorkPackageLead,
	network.RolePlanner:         reading.RolePlanner,
	network.RoleAuthority:       reading.RoleAuthority,
	network.RoleFunder:          reading.RoleFunder,
}

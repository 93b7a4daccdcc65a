package resolve

import (
	"strconv"

	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// projectKey gives what tells a project from others in its period: its code, and where sources know none its name.
func projectKey(m *mention.Project) string {
	if m.Code.Value != "" {
		return m.Code.Value
	}
	for _, name := range []mention.Text{m.NameFi, m.NameEn, m.NameSv} {
		if key := text.NameKey(name.Value); key != "" {
			return "~" + key // no code begins with it
		}
	}
	return ""
}

// project cites the project itself.
func (r *Resolver) project(s *statements, m *mention.Project, id network.ID, period string, fund network.ID) {
	var f fields
	p := &network.Project{ID: id, Period: period, Fund: fund}
	take(&f, "period", m.Period)
	p.Code = take(&f, "code", m.Code)
	p.Names = network.Names{Fi: take(&f, "names", m.NameFi), Sv: take(&f, "names", m.NameSv), En: take(&f, "names", m.NameEn)}
	p.Acronym = take(&f, "acronym", m.Acronym)
	p.Summary = take(&f, "summary", m.Summary)
	p.Results = take(&f, "results", m.Results)
	p.Programme = take(&f, "programme", m.Programme)
	take(&f, "fund", m.Fund.Code)
	p.PriorityAxis = take(&f, "priorityAxis", m.PriorityAxis)
	p.SpecificObjective = take(&f, "specificObjective", m.SpecificObjective)
	p.LegalBasis = take(&f, "legalBasis", m.LegalBasis)
	p.Topic = take(&f, "topic", m.Topic)
	p.Call = take(&f, "call", m.Call)
	p.FundingScheme = take(&f, "fundingScheme", m.FundingScheme)
	p.Start, p.End = takePeriod(&f, m.Start, m.End)
	p.Signed = take(&f, "signed", m.Signed)
	p.Status, p.StatusStated = takeStatus(&f, m.Status)
	p.Applicants = take(&f, "applicants", m.Applicants)
	p.TargetGroup = take(&f, "targetGroup", m.TargetGroup)
	p.IndirectGroup = take(&f, "indirectGroup", m.IndirectGroup)
	takeArea(&f, p, m.Places)
	p.Site = takeAddress(&f, "site", m.Site)
	p.Website = take(&f, "website", m.Website)
	p.DOI = take(&f, "doi", m.DOI)
	for _, keyword := range m.Keywords {
		p.Keywords = append(p.Keywords, take(&f, "keywords", keyword))
	}
	p.Indicators = takeIndicators(&f, m.Indicators)
	p.Principles = takePrinciples(&f, m.Principles)
	p.TotalCost = takeOptional(&f, "totalCost", m.TotalCost)
	for _, wrong := range m.Problems {
		f.cited = append(f.cited, network.FieldCitation{Field: wrong.Field, Line: wrong.Line, Evidence: wrong.Evidence, Stated: wrong.Stated, Problem: &wrong.Problem})
	}
	if fund == "" {
		markMoney(&f, m.Fundings)
	}
	s.add(p, m.Line, f)
}

// takePeriod takes both dates also where the end comes before the start, which is a problem.
func takePeriod(f *fields, start, end mention.Date) (from, to network.Date) {
	from, to = take(f, "start", start), take(f, "end", end)
	if from != "" && to != "" && to.Last() < from.First() {
		f.mark("end", end.Line, network.Problem{
			Code: network.ProblemEndBeforeStart, Message: "the end, " + string(to) + ", comes before the start, " + string(from),
		})
	}
	return from, to
}

// takeStatus keeps the source's word beside the status, which is unknown for a word
// that is.
func takeStatus(f *fields, stated mention.Stated[network.ProjectStatus]) (network.ProjectStatus, string) {
	status := take(f, "status", stated)
	if stated.Problem != nil {
		status = network.StatusUnknown
	}
	return status, stated.Text
}

func takeAddress(f *fields, field string, stated mention.Address) network.Address {
	return network.Address{Street: take(f, field, stated.Street), PostCode: take(f, field, stated.PostCode), City: take(f, field, stated.City)}
}

func takeIndicators(f *fields, stated []mention.Indicator) []network.Indicator {
	var indicators []network.Indicator
	for _, i := range stated {
		indicators = append(indicators, network.Indicator{
			Section:  i.Section,
			Name:     take(f, "indicators", i.Name),
			Planned:  takeOptional(f, "indicators", i.Planned),
			Achieved: takeOptional(f, "indicators", i.Achieved),
		})
	}
	return indicators
}

func takePrinciples(f *fields, stated []mention.Principle) []network.Principle {
	var principles []network.Principle
	for _, p := range stated {
		principles = append(principles, network.Principle{
			Section:  p.Section,
			Group:    p.Group,
			Name:     take(f, "principles", p.Name),
			Direct:   takeOptional(f, "principles", p.Direct),
			Indirect: takeOptional(f, "principles", p.Indirect),
			Answer:   takeOptional(f, "principles", p.Answer),
			Reasons:  take(f, "principles", p.Reasons),
		})
	}
	return principles
}

// fund cites the fund that the project is paid from, and gives its id: "" where the
// document names none. A fund that is not known is kept under the code as stated.
func (r *Resolver) fund(s *statements, m *mention.Project, period string) network.ID {
	if m.Fund.Code.Absent() {
		return ""
	}
	code := m.Fund.Code.Value
	if !m.Fund.Code.OK() {
		code = m.Fund.Code.Text
	}
	id := network.FundID(Key(period), Key(code))
	if r.bodies.count(hashOf(string(id), m.Fund.Name.Text)) > 1 {
		return id
	}
	var f fields
	fund := &network.Fund{ID: id, Code: code, Period: period, Names: fundNames[code]}
	take(&f, "code", m.Fund.Code)
	take(&f, "names", m.Fund.Name)
	take(&f, "period", m.Period)
	s.add(fund, m.Line, f)
	return id
}

// fundNames are the names of known funds in base form: pages print them inflected.
var fundNames = map[string]network.Names{
	"ESF":     {Fi: "Euroopan sosiaalirahasto", Sv: "Europeiska socialfonden", En: "European Social Fund"},
	"ERDF":    {Fi: "Euroopan aluekehitysrahasto", Sv: "Europeiska regionala utvecklingsfonden", En: "European Regional Development Fund"},
	"HORIZON": {Fi: "Horisontti Eurooppa", Sv: "Horisont Europa", En: "Horizon Europe"},
	"H2020":   {Fi: "Horisontti 2020", Sv: "Horisont 2020", En: "Horizon 2020"},
	"FP7":     {Fi: "Seitsemäs puiteohjelma", Sv: "Sjunde ramprogrammet", En: "Seventh Framework Programme"},
	"FP6":     {Fi: "Kuudes puiteohjelma", Sv: "Sjätte ramprogrammet", En: "Sixth Framework Programme"},
}

// funding cites money for the project, of its fund or of the organisation that is named.
func (r *Resolver) funding(s *statements, project, fund network.ID, m *mention.Funding) {
	funder := fund
	if m.Funder != nil {
		funder = r.organisation(s, m.Funder)
	}
	if funder == "" {
		return // markMoney has kept the amounts
	}
	var f fields
	s.add(&network.Funding{
		ID:             network.FundingID(project, funder),
		Project:        project,
		Funder:         funder,
		Granted:        takeOptional(&f, "granted", m.Granted),
		Realised:       takeOptional(&f, "realised", m.Realised),
		PlannedPublic:  takeOptional(&f, "plannedPublic", m.PlannedPublic),
		RealisedPublic: takeOptional(&f, "realisedPublic", m.RealisedPublic),
	}, m.Line, f)
}

// markMoney keeps the amounts of money whose funder the document does not name.
func markMoney(f *fields, fundings []mention.Funding) {
	for _, funding := range fundings {
		if funding.Funder != nil {
			continue
		}
		for _, amount := range []mention.Amount{funding.Granted, funding.Realised, funding.PlannedPublic, funding.RealisedPublic} {
			if amount.Absent() {
				continue
			}
			f.cited = append(f.cited, network.FieldCitation{
				Field: "fundings", Line: amount.Line, Evidence: amount.Evidence, Stated: amount.Text,
				Problem: &network.Problem{Code: network.ProblemUnknownValue, Message: "money is stated, but not the fund that it is from"},
			})
		}
	}
}

// year gives the year that a date begins in, 0 for none.
func year(date network.Date) int {
	number, err := strconv.Atoi(date.Year())
	if err != nil {
		return 0
	}
	return number
}

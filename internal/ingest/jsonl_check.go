package ingest

import (
	"encoding/hex"
	"fmt"
	"slices"

	"verkosto/internal/network"
)

// checkSource checks a source that a line states.
func checkSource(s *network.Source) error {
	if s.ID == "" || s.Format == "" {
		return fmt.Errorf("it needs an id and a format")
	}
	if sum, err := hex.DecodeString(s.SHA256); err != nil || s.SHA256 != "" && len(sum) != 32 {
		return fmt.Errorf("sha256: %q are not 64 hexadecimal digits", clip(s.SHA256, 80))
	}
	return checkID("id", s.ID, network.KindSource)
}

// checkCitation checks what a line says beside the node.
func checkCitation(c *network.Citation) error {
	if c.Source != "" {
		if err := checkID("source", c.Source, network.KindSource); err != nil {
			return err
		}
	}
	if c.Line < 0 {
		return fmt.Errorf("line: %d is no line: they count from 1", c.Line)
	}
	if !(c.Confidence >= 0 && c.Confidence <= 1) {
		return fmt.Errorf("confidence: %v is not between 0 and 1", c.Confidence)
	}
	if err := checkWord("method", c.Method, methods); err != nil {
		return err
	}
	return checkWord("review", c.Review, reviews)
}

// The words that enumerations allow; a missing one is checked elsewhere.
var (
	methods  = []network.Method{network.MethodField, network.MethodRule, network.MethodPerson}
	reviews  = []network.Review{network.ReviewNone, network.ReviewConfirmed, network.ReviewRejected}
	statuses = []network.ProjectStatus{network.StatusPlanned, network.StatusOngoing, network.StatusEnded, network.StatusTerminated, network.StatusUnknown}
	roles    = []network.Role{
		network.RoleCoordinator, network.RoleImplementer, network.RolePartner, network.RoleAssociate, network.RoleThirdParty,
		network.RoleWorkPackageLead, network.RolePlanner, network.RoleAuthority, network.RoleFunder,
	}
	organisationTypes = []network.OrganisationType{
		network.TypeMunicipality, network.TypeMunicipalBody, network.TypeState, network.TypeRegionalCouncil, network.TypeHigherEducation,
		network.TypeEducation, network.TypeResearch, network.TypeEnterprise, network.TypeAssociation, network.TypeFoundation,
		network.TypeCooperative, network.TypeParish, network.TypePublicBody, network.TypeOther,
	}
)

func checkWord[T ~string](field string, word T, known []T) error {
	if word != "" && !slices.Contains(known, word) {
		return fmt.Errorf("%s: %q is not one of %q", field, clip(string(word), 60), known)
	}
	return nil
}

// checkID checks an id that may be left out.
func checkID(field string, id network.ID, kinds ...network.Kind) error {
	if id == "" {
		return nil
	}
	if _, err := network.ParseID(string(id)); err != nil {
		return fmt.Errorf("%s: %w", field, err)
	}
	if !slices.Contains(kinds, id.Kind()) {
		return fmt.Errorf("%s: %q is no id of a %v", field, clip(string(id), 80), kinds)
	}
	return nil
}

func checkIDs(field string, ids []network.ID, kinds ...network.Kind) error {
	for _, id := range ids {
		if id == "" {
			return fmt.Errorf("%s: an id in the list is empty", field)
		}
		if err := checkID(field, id, kinds...); err != nil {
			return err
		}
	}
	return nil
}

func checkDates(field string, dates ...network.Date) error {
	for _, date := range dates {
		if date == "" {
			continue
		}
		if _, err := network.ParseDate(string(date)); err != nil {
			return fmt.Errorf("%s: %w", field, err)
		}
	}
	return nil
}

// firstError gives the first error of some.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// checkNode checks the fields of a node that a line states.
func checkNode(node network.Node) error {
	switch n := node.(type) {
	case *network.Project:
		return checkProject(n)
	case *network.Organisation:
		return checkOrganisation(n)
	case *network.Municipality:
		return firstError(checkID("subRegion", n.SubRegion, network.KindSubRegion), checkID("region", n.Region, network.KindRegion),
			checkID("mergedInto", n.MergedInto, network.KindMunicipality), checkLocation(n.Location))
	case *network.SubRegion:
		return checkID("region", n.Region, network.KindRegion)
	case *network.Person:
		return checkPerson(n)
	case *network.Participation:
		return checkParticipation(n)
	case *network.Funding:
		return checkFunding(n)
	case *network.Match:
		return checkMatch(n)
	case *network.Annotation:
		return checkAnnotation(n)
	}
	return nil
}

func checkProject(p *network.Project) error {
	return firstError(
		checkWord("status", p.Status, statuses),
		checkDates("start", p.Start), checkDates("end", p.End), checkDates("signed", p.Signed),
		checkID("fund", p.Fund, network.KindFund),
		checkIDs("regions", p.Regions, network.KindRegion),
		checkIDs("subRegions", p.SubRegions, network.KindSubRegion),
		checkIDs("municipalities", p.Municipalities, network.KindMunicipality),
	)
}

func checkOrganisation(o *network.Organisation) error {
	if o.BusinessID != "" {
		if _, err := network.ParseBusinessID(string(o.BusinessID)); err != nil {
			return fmt.Errorf("businessId: %w", err)
		}
	}
	for _, alias := range o.Aliases {
		if err := checkDates("aliases", alias.From, alias.To); err != nil {
			return err
		}
	}
	return firstError(
		checkWord("type", o.Type, organisationTypes),
		checkLocation(o.Location),
		checkID("municipality", o.Municipality, network.KindMunicipality),
		checkID("parent", o.Parent, network.KindOrganisation),
	)
}

func checkLocation(c *network.Coordinates) error {
	if c != nil && !(c.Latitude >= -90 && c.Latitude <= 90 && c.Longitude >= -180 && c.Longitude <= 180) {
		return fmt.Errorf("location: there is no place at %v, %v", c.Latitude, c.Longitude)
	}
	return nil
}

func checkPerson(p *network.Person) error {
	if p.Name == "" {
		return fmt.Errorf("name: a person needs one")
	}
	return checkID("organisation", p.Organisation, network.KindOrganisation)
}

func checkParticipation(p *network.Participation) error {
	if p.Project == "" || p.Organisation == "" || p.Role == "" {
		return fmt.Errorf("a participation needs project, organisation and role")
	}
	if p.StatedAs != nil {
		return fmt.Errorf("statedAs: no source states that")
	}
	return firstError(
		checkID("project", p.Project, network.KindProject),
		checkID("organisation", p.Organisation, network.KindOrganisation),
		checkWord("role", p.Role, roles),
		checkIDs("municipalities", p.Municipalities, network.KindMunicipality),
		checkIDs("contacts", p.Contacts, network.KindPerson),
		checkDates("start", p.Start), checkDates("end", p.End),
	)
}

func checkFunding(f *network.Funding) error {
	if f.Project == "" || f.Funder == "" {
		return fmt.Errorf("a funding needs project and funder")
	}
	return firstError(
		checkID("project", f.Project, network.KindProject),
		checkID("funder", f.Funder, network.KindFund, network.KindOrganisation),
		checkDates("asOf", f.AsOf),
	)
}

func checkAnnotation(a *network.Annotation) error {
	if a.Subject == "" {
		return fmt.Errorf("subject: an annotation is about a node")
	}
	if len(a.Text) > network.MaxAnnotationText {
		return fmt.Errorf("text: it has %d bytes: at most %d fit", len(a.Text), network.MaxAnnotationText)
	}
	return firstError(
		checkID("subject", a.Subject, network.Kinds()...),
		checkID("source", a.Source, network.KindSource),
		checkWord("review", a.Review, []network.Review{network.ReviewConfirmed, network.ReviewRejected}),
	)
}

func checkMatch(m *network.Match) error {
	if len(m.Organisations) != 2 || m.Organisations[0] >= m.Organisations[1] {
		return fmt.Errorf("organisations: a match is between two, in the order of their ids")
	}
	if !(m.Score >= 0 && m.Score <= 1) {
		return fmt.Errorf("score: %v is not between 0 and 1", m.Score)
	}
	if m.Between != nil {
		return fmt.Errorf("between: no source states that")
	}
	for _, reason := range m.Reasons {
		if reason.Code == "" {
			return fmt.Errorf("reasons: one has no code")
		}
		if err := checkWord("reasons", reason.Code, network.ReasonCodes()); err != nil {
			return err
		}
	}
	return firstError(
		checkIDs("organisations", m.Organisations, network.KindOrganisation),
		checkWord("decision", m.Decision, []network.Verdict{network.VerdictSame, network.VerdictDifferent}),
	)
}

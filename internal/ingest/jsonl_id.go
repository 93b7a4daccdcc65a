package ingest

import (
	"errors"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

// giveID gives a node its id, where the line leaves it out and it follows from the other
// fields, and checks that it is one of the node's kind.
func giveID(node network.Node) error {
	id, kind := idOf(node)
	if *id == "" {
		*id = naturalID(node)
	}
	if *id == "" {
		return errors.New("the node has neither an id nor the fields that it follows from")
	}
	return checkID("id", *id, kind)
}

// idOf gives the id of a node to be set, and its kind.
func idOf(node network.Node) (*network.ID, network.Kind) {
	switch n := node.(type) {
	case *network.Project:
		return &n.ID, network.KindProject
	case *network.Organisation:
		return &n.ID, network.KindOrganisation
	case *network.Municipality:
		return &n.ID, network.KindMunicipality
	case *network.SubRegion:
		return &n.ID, network.KindSubRegion
	case *network.Region:
		return &n.ID, network.KindRegion
	case *network.Fund:
		return &n.ID, network.KindFund
	case *network.Person:
		return &n.ID, network.KindPerson
	case *network.Participation:
		return &n.ID, network.KindParticipation
	case *network.Funding:
		return &n.ID, network.KindFunding
	case *network.Match:
		return &n.ID, network.KindMatch
	case *network.Annotation:
		return &n.ID, network.KindAnnotation
	}
	panic("ingest: a line states no such node") // record has no others
}

// naturalID gives the id that follows from the other fields, "" where they are not
// enough.
func naturalID(node network.Node) network.ID {
	switch n := node.(type) {
	case *network.Project:
		return unlessEmpty(n.Code, network.ProjectID(n.Period, n.Code))
	case *network.Organisation:
		return naturalOrganisationID(n)
	case *network.Municipality:
		return unlessEmpty(n.Code, network.MunicipalityID(n.Code))
	case *network.SubRegion:
		return unlessEmpty(n.Code, network.SubRegionID(n.Code))
	case *network.Region:
		return unlessEmpty(n.Code, network.RegionID(n.Code))
	case *network.Fund:
		return unlessEmpty(n.Code, network.FundID(n.Period, n.Code))
	case *network.Person:
		return unlessEmpty(string(n.Organisation), network.PersonID(n.Organisation, text.NameKey(n.Name)))
	case *network.Participation:
		return network.ParticipationID(n.Project, n.Organisation, n.Role, 1)
	case *network.Funding:
		return network.FundingID(n.Project, n.Funder)
	case *network.Match:
		if len(n.Organisations) == 2 {
			return network.MatchID(n.Organisations[0], n.Organisations[1])
		}
	case *network.Annotation:
		return network.AnnotationID(n)
	}
	return ""
}

// naturalOrganisationID takes the strongest key that the organisation has.
func naturalOrganisationID(o *network.Organisation) network.ID {
	name := text.NameKey(o.Name())
	switch {
	case o.BusinessID != "":
		return network.OrganisationID(network.SchemeBusinessID, string(o.BusinessID))
	case o.PIC != "":
		return network.OrganisationID(network.SchemePIC, o.PIC)
	}
	return unlessEmpty(name, network.OrganisationID(network.SchemeName, name))
}

func unlessEmpty(key string, id network.ID) network.ID {
	if key == "" {
		return ""
	}
	return id
}

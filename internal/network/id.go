package network

import (
	"net/url"
	"strconv"
	"strings"
)

// Kind tells what a node is. Its text is also the name of the GraphQL enum value.
type Kind string

// The kinds of node. KindFunder is no kind of its own: in a [Selection] it stands for
// every fund, and every organisation that gave money to a project.
const (
	KindProject       Kind = "PROJECT"
	KindOrganisation  Kind = "ORGANISATION"
	KindMunicipality  Kind = "MUNICIPALITY"
	KindSubRegion     Kind = "SUB_REGION"
	KindRegion        Kind = "REGION"
	KindFund          Kind = "FUND"
	KindPerson        Kind = "PERSON"
	KindParticipation Kind = "PARTICIPATION"
	KindFunding       Kind = "FUNDING"
	KindSource        Kind = "SOURCE"
	KindMatch         Kind = "MATCH"
	KindAnnotation    Kind = "ANNOTATION"
	KindFunder        Kind = "FUNDER"
)

// Kinds gives the kinds that nodes can have, in the order of the model: entities,
// then the relations that are nodes, then sources, then matches, then annotations. KindFunder is not among them.
func Kinds() []Kind {
	return []Kind{
		KindProject, KindOrganisation, KindMunicipality, KindSubRegion, KindRegion,
		KindFund, KindPerson, KindParticipation, KindFunding, KindSource, KindMatch, KindAnnotation,
	}
}

var kindByPrefix = func() map[string]Kind {
	kinds := make(map[string]Kind)
	for _, kind := range Kinds() {
		kinds[kind.prefix()] = kind
	}
	return kinds
}()

func (k Kind) prefix() string { return strings.ToLower(strings.ReplaceAll(string(k), "_", "")) }

// ID names one node in every store: its kind, a colon and its natural key, as in
// "project:2014-2020/S22382" or "municipality:837". It is the same after a re-import
// and in every store, so links to it live on. Clients treat it as opaque.
type ID string

// MaxIDLength bounds an id in bytes.
const MaxIDLength = 1024

// NewID builds the id of a node from the parts of its natural key, each escaped so
// that no two keys meet in one id.
func NewID(kind Kind, parts ...string) ID {
	escaped := make([]string, len(parts))
	for i, part := range parts {
		escaped[i] = url.PathEscape(part)
	}
	return ID(kind.prefix() + ":" + strings.Join(escaped, "/"))
}

// ParseID checks that a text has the form of an id. It does not say whether such a
// node exists. Anything else is an [InvalidArgument] error.
func ParseID(text string) (ID, error) {
	prefix, key, found := strings.Cut(text, ":")
	if !found || key == "" || len(text) > MaxIDLength || kindByPrefix[prefix] == "" {
		return "", Errorf(InvalidArgument, "%q is no id: an id is a kind, a colon and a key, as in municipality:837", clip(text))
	}
	return ID(text), nil
}

// Kind gives the kind that the id names, or "" if the text is no id.
func (id ID) Kind() Kind {
	prefix, _, _ := strings.Cut(string(id), ":")
	return kindByPrefix[prefix]
}

// Key gives the natural key: what follows the kind and the colon.
func (id ID) Key() string {
	_, key, _ := strings.Cut(string(id), ":")
	return key
}

// ProjectID is the id of the project with a code in a programme period: codes are
// only unique within their period.
func ProjectID(period, code string) ID { return NewID(KindProject, period, code) }

// FundID is the id of a fund in a programme period, by its short code such as ESF.
func FundID(period, code string) ID { return NewID(KindFund, period, code) }

// MunicipalityID is the id of a municipality by its official code.
func MunicipalityID(code string) ID { return NewID(KindMunicipality, code) }

// SubRegionID is the id of a sub-region by its official code.
func SubRegionID(code string) ID { return NewID(KindSubRegion, code) }

// RegionID is the id of a region by its official code.
func RegionID(code string) ID { return NewID(KindRegion, code) }

// Schemes of organisation keys, the strongest first.
const (
	SchemeBusinessID = "fi"   // a Finnish business id (Y-tunnus)
	SchemePIC        = "pic"  // a participant identification code of the European Commission
	SchemeName       = "name" // a folded name, where nothing stronger is known
)

// OrganisationID is the id of an organisation by the key it has in a scheme.
func OrganisationID(scheme, key string) ID { return NewID(KindOrganisation, scheme, key) }

// UnitID is the id of a unit of a legal body by its key within the body: one business id can be that of many bodies, as all
// ELY centres of Finland share one. A unit can have units. Like that of any organisation the key has two parts, so that ids made of it
// can be taken apart: organisation:fi/2296962-1:ely%20uusimaa.
func UnitID(body ID, key string) ID { return body + ID(":"+url.PathEscape(key)) }

// PersonID is the id of a person, who is only ever known within one organisation
// or, where none is stated, within one project; nameKey is the folded name.
func PersonID(within ID, nameKey string) ID {
	return ID(KindPerson.prefix() + ":" + within.Key() + "/" + url.PathEscape(nameKey))
}

// ParticipationID is the id of an organisation's part in a project in one role.
// Where a document names the same part more than once, ordinal tells the second (2)
// and later ones apart; the first is 1.
func ParticipationID(project, organisation ID, role Role, ordinal int) ID {
	id := KindParticipation.prefix() + ":" + project.Key() + "/" + organisation.Key() + "/" + strings.ToLower(string(role))
	if ordinal > 1 {
		id += "/" + strconv.Itoa(ordinal)
	}
	return ID(id)
}

// FundingID is the id of the money that a funder gave to a project.
func FundingID(project, funder ID) ID {
	return ID(KindFunding.prefix() + ":" + project.Key() + "/" + funder.Kind().prefix() + "/" + funder.Key())
}

// SourceID is the id of a source by the name that stays the same over its versions.
func SourceID(format, name string) ID { return NewID(KindSource, format, name) }

package network

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"verkosto/internal/text"
)

// Verdict says whether two organisations are one.
type Verdict string

// The verdicts.
const (
	VerdictOpen      Verdict = "OPEN" // waits for a person
	VerdictSame      Verdict = "SAME"
	VerdictDifferent Verdict = "DIFFERENT"
)

// ReasonCode names a rule by which two organisations may be one.
type ReasonCode string

// The reasons.
const (
	ReasonSameBusinessID    ReasonCode = "SAME_BUSINESS_ID"
	ReasonSamePIC           ReasonCode = "SAME_PIC"
	ReasonSameVATNumber     ReasonCode = "SAME_VAT_NUMBER"
	ReasonSpelling          ReasonCode = "SPELLING"    // case, spacing, dashes
	ReasonLegalForm         ReasonCode = "LEGAL_FORM"  // Oy, ry, sr, kuntayhtymä
	ReasonWordOrder         ReasonCode = "WORD_ORDER"  //
	ReasonTranslation       ReasonCode = "TRANSLATION" // the name in another language
	ReasonFormerName        ReasonCode = "FORMER_NAME"
	ReasonMunicipalMerger   ReasonCode = "MUNICIPAL_MERGER"
	ReasonAbbreviation      ReasonCode = "ABBREVIATION"
	ReasonInflection        ReasonCode = "INFLECTION" // the same words in other cases
	ReasonUnit              ReasonCode = "UNIT"       // a unit that is named with the body it is part of
	ReasonSimilarName       ReasonCode = "SIMILAR_NAME"
	ReasonSamePlace         ReasonCode = "SAME_PLACE"
	ReasonSameWebsite       ReasonCode = "SAME_WEBSITE"
	ReasonSameContactDomain ReasonCode = "SAME_CONTACT_DOMAIN"
	ReasonSharedProject     ReasonCode = "SHARED_PROJECT" // both are said to coordinate one project
)

// ReasonCodes gives all reasons.
func ReasonCodes() []ReasonCode {
	return []ReasonCode{
		ReasonSameBusinessID, ReasonSamePIC, ReasonSameVATNumber, ReasonSpelling, ReasonLegalForm, ReasonWordOrder,
		ReasonTranslation, ReasonFormerName, ReasonMunicipalMerger, ReasonAbbreviation, ReasonInflection, ReasonUnit,
		ReasonSimilarName, ReasonSamePlace, ReasonSameWebsite, ReasonSameContactDomain, ReasonSharedProject,
	}
}

// Reason is one reason for which two organisations may be one.
type Reason struct {
	Code   ReasonCode `json:"code"`
	Detail string     `json:"detail,omitempty"` // what was compared, for people
}

// Match is what is thought of two organisations that may be one: reasons that rules found, and what
// a person decided. It is stated like any node: by the source that the run of the rules is
// ([FormatResolution]), and by a source for each decision ([DecisionID]). So a decision outlives
// imports, and is undone by removing its source.
type Match struct {
	ID            ID       `json:"id"`
	Organisations []ID     `json:"organisations"`       // the two, upwards, by the ids they are stated under
	Score         float64  `json:"score,omitempty"`     // 0 to 1: how likely they are one
	Reasons       []Reason `json:"reasons,omitempty"`   //
	Automatic     bool     `json:"automatic,omitempty"` // a reason is strong enough to join them without a person

	Decision  Verdict   `json:"decision,omitempty"` // SAME or DIFFERENT; "" where no one has decided
	DecidedBy string    `json:"decidedBy,omitempty"`
	DecidedAt time.Time `json:"decidedAt,omitzero"`
	Note      string    `json:"note,omitempty"` // of the one who decided

	// Between are the organisations of the network that the two are part of, where these are others than
	// Organisations: one if they are joined. Stores set it ([Identities.Resolve]); no source states it.
	Between []ID `json:"between,omitempty"`
}

// Formats of the sources that state matches, and their ranks.
const (
	FormatResolution = "resolution" // a run of the rules
	FormatDecision   = "decision"   // what one person decided about one match

	RankResolution = 60
	RankDecision   = 70
)

// MatchID is the id of the match between two organisations, in whichever order they come.
func MatchID(a, b ID) ID {
	const most = MaxIDLength - 32 // leaves room for the id of a decision
	key := min(a, b).Key() + "/" + max(a, b).Key()
	if len(key) > most {
		sum := sha256.Sum256([]byte(key))
		key = "sha256/" + hex.EncodeToString(sum[:])
	}
	return ID(KindMatch.prefix() + ":" + key)
}

// DecisionID is the id of the source that states the decision about a match: who decides again makes a newer
// version of it, and who removes it has undone the decision.
func DecisionID(match ID) ID {
	return ID(KindSource.prefix() + ":" + FormatDecision + "/" + match.Key())
}

// Verdict gives what was decided; where nothing was, SAME if the match is automatic, and else OPEN.
func (m *Match) Verdict() Verdict {
	switch {
	case m.Decision == VerdictSame || m.Decision == VerdictDifferent:
		return m.Decision
	case m.Automatic:
		return VerdictSame
	default:
		return VerdictOpen
	}
}

// Same says whether the two are held to be one.
func (m *Match) Same() bool { return m.Verdict() == VerdictSame }

// Joined says whether the two are one organisation of the network. They may not be though they are held
// to be the same, where that would bring together others that a person called different, and
// they may be though the match is open, where other matches join them.
func (m *Match) Joined() bool { return len(m.Between) == 1 }

// NodeID gives the match's id.
func (m *Match) NodeID() ID { return m.ID }

// Links gives the organisations of the network that the match is about: two, or one if they are joined.
func (m *Match) Links() []LinkTo {
	if m.Between != nil {
		return linksTo(nil, LinkLikens, m.Between...)
	}
	return linksTo(nil, LinkLikens, m.Organisations...)
}

func (m *Match) merge(other Node) {
	o := other.(*Match)
	m.Organisations = firstList(m.Organisations, o.Organisations)
	m.Score = first(m.Score, o.Score)
	m.Reasons = union(m.Reasons, o.Reasons)
	m.Automatic = m.Automatic || o.Automatic
	if m.Decision == "" {
		m.Decision, m.DecidedBy, m.DecidedAt, m.Note = o.Decision, o.DecidedBy, o.DecidedAt, o.Note
	}
	m.Between = firstList(m.Between, o.Between)
}

// withoutContacts hides what a person wrote beside a decision, and their name where it is an address.
func (m *Match) withoutContacts() *Match {
	note, by := text.HideContacts(m.Note), text.HideContacts(m.DecidedBy)
	if note == m.Note && by == m.DecidedBy {
		return m
	}
	hidden := *m
	hidden.Note, hidden.DecidedBy = note, by
	return &hidden
}

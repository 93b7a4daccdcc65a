package model

import (
	"time"

	"verkosto/internal/network"
	"verkosto/internal/query"
)

// Match is a match on its level.
type Match struct {
	*network.Match
	onLevel
}

// Decision gives nil where no one has decided.
func (m *Match) Decision() *network.Verdict {
	if m.Match.Decision == "" {
		return nil
	}
	return &m.Match.Decision
}

// DecidedAt gives nil where no one has decided.
func (m *Match) DecidedAt() *time.Time {
	if m.Match.DecidedAt.IsZero() {
		return nil
	}
	return &m.Match.DecidedAt
}

// StatedAs gives the ids under which the two organisations are stated.
func (m *Match) StatedAs() []network.ID { return m.Organisations }

// StatedAs gives the ids of organisations under which the part was stated.
func (p *Participation) StatedAs() []network.ID { return p.Stated() }

// Identity is one id under which an organisation is stated.
type Identity struct {
	query.Identity
	match *Match
}

// Name gives the name that is stated under the id, or its key.
func (i *Identity) Name() string {
	if i.Stated != nil {
		return (&Organisation{Organisation: i.Stated}).Name()
	}
	return i.ID.Key()
}

// Match gives the match by which it was joined with others, nil where it is joined with none.
func (i *Identity) Match() *Match { return i.match }

// NewIdentities puts the matches of identities on one level.
func NewIdentities(byID map[network.ID][]query.Identity) map[network.ID][]*Identity {
	level := newLevel()
	identities := make(map[network.ID][]*Identity, len(byID))
	for id, found := range byID {
		for _, one := range found {
			identity := &Identity{Identity: one}
			if one.Match != nil {
				identity.match, _ = wrap(one.Match, level).(*Match)
			}
			identities[id] = append(identities[id], identity)
		}
	}
	return identities
}

package network

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// Format of the sources by which people give names to organisations, and their rank.
const (
	FormatAlias = "alias"
	RankAlias   = RankDecision
)

// AliasSourceID is the id of the source by which people give an organisation a name: who gives it again makes a newer
// version of it, and who removes it has taken the name back.
func AliasSourceID(organisation ID, name string) ID {
	sum := sha256.Sum256([]byte(string(organisation) + "\x00" + name))
	return SourceID(FormatAlias, hex.EncodeToString(sum[:16]))
}

// IsAliasSource says whether an id is made by [AliasSourceID].
func IsAliasSource(id ID) bool {
	return id.Kind() == KindSource && strings.HasPrefix(id.Key(), FormatAlias+"/")
}

// StateAlias gives the batch by which a person gives an organisation a name, with a note on why: an ordinary citation of
// the organisation, of a source of its own. One that is no organisation, or a name that is none, is an [InvalidArgument] error.
func StateAlias(organisation ID, alias Alias, note string, at time.Time) (Batch, error) {
	if organisation.Kind() != KindOrganisation || strings.TrimSpace(alias.Name) == "" {
		return Batch{}, Errorf(InvalidArgument, "an alias is the name of an organisation, not %q of %q", clip(alias.Name), clip(string(organisation)))
	}
	node := &Organisation{ID: organisation, Aliases: []Alias{alias}}
	encoded, err := EncodeNode(node)
	if err != nil {
		return Batch{}, err
	}
	sum := sha256.New()
	sum.Write(encoded)
	sum.Write([]byte("\x00" + note + "\x00" + at.UTC().Format(time.RFC3339Nano)))
	source := &Source{
		ID: AliasSourceID(organisation, alias.Name), Format: FormatAlias, Rank: RankAlias, SHA256: hex.EncodeToString(sum.Sum(nil)), ReadAt: at.UTC(),
	}
	return Batch{
		Sources:   []*Source{source},
		Citations: []Citation{{Source: source.ID, Node: node, Method: MethodPerson, Confidence: 1, Evidence: note}},
		Complete:  []ID{source.ID},
	}, nil
}

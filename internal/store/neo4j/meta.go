package neo4j

import (
	"context"

	"verkosto/internal/network"
)

// Meta implements [network.Reader]. Its figures come from counts that the database keeps, and
// cost the same however large the network is.
func (s *Store) Meta(ctx context.Context) (network.Meta, error) {
	rows, err := s.ask(ctx, "read about the store", cypherMeta, map[string]any{"absent": noText})
	if err != nil {
		return network.Meta{}, err
	}
	if len(rows) != 1 {
		return network.Meta{}, errSchema()
	}
	columns := row(rows[0])
	count := func(i int) int { return int(integer(columns[i])) }
	meta := network.Meta{
		Version:                  uint64(integer(columns[0])),
		SchemaVersion:            count(1),
		Counts:                   make(map[network.Kind]int),
		ProjectOrganisationPairs: count(14),
		OrganisationPairs:        count(15),
		FirstStart:               network.Date(text(columns[16])),
		LastEnd:                  network.Date(text(columns[17])),
		ProjectsWithPeople:       count(18),
		ProjectsWithMoney:        count(19),
		ProjectsWithPlaces:       count(20),
	}
	for i, kind := range network.Kinds() {
		if found := count(2 + i); found > 0 {
			meta.Counts[kind] = found
		}
	}
	return meta, nil
}

package neo4j

import "context"

var cypherDataVersion = statement("version")

// Version implements [network.Reader].
func (s *Store) Version(ctx context.Context) (uint64, error) {
	rows, err := s.ask(ctx, "read the data version", cypherDataVersion, nil)
	if err != nil {
		return 0, err
	}
	if len(rows) != 1 {
		return 0, errSchema()
	}
	return uint64(integer(rows[0])), nil
}

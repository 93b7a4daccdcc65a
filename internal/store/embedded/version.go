package embedded

import "context"

// Version implements [network.Reader].
func (s *Store) Version(ctx context.Context) (uint64, error) {
	var version uint64
	err := s.read(ctx, func(v *view) error {
		version = v.version
		return nil
	})
	return version, err
}

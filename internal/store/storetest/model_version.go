package storetest

import "context"

// Version implements [network.Reader].
func (m *Model) Version(ctx context.Context) (uint64, error) {
	s, err := m.read(ctx)
	if err != nil {
		return 0, err
	}
	return s.version, nil
}

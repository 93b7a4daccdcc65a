package analysis

import (
	"errors"
	"fmt"
)

var (
	// ErrInvalid is wrapped by errors about options and input that can't be
	// meant: an index beyond its network, a negative limit.
	ErrInvalid = errors.New("invalid input to analysis")
	// ErrTooLarge is wrapped when a network has more ties than its arrays can
	// number (2³¹−1 half edges). Ask [Bipartite.Pairs] first.
	ErrTooLarge = errors.New("network too large")
)

func invalid(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrInvalid}, args...)...)
}

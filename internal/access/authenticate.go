package access

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Gate finds out who asks. The zero value lets everyone in as nobody.
type Gate struct {
	Keys      *Keyring  // nil takes no keys
	Tokens    *Tokens   // nil takes no tokens
	Anonymous Principal // who shows neither; one without a role is turned away
}

// ErrUnauthenticated is what everyone learns whose key or token opens nothing, and nobody learns why: the cause is for
// the log.
var ErrUnauthenticated = errors.New("show a key or token that is valid here, as Authorization: Bearer …")

// Identify gives who sends a request, by its Authorization header. What can't be taken is [ErrUnauthenticated]
// and the cause behind it, never a step down to the anonymous.
func (g *Gate) Identify(ctx context.Context, header http.Header, now time.Time) (Principal, error) {
	stated := header.Values("Authorization")
	switch len(stated) {
	case 0:
		if g.Anonymous.Role == "" {
			return Principal{}, fmt.Errorf("%w (nothing was shown)", ErrUnauthenticated)
		}
		return g.Anonymous, nil
	case 1:
	default:
		return Principal{}, fmt.Errorf("%w (%d were shown)", ErrUnauthenticated, len(stated))
	}
	scheme, credentials, _ := strings.Cut(stated[0], " ")
	credentials = strings.TrimSpace(credentials)
	if !strings.EqualFold(scheme, "Bearer") || credentials == "" {
		return Principal{}, fmt.Errorf("%w (scheme %.20q)", ErrUnauthenticated, scheme)
	}
	principal, err := g.holder(ctx, credentials, now)
	if err != nil {
		return Principal{}, fmt.Errorf("%w (%w)", ErrUnauthenticated, err)
	}
	return principal, nil
}

func (g *Gate) holder(ctx context.Context, credentials string, now time.Time) (Principal, error) {
	switch {
	case strings.HasPrefix(credentials, Prefix) && g.Keys != nil:
		return g.Keys.Authenticate(credentials, now)
	case strings.HasPrefix(credentials, Prefix):
		return Principal{}, errors.New("this server takes no keys")
	case g.Tokens != nil:
		return g.Tokens.Authenticate(ctx, credentials)
	}
	return Principal{}, errors.New("this server takes no tokens")
}

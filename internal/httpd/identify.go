package httpd

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"verkosto/internal/access"
)

// identify lets those in who have a scope, and puts into the request's context who asks. Whoever shows a key or token that
// opens nothing is refused, not taken for anonymous: they would wonder why they see less.
// What comes of a key that opens nothing is counted by turnedAway, which gives the answer where there were too many.
func identify(
	gate *access.Gate, scope access.Scope, log *slog.Logger, turnedAway func(context.Context) *answer, next http.Handler,
) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		principal, err := gate.Identify(r.Context(), r.Header, time.Now())
		switch {
		case err != nil:
			if tooMany := turnedAway(r.Context()); tooMany != nil {
				refuseAccess(w, r, tooMany)
				return
			}
			log.InfoContext(r.Context(), "turned away", "error", err)
			w.Header().Set("WWW-Authenticate", "Bearer")
			refuseAccess(w, r, failed(http.StatusUnauthorized, refuse(Unauthenticated, "%s", access.ErrUnauthenticated)))
		case !principal.May(scope):
			refuseAccess(w, r, failed(http.StatusForbidden, refuse(Forbidden, "this key may not %s the network", scope)))
		default:
			entryOf(r.Context()).askedBy(principal.ID)
			next.ServeHTTP(w, r.WithContext(access.With(r.Context(), principal)))
		}
	})
}

func refuseAccess(w http.ResponseWriter, r *http.Request, a *answer) {
	media, _ := negotiate(r.Header)
	entryOf(r.Context()).answered(a)
	_ = a.send(w, media) // two fixed strings always encode
}

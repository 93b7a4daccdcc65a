package httpd

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/rs/cors"
)

// guardOrigins lets browsers ask only from pages of this server and of the origins
// that are named, such as https://map.example.org. A request from elsewhere is refused
// before anything is done for it: a browser would keep the answer from the page, but
// only after the work. Programs, which send no origin, are let through.
//
// The CORS headers, which tell browsers to hand over the answer, are sent to the named
// origins alone. With none named rs/cors would allow all, so then it is not there.
func guardOrigins(origins []string, next http.Handler) (http.Handler, error) {
	guard := http.NewCrossOriginProtection()
	for _, origin := range origins {
		if strings.Contains(origin, "*") { // which rs/cors would take for a pattern
			return nil, fmt.Errorf("allow origin %q: name each origin in full", origin)
		}
		if err := guard.AddTrustedOrigin(origin); err != nil {
			return nil, fmt.Errorf("allow origin %q: name it as scheme://host or scheme://host:port: %w", origin, err)
		}
	}
	guard.SetDenyHandler(http.HandlerFunc(denyOrigin))
	guarded := guard.Handler(next)
	if len(origins) == 0 {
		return guarded, nil
	}
	return cors.New(cors.Options{
		AllowedOrigins: origins,
		AllowedMethods: []string{http.MethodPost, http.MethodGet, http.MethodHead}, // the latter for exports
		AllowedHeaders: []string{"Accept", "Authorization", "Content-Type", "Last-Event-ID", "X-Request-Id"},
		ExposedHeaders: []string{"X-Request-Id", "Content-Disposition", "Verkosto-Data-Version", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"},
		MaxAge:         600,
	}).Handler(guarded), nil
}

func denyOrigin(w http.ResponseWriter, r *http.Request) {
	refuseAccess(w, r, failed(http.StatusForbidden,
		refuse(Forbidden, "pages of this origin may not ask here; the server must be started with the origin allowed")))
}

package httpd

import (
	"fmt"
	"net/http"

	"verkosto/internal/access"
)

// streaming serves at one path what asks for a stream as a stream, and all else by next.
func (s *Server) streaming(endpoint *endpoint, meter *meter, next http.Handler) (http.Handler, error) {
	socket := &sockets{endpoint: endpoint, gate: s.config.Gate, streams: s.streams, meter: meter, log: s.config.Logger}
	stream := &events{endpoint: endpoint, gate: s.config.Gate, streams: s.streams, log: s.config.Logger}
	known := func(next http.Handler) http.Handler {
		return identify(s.config.Gate, access.Read, s.config.Logger, meter.turnedAway, next)
	}
	knownSocket, knownStream := known(socket), known(stream)
	chosen := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case isUpgrade(r) && len(r.Header.Values("Authorization")) > 0:
			knownSocket.ServeHTTP(w, r)
		case isUpgrade(r):
			socket.ServeHTTP(w, r) // who asks is shown by connection_init
		default:
			knownStream.ServeHTTP(w, r)
		}
	})
	guarded, err := guardStreams(s.config.Origins, chosen)
	if err != nil {
		return nil, err
	}
	if guarded, err = guardOrigins(s.config.Origins, locate(s.config.Proxies, guarded)); err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		get := r.Method == http.MethodGet
		if get && isUpgrade(r) || (get || r.Method == http.MethodPost) && prefersEvents(r.Header) {
			guarded.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	}), nil
}

// guardStreams refuses streams to pages of origins that may not ask, GET or not: browsers let any page open a WebSocket
// to anywhere, and an EventSource too, whose answers they keep from the page but which would take room here.
func guardStreams(origins []string, next http.Handler) (http.Handler, error) {
	guard := http.NewCrossOriginProtection()
	for _, origin := range origins {
		if err := guard.AddTrustedOrigin(origin); err != nil {
			return nil, fmt.Errorf("allow origin %q: %w", origin, err)
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asIfItChangedSomething := *r // the guard lets every GET pass
		asIfItChangedSomething.Method = http.MethodPost
		if guard.Check(&asIfItChangedSomething) != nil {
			denyOrigin(w, r)
			return
		}
		next.ServeHTTP(w, r)
	}), nil
}

package httpd

import (
	"context"
	"net/http"
	"net/netip"
	"strings"

	"verkosto/internal/access"
)

// client is who is counted as one: whoever shows the same key or token, and whoever of the others comes from the same
// address.
type client struct {
	name  string // the id of the key or token, or the address
	keyed bool   // it shows a key or token
}

type addressKey struct{}

// clientOf gives the client that a request's context belongs to.
func clientOf(ctx context.Context) client {
	if who := access.From(ctx); isKnown(who) {
		return client{name: who.ID, keyed: true}
	}
	address, _ := ctx.Value(addressKey{}).(string)
	return client{name: address}
}

// isKnown says whether somebody showed a key or token.
func isKnown(who access.Principal) bool {
	return who.ID != "" && who.ID != access.Anonymous("").ID
}

// locate notes in a request's context where it comes from.
func locate(proxies []netip.Prefix, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), addressKey{}, addressOf(r, proxies))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// addressOf gives the address that a request comes from. What X-Forwarded-For says counts only where a proxy that is
// trusted says it: from the right, the first address that is no such proxy's. Anyone can write what stands left of it.
func addressOf(r *http.Request, proxies []netip.Prefix) string {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return "unknown"
	}
	address := peer.Addr().Unmap()
	if !trusted(address, proxies) {
		return counted(address)
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0; i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		if address = hop.Unmap(); !trusted(address, proxies) {
			break
		}
	}
	return counted(address)
}

func trusted(address netip.Addr, proxies []netip.Prefix) bool {
	for _, proxy := range proxies {
		if proxy.Contains(address) {
			return true
		}
	}
	return false
}

// counted gives what an address is counted as: one of version 6 as the 64 bits that name its network, since who has one
// such address has them all.
func counted(address netip.Addr) string {
	if address.Is6() {
		if network, err := address.WithZone("").Prefix(64); err == nil {
			return network.String()
		}
	}
	return address.String()
}

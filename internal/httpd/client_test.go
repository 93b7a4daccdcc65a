package httpd

import (
	"net/http"
	"net/netip"
	"testing"

	"verkosto/internal/access"
)

func TestAddress(t *testing.T) {
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("2001:db8:ffff::/48")}
	for _, tc := range []struct {
		name, peer string
		forwarded  []string
		want       string
	}{
		{"an address", "203.0.113.9:5000", nil, "203.0.113.9"},
		{"one of version 6 counts by its network", "[2001:db8:1:2:3:4:5:6]:5000", nil, "2001:db8:1:2::/64"},
		{"its neighbour is the same client", "[2001:db8:1:2:ffff::1]:5000", nil, "2001:db8:1:2::/64"},
		{"version 4 written as 6", "[::ffff:203.0.113.9]:5000", nil, "203.0.113.9"},
		{"a zone", "[fe80::1%eth0]:5000", nil, "fe80::/64"},
		{"no address", "@", nil, "unknown"},
		{"who is no proxy can't say where it comes from", "203.0.113.9:5000", []string{"198.51.100.7"}, "203.0.113.9"},
		{"a proxy can", "10.1.2.3:5000", []string{"198.51.100.7"}, "198.51.100.7"},
		{"a proxy that doesn't", "10.1.2.3:5000", nil, "10.1.2.3"},
		{"a proxy before a proxy", "10.1.2.3:5000", []string{"198.51.100.7, 10.9.9.9"}, "198.51.100.7"},
		{"in two headers", "10.1.2.3:5000", []string{"198.51.100.7", "10.9.9.9"}, "198.51.100.7"},
		{"what the client wrote itself", "10.1.2.3:5000", []string{"192.0.2.66, 198.51.100.7"}, "198.51.100.7"},
		{"proxies only", "10.1.2.3:5000", []string{"10.9.9.9"}, "10.9.9.9"},
		{"nonsense", "10.1.2.3:5000", []string{"192.0.2.66, <script>"}, "10.1.2.3"},
		{"nonsense behind a proxy", "10.1.2.3:5000", []string{"<script>, 10.9.9.9"}, "10.9.9.9"},
		{"a proxy of version 6", "[2001:db8:ffff::1]:5000", []string{"2001:db8:1:2::9"}, "2001:db8:1:2::/64"},
	} {
		r := &http.Request{RemoteAddr: tc.peer, Header: http.Header{"X-Forwarded-For": tc.forwarded}}
		if got := addressOf(r, proxies); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
}

func TestClient(t *testing.T) {
	ctx := t.Context()
	if got := clientOf(access.With(ctx, access.Principal{ID: "key:1", Role: access.Reader})); got != (client{"key:1", true}) {
		t.Errorf("a key is %+v", got)
	}
	if got := clientOf(access.With(ctx, access.Anonymous(access.Reader))); got != (client{}) {
		t.Errorf("one without a key is %+v", got)
	}
}

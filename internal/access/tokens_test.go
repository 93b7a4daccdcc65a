package access_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"verkosto/internal/access"
)

// provider is an OpenID Connect provider with some keys.
type provider struct {
	*httptest.Server
	mu    sync.Mutex
	keys  jose.JSONWebKeySet
	asked int
}

func newProvider(t *testing.T) *provider {
	t.Helper()
	p := &provider{}
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(map[string]any{
			"issuer": p.URL, "jwks_uri": p.URL + "/keys", "authorization_endpoint": p.URL, "token_endpoint": p.URL,
			"id_token_signing_alg_values_supported": []string{"RS256", "HS256", "none"},
		})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.asked++
		_ = json.NewEncoder(w).Encode(p.keys)
	})
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

func (p *provider) publish(id string, public crypto.PublicKey) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.keys.Keys = append(p.keys.Keys, jose.JSONWebKey{Key: public, KeyID: id, Use: "sig"})
}

func sign(t *testing.T, algorithm jose.SignatureAlgorithm, id string, key any, claims map[string]any) string {
	t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: algorithm, Key: jose.JSONWebKey{Key: key, KeyID: id}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := signer.Sign(payload)
	if err != nil {
		t.Fatal(err)
	}
	token, err := signed.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func must[T any](t *testing.T) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func TestTokens(t *testing.T) {
	p := newProvider(t)
	rsaKey := must[*rsa.PrivateKey](t)(rsa.GenerateKey(rand.Reader, 2048))
	ecKey := must[*ecdsa.PrivateKey](t)(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	_, edKey, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p.publish("rsa", rsaKey.Public())
	p.publish("ec", ecKey.Public())
	p.publish("ed", edKey.Public())
	tokens, err := access.NewTokens(t.Context(), access.Provider{Issuer: p.URL, Audience: "verkosto", Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	claims := func(changes map[string]any) map[string]any {
		all := map[string]any{
			"iss": p.URL, "aud": "verkosto", "sub": "u1", "iat": noon.Unix(), "exp": noon.Add(time.Hour).Unix(),
			"preferred_username": "taina.testi", "roles": []string{"offline_access", "Editor", "analyst"},
		}
		maps.Copy(all, changes)
		return all
	}
	rs256 := func(changes map[string]any) string { return sign(t, jose.RS256, "rsa", rsaKey, claims(changes)) }
	publicPEM := must[[]byte](t)(x509.MarshalPKIXPublicKey(rsaKey.Public()))
	unsigned := func() string {
		payload := must[[]byte](t)(json.Marshal(claims(nil)))
		encode := base64.RawURLEncoding.EncodeToString
		return encode([]byte(`{"alg":"none"}`)) + "." + encode(payload) + "."
	}()
	forged := func() string { // the claims of another token under this one's signature
		parts, others := strings.Split(rs256(nil), "."), strings.Split(rs256(map[string]any{"roles": "admin"}), ".")
		return parts[0] + "." + others[1] + "." + parts[2]
	}()
	for _, c := range []struct {
		name, token string
		role        access.Role // "" refuses
	}{
		{"RS256", rs256(nil), access.Editor},
		{"PS512", sign(t, jose.PS512, "rsa", rsaKey, claims(nil)), access.Editor},
		{"ES256", sign(t, jose.ES256, "ec", ecKey, claims(nil)), access.Editor},
		{"EdDSA", sign(t, jose.EdDSA, "ed", edKey, claims(nil)), access.Editor},
		{"roles in a text", rs256(map[string]any{"roles": "analyst other"}), access.Analyst},
		{"no roles", rs256(map[string]any{"roles": nil}), access.Reader},
		{"roles of another form", rs256(map[string]any{"roles": map[string]any{"admin": true}}), access.Reader},
		{"one of several audiences", rs256(map[string]any{"aud": []string{"others", "verkosto"}}), access.Editor},
		{"none", unsigned, ""},
		{"HMAC with the public key", sign(t, jose.HS256, "rsa", publicPEM, claims(nil)), ""},
		{"another's claims", forged, ""},
		{"another's key", sign(t, jose.RS256, "rsa", must[*rsa.PrivateKey](t)(rsa.GenerateKey(rand.Reader, 2048)), claims(nil)), ""},
		{"another audience", rs256(map[string]any{"aud": "others"}), ""},
		{"another issuer", rs256(map[string]any{"iss": "https://login.example.org"}), ""},
		{"expired", rs256(map[string]any{"exp": noon.Add(-time.Second).Unix()}), ""},
		{"without an expiry", rs256(map[string]any{"exp": nil}), ""},
		{"not yet", rs256(map[string]any{"nbf": noon.Add(time.Hour).Unix()}), ""},
		{"without a subject", rs256(map[string]any{"sub": ""}), ""},
		{"no token", "a.b.c", ""},
		{"a very long one", strings.Repeat("a", 9000), ""},
	} {
		got, err := tokens.Authenticate(t.Context(), c.token)
		if got.Role != c.role || (err == nil) != (c.role != "") {
			t.Errorf("%s: role %q, %v; want %q", c.name, got.Role, err, c.role)
		}
		if c.role != "" && (got.ID != "token:u1" || got.Name != "taina.testi") {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.asked != 1 {
		t.Errorf("tokens that no key fits made the server ask for keys %d times", p.asked)
	}
}

func TestKeysRotate(t *testing.T) {
	p := newProvider(t)
	old, fresh := must[*ecdsa.PrivateKey](t)(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)), must[*ecdsa.PrivateKey](t)(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	p.publish("old", old.Public())
	now := noon
	tokens, err := access.NewTokens(t.Context(), access.Provider{Issuer: p.URL, Audience: "verkosto", Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	claims := map[string]any{"iss": p.URL, "aud": "verkosto", "sub": "u1", "exp": noon.Add(time.Hour).Unix()}
	works := func(id string, key any) bool {
		_, err := tokens.Authenticate(t.Context(), sign(t, jose.ES256, id, key, claims))
		return err == nil
	}
	if !works("old", old) || works("fresh", fresh) {
		t.Error("before the rotation")
	}
	p.mu.Lock()
	p.keys.Keys = nil
	p.mu.Unlock()
	p.publish("fresh", fresh.Public())
	if works("fresh", fresh) {
		t.Error("the provider was asked again at once")
	}
	now = now.Add(11 * time.Second)
	// The verifier's last look for keys may still be ending: whoever comes in that moment gets what it found.
	for deadline := time.Now().Add(10 * time.Second); !works("fresh", fresh) || works("old", old); runtime.Gosched() {
		if time.Now().After(deadline) {
			t.Fatal("after the rotation")
		}
	}
}

func TestTokensNeedAProvider(t *testing.T) {
	p := newProvider(t)
	for name, provider := range map[string]access.Provider{
		"no audience":    {Issuer: p.URL},
		"no issuer":      {Audience: "verkosto"},
		"another issuer": {Issuer: p.URL + "/", Audience: "verkosto"},
		"nobody there":   {Issuer: "http://127.0.0.1:1", Audience: "verkosto"},
	} {
		if _, err := access.NewTokens(t.Context(), provider); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func TestGate(t *testing.T) {
	keys, _ := ring(t)
	secret := create(t, keys, access.Key{Name: "map", Role: access.Analyst})
	open := access.Gate{Keys: keys, Anonymous: access.Anonymous(access.Reader)}
	closed := access.Gate{Keys: keys}
	for _, c := range []struct {
		name   string
		gate   *access.Gate
		header []string
		role   access.Role // "" refuses
	}{
		{"nothing shown, open", &open, nil, access.Reader},
		{"nothing shown, closed", &closed, nil, ""},
		{"a key", &closed, []string{"Bearer " + secret}, access.Analyst},
		{"a key, in another case and with spaces", &closed, []string{"bearer   " + secret + " "}, access.Analyst},
		{"a wrong key is no step down", &open, []string{"Bearer " + secret + "x"}, ""},
		{"two keys", &open, []string{"Bearer " + secret, "Bearer " + secret}, ""},
		{"another scheme", &open, []string{"Basic " + secret}, ""},
		{"an empty key", &open, []string{"Bearer "}, ""},
		{"an empty header", &open, []string{""}, ""},
		{"a token where none are taken", &open, []string{"Bearer a.b.c"}, ""},
		{"a key where none are taken", &access.Gate{Anonymous: open.Anonymous}, []string{"Bearer " + secret}, ""},
	} {
		header := make(http.Header)
		for _, value := range c.header {
			header.Add("Authorization", value)
		}
		got, err := c.gate.Identify(t.Context(), header, noon)
		if got.Role != c.role || (err != nil) != (c.role == "") {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
		if err != nil && (!errors.Is(err, access.ErrUnauthenticated) || strings.Contains(err.Error(), secret)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if p := access.From(access.With(t.Context(), open.Anonymous)); p.ID != "anonymous" || access.From(t.Context()).May(access.Read) {
		t.Error("the context does not say who asks")
	}
}

package access

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
)

// Provider says whose tokens are taken.
type Provider struct {
	Issuer    string           // address of the provider, as in the claim iss; its discovery document names its keys
	Audience  string           // must be among the claim aud
	RoleClaim string           // claim with the name of a role, or a list of names; "roles" if empty
	Now       func() time.Time // time.Now if nil
}

// Tokens checks JSON Web Tokens of one OpenID Connect provider. It follows the rotation of the provider's keys.
type Tokens struct {
	verifier  *oidc.IDTokenVerifier
	roleClaim string
}

// algorithms are the signatures that are taken: those made with a private key. "none" says nothing, and HMAC would let
// whoever knows the provider's public key sign with it.
var algorithms = []string{
	oidc.RS256, oidc.RS384, oidc.RS512, oidc.PS256, oidc.PS384, oidc.PS512, oidc.ES256, oidc.ES384, oidc.ES512, oidc.EdDSA,
}

// NewTokens asks the provider for its discovery document. It fails if the provider can't be reached, or names another
// issuer than the one that was asked.
func NewTokens(ctx context.Context, p Provider) (*Tokens, error) {
	if p.Issuer == "" || p.Audience == "" {
		return nil, errors.New("take tokens: both the issuer and the audience must be given, or tokens made for others would open this server")
	}
	if p.RoleClaim == "" {
		p.RoleClaim = "roles"
	}
	if p.Now == nil {
		p.Now = time.Now
	}
	client := &http.Client{Timeout: 10 * time.Second, Transport: &lastAnswers{next: http.DefaultTransport, now: p.Now}}
	ctx = oidc.ClientContext(ctx, client)
	provider, err := oidc.NewProvider(ctx, p.Issuer)
	if err != nil {
		return nil, fmt.Errorf("take tokens of %s: %w", p.Issuer, err)
	}
	return &Tokens{
		verifier: provider.VerifierContext(ctx, &oidc.Config{
			ClientID: p.Audience, SupportedSigningAlgs: algorithms, Now: p.Now,
		}),
		roleClaim: p.RoleClaim,
	}, nil
}

// maxToken bounds a token in bytes: more than any provider makes, less than the room for headers.
const maxToken = 8 << 10

// Authenticate gives the holder of a token whose signature, issuer, audience and time are right. The role is the
// greatest that the role claim names; without one it is [Reader].
func (t *Tokens) Authenticate(ctx context.Context, token string) (Principal, error) {
	if len(token) > maxToken {
		return Principal{}, fmt.Errorf("a token has at most %d bytes", maxToken)
	}
	checked, err := t.verifier.Verify(ctx, token)
	if err != nil {
		return Principal{}, err
	}
	claims := make(map[string]any)
	if err := checked.Claims(&claims); err != nil {
		return Principal{}, err
	}
	if checked.Subject == "" {
		return Principal{}, errors.New("the token has no subject")
	}
	name := checked.Subject
	if preferred, is := claims["preferred_username"].(string); is && preferred != "" {
		name = preferred
	}
	return Principal{ID: "token:" + checked.Subject, Name: name, Role: greatestRole(claims[t.roleClaim])}, nil
}

// greatestRole reads a claim: a text or a list of texts, of which those that are no roles say nothing.
func greatestRole(claim any) Role {
	var stated []any
	switch claim := claim.(type) {
	case string:
		for name := range strings.FieldsSeq(claim) {
			stated = append(stated, name)
		}
	case []any:
		stated = claim
	}
	greatest := Reader
	for _, item := range stated {
		name, _ := item.(string)
		role, err := ParseRole(name)
		if err == nil && slices.Index(Roles(), role) > slices.Index(Roles(), greatest) {
			greatest = role
		}
	}
	return greatest
}

// lastAnswers asks the provider at most once in askEvery for the same, and in between gives its last answer: a token
// that no key fits makes the verifier look for new keys, and anyone can send such tokens.
type lastAnswers struct {
	next http.RoundTripper
	now  func() time.Time

	mu   sync.Mutex
	kept map[string]keptAnswer
}

type keptAnswer struct {
	at       time.Time
	response http.Response
	body     []byte
}

const (
	askEvery     = 10 * time.Second
	maxAnswer    = 1 << 20 // bytes of a provider's document
	maxAddresses = 4       // of documents that are kept
)

// RoundTrip implements [http.RoundTripper].
func (l *lastAnswers) RoundTrip(request *http.Request) (*http.Response, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	address := request.URL.String()
	if kept, is := l.kept[address]; is && l.now().Sub(kept.at) < askEvery {
		return kept.give(request), nil
	}
	response, err := l.next.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	if err != nil {
		return nil, err
	}
	if len(body) > maxAnswer {
		return nil, fmt.Errorf("%s answered with more than %d bytes", address, maxAnswer)
	}
	kept := keptAnswer{l.now(), *response, body}
	if l.kept == nil || len(l.kept) >= maxAddresses {
		l.kept = make(map[string]keptAnswer)
	}
	l.kept[address] = kept
	return kept.give(request), nil
}

func (k keptAnswer) give(request *http.Request) *http.Response {
	response := k.response
	response.Request, response.Header = request, k.response.Header.Clone()
	response.Body = io.NopCloser(bytes.NewReader(k.body))
	return &response
}

package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"

	"verkosto/internal/access"
)

// accessFlags say who may ask, and over what.
type accessFlags struct {
	Anonymous     string `enum:"none,reader,analyst" default:"reader" help:"What those may who show neither key nor token: none, reader or analyst, who also sees the e-mails and phones of people."`
	Keys          string `placeholder:"FILE" help:"Take the API keys in a file, which verkosto keys makes."`
	OIDCIssuer    string `name:"oidc-issuer" placeholder:"URL" help:"Take the tokens of this OpenID Connect provider."`
	OIDCAudience  string `name:"oidc-audience" placeholder:"NAME" help:"What the tokens must be made for."`
	OIDCRoleClaim string `name:"oidc-role-claim" default:"roles" placeholder:"NAME" help:"Claim that names the role: reader, analyst, editor or admin (${default})."`
	TLSCert       string `name:"tls-cert" placeholder:"FILE" help:"Serve over TLS with this certificate (PEM)."`
	TLSKey        string `name:"tls-key" placeholder:"FILE" help:"Private key of the certificate (PEM)."`
	Public        bool   `help:"Serve on an address that others can reach although it is without TLS or open to everyone."`
}

// gate makes what finds out who asks.
func (f *accessFlags) gate(ctx context.Context) (*access.Gate, error) {
	gate := new(access.Gate)
	if f.Anonymous != "none" {
		gate.Anonymous = access.Anonymous(access.Role(f.Anonymous))
	}
	var err error
	if f.Keys != "" {
		if gate.Keys, err = access.OpenKeyring(f.Keys); err != nil {
			return nil, err
		}
	}
	if f.OIDCIssuer != "" || f.OIDCAudience != "" {
		gate.Tokens, err = access.NewTokens(ctx, access.Provider{Issuer: f.OIDCIssuer, Audience: f.OIDCAudience, RoleClaim: f.OIDCRoleClaim})
		if err != nil {
			return nil, err
		}
	}
	if gate.Anonymous.Role == "" && gate.Keys == nil && gate.Tokens == nil {
		return nil, misusef("nobody could ask: with --anonymous none give --keys or --oidc-issuer")
	}
	return gate, nil
}

// certificate gives the certificate to serve with, nil for none.
func (f *accessFlags) certificate() (*tls.Certificate, error) {
	if f.TLSCert == "" && f.TLSKey == "" {
		return nil, nil //nolint:nilnil // absence is an answer: plain HTTP
	}
	certificate, err := tls.LoadX509KeyPair(f.TLSCert, f.TLSKey)
	if err != nil {
		return nil, fmt.Errorf("read the certificate: %w", err)
	}
	return &certificate, nil
}

// checkExposure refuses to serve where others can listen in or everyone can ask, unless that is wanted.
func (f *accessFlags) checkExposure(bound net.Addr) error {
	if tcp, is := bound.(*net.TCPAddr); !is || tcp.IP.IsLoopback() || f.Public {
		return nil
	}
	switch {
	case f.Anonymous != "none":
		return misusef("whoever can reach %s could read the network: let only those in who show a key or token (--anonymous none), or say --public", bound)
	case f.TLSCert == "":
		return misusef("keys sent to %s could be overheard: give --tls-cert and --tls-key, or say --public, where something before this server does TLS", bound)
	}
	return nil
}

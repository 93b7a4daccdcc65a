package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const peopleQuery = `{"query":"{ people(first: 1) { nodes { name email } } }"}`

// askAs sends the query for people with an Authorization header and gives the status and the answer.
func (s *server) askAs(t *testing.T, client *http.Client, authorization string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.origin+"/graphql", strings.NewReader(peopleQuery))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if authorization != "" {
		request.Header.Set("Authorization", authorization)
	}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// newKey makes an API key by the command line and gives it.
func newKey(t *testing.T, file string, args ...string) string {
	t.Helper()
	made := verkosto(t, "", append([]string{"keys", "create", "--keys", file}, args...)...)
	if made.code != done {
		t.Fatal(made)
	}
	return strings.TrimSpace(made.out)
}

func TestWhoSeesWhat(t *testing.T) {
	keys := filepath.Join(t.TempDir(), "keys.json")
	reader, analyst := newKey(t, keys, "--name", "map"), newKey(t, keys, "--name", "Aino Esimerkki", "--role", "analyst")
	narrow := newKey(t, keys, "--name", "nightly copy", "--role", "analyst", "--scope", "export")
	readOnly := newKey(t, keys, "--name", "sketch", "--scope", "read")
	s := serve(t, "--anonymous", "none", "--keys", keys, "--data", imported(t, "testdata/documents/page.txt"))
	for _, c := range []struct {
		who, authorization string
		status             int
		sees               string
	}{
		{"nobody", "", http.StatusUnauthorized, `"code":"UNAUTHENTICATED"`},
		{"a reader", "Bearer " + reader, http.StatusOK, `"email":null`},
		{"an analyst", "Bearer " + analyst, http.StatusOK, `@example.fi"`},
		{"one who may only export", "Bearer " + narrow, http.StatusForbidden, `"code":"FORBIDDEN"`},
		{"one with a wrong key", "Bearer " + analyst + "x", http.StatusUnauthorized, `"code":"UNAUTHENTICATED"`},
	} {
		status, body := s.askAs(t, http.DefaultClient, c.authorization)
		if status != c.status || !strings.Contains(body, c.sees) {
			t.Errorf("%s: %d %s", c.who, status, body)
		}
	}
	for key, want := range map[string]int{reader: http.StatusOK, narrow: http.StatusOK, readOnly: http.StatusForbidden} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodHead, s.origin+"/export/network.graphml", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer "+key)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close() // of a HEAD
		if response.StatusCode != want {
			t.Errorf("an export by %s: %d, want %d", strings.Split(key, "_")[1], response.StatusCode, want)
		}
	}
	id := strings.Split(analyst, "_")[1]
	if revoked := verkosto(t, "", "keys", "revoke", "--keys", keys, id); revoked.code != done {
		t.Fatal(revoked)
	}
	if status, body := s.askAs(t, http.DefaultClient, "Bearer "+analyst); status != http.StatusUnauthorized {
		t.Errorf("a revoked key: %d %s", status, body)
	}
	list := verkosto(t, "", "keys", "list", "--keys", keys)
	if !strings.Contains(list.out, "revoked "+time.Now().UTC().Format(time.DateOnly)) || strings.Contains(list.out, analyst) {
		t.Errorf("the list of keys: %s", list.out)
	}
	s.stop(t, syscall.SIGTERM)
	if log := s.log.String(); strings.Contains(log, analyst) || strings.Contains(log, reader) || !strings.Contains(log, "by=key:"+id) {
		t.Errorf("the log names who asked and never the key: %s", log)
	}
}

func TestServeOverTLS(t *testing.T) {
	certificate, key, roots := selfSigned(t)
	s := serve(t, "--demo", "--tls-cert", certificate, "--tls-key", key)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}}
	if status, body := s.askAs(t, client, ""); status != http.StatusOK || !strings.HasPrefix(s.origin, "https://127.0.0.1:") {
		t.Errorf("%s: %d %s", s.origin, status, body)
	}
}

func selfSigned(t *testing.T) (certificateFile, keyFile string, roots *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "verkosto"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	certificate := string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	roots = x509.NewCertPool()
	roots.AppendCertsFromPEM([]byte(certificate))
	return file(t, "cert.pem", certificate), file(t, "key.pem", string(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: encoded}))), roots
}

func TestServeRefusesToBeExposed(t *testing.T) {
	certificate, key, _ := selfSigned(t)
	keys := filepath.Join(t.TempDir(), "keys.json")
	newKey(t, keys, "--name", "map")
	data := imported(t, "testdata/documents/page.txt") // opens sooner than a demo is made
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{"open to everyone", nil, "whoever can reach"},
		{"open to everyone over TLS", []string{"--tls-cert", certificate, "--tls-key", key}, "whoever can reach"},
		{"keys without TLS", []string{"--anonymous", "none", "--keys", keys}, "could be overheard"},
		{"open to nobody", []string{"--anonymous", "none"}, "nobody could ask"},
		{"a certificate without its key", []string{"--tls-cert", certificate}, "read the certificate"},
		{"tokens made for anyone", []string{"--oidc-issuer", "https://login.example.fi"}, "issuer and the audience"},
		{"every origin with keys", []string{"--origin", "*", "--anonymous", "none", "--keys", keys}, "name each origin in full"},
		{"a damaged key file", []string{"--keys", file(t, "damaged.json", "{")}, "read the keys"},
	} {
		got := verkosto(t, "", append([]string{"serve", "--data", data, "--listen", "0.0.0.0:0"}, c.args...)...)
		if got.code == done || !strings.Contains(got.err, c.says) {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

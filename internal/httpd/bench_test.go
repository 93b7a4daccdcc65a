package httpd

import (
	"bytes"
	"fmt"
	"math"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// BenchmarkRequest measures what the edge adds to a request, from the mux to the
// written answer. The stub answers in no time to speak of. A query is new when it was
// not asked before, so that nothing of it is kept.
func BenchmarkRequest(b *testing.B) {
	introspection, err := os.ReadFile("testdata/introspection.graphql")
	if err != nil {
		b.Fatal(err)
	}
	for _, tc := range []struct{ name, query string }{
		{"smallest", `{total}`},
		{"typical", `query Search($n:Int=2){projects(first:$n,filter:{text:"järvi",and:[{year:2014}]}){...P partners(first:5){id name projects(first:2){...P}}}} fragment P on Project{id name}`},
		{"introspection", string(introspection)},
		{"repeats", "{project{" + strings.Repeat("id ", 200) + "}}"}, // as often as allowed
	} {
		b.Run(tc.name, func(b *testing.B) {
			server := newServer(b, unmetered)
			body := asBody(tc.query)
			b.ReportAllocs()
			for b.Loop() {
				ask(b, server, body)
			}
		})
		b.Run(tc.name+"/new", func(b *testing.B) {
			server := newServer(b, unmetered)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				ask(b, server, asBody(fmt.Sprintf("%s#%d", tc.query, i)))
			}
		})
	}
}

func ask(b *testing.B, server *Server, body string) {
	request := newRequest(http.MethodPost, "/graphql", body)
	request.Header.Set("Content-Type", "application/json")
	recorder := &discarding{header: make(http.Header, 8)}
	server.Handler().ServeHTTP(recorder, request)
	if recorder.status != http.StatusOK {
		b.Fatalf("status %d", recorder.status)
	}
}

// discarding is a response that nobody reads.
type discarding struct {
	header http.Header
	status int
}

func (d *discarding) Header() http.Header         { return d.header }
func (d *discarding) WriteHeader(status int)      { d.status = status }
func (d *discarding) Write(p []byte) (int, error) { return len(p), nil }

// BenchmarkSend measures how an answer of a megabyte is written.
func BenchmarkSend(b *testing.B) {
	data := append(append([]byte{'"'}, bytes.Repeat([]byte("a"), 1<<20)...), '"')
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		recorder := &discarding{header: make(http.Header, 8)}
		if err := executed(&graphql.Response{Data: data}, 20).send(recorder, graphqlMedia); err != nil {
			b.Fatal(err)
		}
	}
}

// unmetered lets one client ask as much as it likes.
func unmetered(c *Config) {
	c.Rates = DefaultRates()
	c.Rates.Address.Points = math.MaxInt32
	c.Rates.Address.Per = time.Second
}

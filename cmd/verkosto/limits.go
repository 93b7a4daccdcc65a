package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/netip"
	"os"
	"reflect"
	"time"

	"verkosto/internal/explorer"
	"verkosto/internal/httpd"
)

// limitFlags are the bounds of all that a caller controls. docs/limits.md says what happens beyond each.
type limitFlags struct {
	Request     operationLimits  `embed:"" prefix:"limit-" group:"limits"`
	Client      clientLimits     `embed:"" prefix:"limit-" group:"client-limits"`
	Load        loadLimits       `embed:"" prefix:"limit-" group:"load-limits"`
	Connections connectionLimits `embed:"" prefix:"limit-" group:"connection-limits"`
	Documents   documentFlags    `embed:"" group:"documents"`

	TrustProxy []netip.Prefix `placeholder:"CIDR" group:"client-limits" help:"Network of proxies before this server whose X-Forwarded-For is believed; may be given more than once."`
}

// operationLimits bound one request.
type operationLimits struct {
	Body        int64         `default:"262144" placeholder:"BYTES" help:"Its body, also when unpacked (${default})."`
	Document    int64         `default:"8388608" placeholder:"BYTES" help:"Its body and its variables instead, of who may curate (${default})."`
	BodyRatio   int           `default:"100" placeholder:"N" help:"How many times larger a packed body gets (${default})."`
	Batch       int           `default:"1" placeholder:"N" help:"Operations in it; 1 refuses lists of them (${default})."`
	Variables   int           `default:"131072" placeholder:"BYTES" help:"Variables of an operation (${default})."`
	Query       int           `default:"65536" placeholder:"BYTES" help:"Query without its variables (${default})."`
	Tokens      int           `default:"10000" placeholder:"N" help:"Words and signs of a query (${default})."`
	Name        int           `default:"128" placeholder:"BYTES" help:"Each name in a query (${default})."`
	ValueDepth  int           `default:"24" placeholder:"N" help:"How deep lists and objects nest in a value (${default})."`
	Operations  int           `default:"20" placeholder:"N" help:"Operations in a query, of which one is chosen (${default})."`
	Fragments   int           `default:"100" placeholder:"N" help:"Fragments in a query (${default})."`
	Depth       int           `default:"20" placeholder:"N" help:"How deep fields nest (${default})."`
	Selections  int           `default:"2000" placeholder:"N" help:"Fields and fragments, wherever they are spread (${default})."`
	Comparisons int           `default:"20000" placeholder:"N" help:"Pairs of fields under one name (${default})."`
	Aliases     int           `default:"100" placeholder:"N" help:"Fields under another name (${default})."`
	RootFields  int           `default:"50" placeholder:"N" help:"Fields at the root (${default})."`
	Directives  int           `default:"100" placeholder:"N" help:"Directives (${default})."`
	Errors      int           `default:"20" placeholder:"N" help:"Errors in an answer (${default})."`
	Cost        int           `default:"250000" placeholder:"N" help:"Price: roughly how many objects the answer could hold (${default})."`
	Rows        int           `default:"100000" placeholder:"N" help:"Objects that are worked out for an answer (${default})."`
	Time        time.Duration `default:"10s" placeholder:"DURATION" help:"Time to answer (${default})."`
}

// clientLimits bound what one client asks for over time and at once.
type clientLimits struct {
	Rate        int           `default:"5000000" placeholder:"POINTS" help:"What an address without a key may ask for in --limit-rate-time, by price (${default})."`
	RateKey     int           `default:"20000000" placeholder:"POINTS" help:"The same for a key or token (${default})."`
	RateTime    time.Duration `default:"1m" placeholder:"DURATION" help:"Time in which all points come back (${default})."`
	Clients     int           `default:"100000" placeholder:"N" help:"Addresses, and keys, that are kept in mind (${default})."`
	Requests    int           `default:"32" placeholder:"N" help:"Requests of a client at once (${default})."`
	Connections int           `name:"address-connections" default:"256" placeholder:"N" help:"Connections of an address at once (${default})."`
}

// loadLimits bound what the server takes on.
type loadLimits struct {
	Light     int           `default:"64" placeholder:"N" help:"Light operations at once (${default})."`
	Heavy     int           `default:"${processors}" placeholder:"N" help:"Heavy operations at once (as many as processors)."`
	HeavyCost int           `default:"5000" placeholder:"N" help:"Price from which an operation is heavy (${default})."`
	Queue     int           `default:"64" placeholder:"N" help:"Operations that wait, light and heavy each (${default})."`
	Wait      time.Duration `default:"2s" placeholder:"DURATION" help:"How long they wait (${default})."`
	Exports   int           `default:"2" placeholder:"N" help:"Exports at once, one of each client (${default})."`
	Parsed    int           `default:"1048576" placeholder:"BYTES" help:"Text of queries that are kept parsed (${default})."`
	Persisted int           `default:"1048576" placeholder:"BYTES" help:"Text of queries that clients have kept under their hash (${default})."`
}

// connectionLimits bound what is open, and how slow it may be.
type connectionLimits struct {
	Connections int           `default:"4096" placeholder:"N" help:"Connections at once (${default})."`
	Headers     int           `default:"16384" placeholder:"BYTES" help:"Headers of a request (${default})."`
	HeaderTime  time.Duration `default:"5s" placeholder:"DURATION" help:"Until the headers are there (${default})."`
	BodyTime    time.Duration `default:"15s" placeholder:"DURATION" help:"Until the body is there too (${default})."`
	AnswerTime  time.Duration `default:"60s" placeholder:"DURATION" help:"Until the answer is taken, beside --limit-time (${default})."`
	ExportTime  time.Duration `default:"30s" placeholder:"DURATION" help:"Until a client has taken some more of an export (${default})."`
	ExportPace  int           `default:"65536" placeholder:"BYTES" help:"Of an export, that a client takes in a second on average (${default})."`
	IdleTime    time.Duration `default:"2m" placeholder:"DURATION" help:"Between two requests (${default})."`
}

// documentFlags say which documents are carried out, and who may look at the schema.
type documentFlags struct {
	Introspection string `enum:"all,keys,none" default:"all" help:"Who may look at the schema and is told what they might have meant: all, keys (who shows a key or token) or none. It keeps nobody from a field."`
	Documents     string `placeholder:"FILE" help:"Documents that clients may name by id instead of sending them: JSON, {id: text}, or a manifest of Apollo."`
	DocumentsOnly bool   `help:"Carry out nothing but these documents and those of the explorer."`
}

// Validate refuses limits that would be none.
func (f limitFlags) Validate() error {
	if !positive(f.Request, f.Client, f.Load, f.Connections) {
		return fmt.Errorf("every limit must be positive")
	}
	return nil
}

// positive says whether all numbers and durations of some groups of flags are.
func positive(groups ...any) bool {
	for _, group := range groups {
		of := reflect.ValueOf(group)
		for i := range of.NumField() {
			if field := of.Field(i); field.CanInt() && field.Int() <= 0 {
				return false
			}
		}
	}
	return true
}

// apply sets the limits of a server.
func (f limitFlags) apply(config *httpd.Config) error {
	config.Limits = f.Request.limits()
	config.Limits.CacheBytes, config.Limits.PersistedBytes = f.Load.Parsed, f.Load.Persisted
	config.Rates = httpd.Rates{Clients: f.Client.Clients, AtOnce: f.Client.Requests}
	config.Rates.Address.Points, config.Rates.Address.Per = f.Client.Rate, f.Client.RateTime
	config.Rates.Key.Points, config.Rates.Key.Per = f.Client.RateKey, f.Client.RateTime
	config.Proxies = f.TrustProxy
	config.Shed = httpd.Shed{
		Light: f.Load.Light, Heavy: f.Load.Heavy, HeavyFrom: f.Load.HeavyCost, Queue: f.Load.Queue, Wait: f.Load.Wait,
	}
	config.Connections = httpd.Connections{
		AtOnce: f.Connections.Connections, PerAddress: f.Client.Connections, HeaderBytes: f.Connections.Headers,
	}
	config.Timeouts = httpd.DefaultTimeouts()
	config.Timeouts.ReadHeader, config.Timeouts.Read = f.Connections.HeaderTime, f.Connections.BodyTime
	config.Timeouts.Write, config.Timeouts.Idle = f.Connections.AnswerTime+f.Request.Time, f.Connections.IdleTime
	config.Exports.AtOnce = f.Load.Exports
	config.Exports.Stall, config.Exports.Pace = f.Connections.ExportTime, f.Connections.ExportPace
	config.Introspection = httpd.Introspection(f.Documents.Introspection)
	var err error
	config.Trusted, err = f.Documents.trusted()
	return err
}

func (l operationLimits) limits() httpd.Limits {
	return httpd.Limits{
		BodyBytes: l.Body, DocumentBytes: l.Document, Ratio: l.BodyRatio, Batch: l.Batch, VariableBytes: l.Variables, QueryBytes: l.Query,
		Tokens: l.Tokens, NameLength: l.Name, ValueDepth: l.ValueDepth, Operations: l.Operations, Fragments: l.Fragments,
		Depth: l.Depth, Selections: l.Selections, Comparisons: l.Comparisons, Aliases: l.Aliases, RootFields: l.RootFields,
		Directives: l.Directives, Errors: l.Errors, Cost: l.Cost, Rows: l.Rows, Timeout: l.Time,
	}
}

// trusted gives the documents of the explorer and those in the file.
func (f documentFlags) trusted() (httpd.Trusted, error) {
	trusted := httpd.Trusted{ByID: explorer.Documents(), Only: f.DocumentsOnly}
	if f.Documents == "" {
		return trusted, nil
	}
	data, err := os.ReadFile(f.Documents)
	if err != nil {
		return httpd.Trusted{}, fmt.Errorf("read the documents: %w", err)
	}
	byID, err := documentsOf(data)
	if err != nil {
		return httpd.Trusted{}, fmt.Errorf("read the documents in %s: %w", f.Documents, err)
	}
	maps.Copy(trusted.ByID, byID)
	return trusted, nil
}

// documentsOf reads documents by id, as the compilers of Relay and graphql-codegen write them, or as Apollo's does: a
// manifest of operations.
func documentsOf(data []byte) (map[string]string, error) {
	var manifest struct {
		Format     string `json:"format"`
		Operations []struct {
			ID   string `json:"id"`
			Body string `json:"body"`
		} `json:"operations"`
	}
	if err := json.Unmarshal(data, &manifest); err == nil && manifest.Format == "apollo-persisted-query-manifest" {
		byID := make(map[string]string, len(manifest.Operations))
		for _, operation := range manifest.Operations {
			byID[operation.ID] = operation.Body
		}
		return byID, nil
	}
	var byID map[string]string
	if err := json.Unmarshal(data, &byID); err != nil {
		return nil, fmt.Errorf("a JSON object of ids and texts is wanted: %w", err)
	}
	return byID, nil
}

package httpd

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"verkosto/internal/store/storetest"
)

// sampleExports serves exports of the sample network.
func sampleExports(tb testing.TB) func(*Config) {
	tb.Helper()
	store := storetest.NewModel()
	for _, batch := range storetest.Sample() {
		if _, err := store.Apply(tb.Context(), batch); err != nil {
			tb.Fatal(err)
		}
	}
	return func(c *Config) { c.Exports.Reader = store }
}

func TestExports(t *testing.T) {
	server := newServer(t, sampleExports(t))
	const all = "application/gexf+xml"
	for _, tc := range []struct {
		name, method, path, accept string
		status                     int
		media, says                string // a beginning of the type, and part of the body
	}{
		{"by extension", "GET", "/export/network.gexf", "", 200, all, "<gexf"},
		{"any type", "GET", "/export/network.graphml", "*/*", 200, "application/graphml+xml", "<graphml"},
		{"a family of types", "GET", "/export/network.nodes.csv", "text/*", 200, "text/csv", "id,label"},
		{"an archive", "GET", "/export/network.csv.zip", "application/zip", 200, "application/zip", "nodes.csv"},
		{"Parquet", "GET", "/export/network.edges.parquet", "", 200, "application/vnd.apache.parquet", "PAR1"},
		{"head", "HEAD", "/export/network.gexf", "", 200, all, ""},
		{"by Accept", "GET", "/export/network", "application/ld+json", 200, "application/ld+json", "schema.org"},
		{"the better quality", "GET", "/export/network", "application/gexf+xml;q=0.5, application/graphml+xml", 200, "application/graphml+xml", "<graphml"},
		{"the more precise", "GET", "/export/network", "*/*, application/json", 200, "application/json", `"elements"`},
		{"no preference", "GET", "/export/network", "", 200, all, "<gexf"},
		{"with a filter", "GET", "/export/network.graphology.json?period=2014-2020&role=PARTNER", "", 200, "application/json", `"filter":"period=2014-2020&role=PARTNER"`},
		{"an empty network", "GET", "/export/network.nodes.csv?code=nothing", "", 200, "text/csv", "id,label"},
		{"an organisation that isn't there", "GET", "/export/network.nodes.csv?organisation=organisation:fi/0000000-0", "", 200, "text/csv", "id,label"},
		{"projected", "GET", "/export/network.cyjs?projection=organisations", "", 200, "application/json", "PARTNERS"},

		{"unknown format", "GET", "/export/network.docx", "", 404, "", "known are gexf, graphml"},
		{"another name", "GET", "/export/people.csv", "", 404, "", "ask for /export/network.gexf"},
		{"no name", "GET", "/export/", "", 404, "", "ask for /export/network.gexf"},
		{"another type", "GET", "/export/network.gexf", "text/csv", 406, "", "network.gexf comes as application/gexf+xml"},
		{"refused type", "GET", "/export/network.gexf", "*/*, application/gexf+xml;q=0", 406, "", "Accept"},
		{"no such type", "GET", "/export/network", "text/html", 406, "", "ask for one by name"},
		{"another method", "POST", "/export/network.gexf", "", 405, "", "GET"},
		{"unknown parameter", "GET", "/export/network.gexf?fnud=x", "", 400, "", `no parameter \"fnud\": known are code, end.from`},
		{"reversed period", "GET", "/export/network.gexf?from=2020&to=2019", "", 400, "", "from (2020) lies behind to (2019)"},
		{"no date", "GET", "/export/network.gexf?from=2022-02-29", "", 400, "", "is no date"},
		{"unknown role", "GET", "/export/network.gexf?role=BOSS", "", 400, "", "known are COORDINATOR"},
		{"no id", "GET", "/export/network.gexf?funder=ESF", "", 400, "", "is no id"},
		{"another kind of id", "GET", "/export/network.gexf?fund=region:06", "", 400, "", "another kind: give one of FUND"},
		{"no value", "GET", "/export/network.gexf?period=", "", 400, "", "period has no value"},
		{"twice", "GET", "/export/network.gexf?text=a&text=b", "", 400, "", "once, not 2 times"},
		{"no amount", "GET", "/export/network.gexf?granted.min=lots", "", 400, "", "is no amount"},
		{"reversed amounts", "GET", "/export/network.gexf?granted.min=2&granted.max=1", "", 400, "", "turn them round"},
		{"a kind that isn't drawn", "GET", "/export/network.gexf?kind=SOURCE", "", 400, "", "known are PROJECT"},
		{"no query", "GET", "/export/network.gexf?a=%zz", "", 400, "", "can't be read"},
		{"unknown projection", "GET", "/export/network.gexf?projection=people", "", 400, "", "known are organisations"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			request := newRequest(tc.method, tc.path, "")
			request.Header.Set("Accept", tc.accept)
			recorder := httptest.NewRecorder()
			server.Handler().ServeHTTP(recorder, request)
			header := recorder.Header()
			if recorder.Code != tc.status || !strings.Contains(recorder.Body.String(), tc.says) {
				t.Fatalf("%d %q, want %d %q", recorder.Code, recorder.Body, tc.status, tc.says)
			}
			if tc.status != 200 {
				checkProblem(t, recorder)
				return
			}
			if !strings.HasPrefix(header.Get("Content-Type"), tc.media) || header.Get("Verkosto-Data-Version") == "" ||
				!strings.HasPrefix(header.Get("Content-Disposition"), `attachment; filename="network-`) {
				t.Errorf("header %v", header)
			}
			if tc.method == "HEAD" && recorder.Body.Len() > 0 {
				t.Error("HEAD has a body")
			}
		})
	}
}

// checkProblem says whether an answer is a problem, and gives it.
func checkProblem(t *testing.T, recorder *httptest.ResponseRecorder) problem {
	t.Helper()
	var p problem
	if err := json.Unmarshal(recorder.Body.Bytes(), &p); err != nil || p.Status != recorder.Code || p.Code == "" || p.Title == "" {
		t.Errorf("no problem: %s", recorder.Body)
	}
	header := recorder.Header()
	if header.Get("Content-Type") != "application/problem+json" || header.Get("Content-Disposition") != "" {
		t.Errorf("header %v", header)
	}
	return p
}

// TestExportsNeedAReader says that a server that was given nothing to export has no exports.
func TestExportsNeedAReader(t *testing.T) {
	if got := get(newServer(t, nil), "GET", "/export/network.gexf"); got.Code != 404 {
		t.Errorf("got %d", got.Code)
	}
}

// TestExportsForPages says whose pages may load an export.
func TestExportsForPages(t *testing.T) {
	server := newServer(t, func(c *Config) {
		sampleExports(t)(c)
		c.Origins = []string{"https://map.example"}
	})
	for _, tc := range []struct {
		site, mode, origin string
		status             int
	}{
		{"", "", "", 200},
		{"same-origin", "cors", "", 200},
		{"cross-site", "navigate", "", 200},
		{"cross-site", "cors", "https://map.example", 200},
		{"cross-site", "no-cors", "", 403},
		{"cross-site", "cors", "https://other.example", 403},
		{"same-site", "no-cors", "", 403},
	} {
		request := newRequest("GET", "/export/network.gexf", "")
		for name, value := range map[string]string{"Sec-Fetch-Site": tc.site, "Sec-Fetch-Mode": tc.mode, "Origin": tc.origin} {
			if value != "" {
				request.Header.Set(name, value)
			}
		}
		recorder := httptest.NewRecorder()
		server.Handler().ServeHTTP(recorder, request)
		if recorder.Code != tc.status {
			t.Errorf("%+v: got %d", tc, recorder.Code)
		}
		if shared := recorder.Header().Get("Access-Control-Allow-Origin"); tc.status == 200 && tc.origin != "" && shared != tc.origin {
			t.Errorf("%+v: shared with %q", tc, shared)
		}
	}
}

// exported asks for an export over a connection, and gives what comes of it.
func exported(t *testing.T, server *running, path string) io.Reader {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+server.addr+path, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
	return response.Body
}

// TestExportsAreWellFormed reads an export over a connection to its end.
func TestExportsAreWellFormed(t *testing.T) {
	server := start(t, newServer(t, sampleExports(t)))
	export := exported(t, server, "/export/network.gexf?projection=organisations")
	for decoder := xml.NewDecoder(export); ; {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

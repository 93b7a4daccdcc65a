package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"verkosto/internal/httpd"
)

// serving gives the flags of serve as a command line without any sets them.
func serving(t *testing.T) (*serveCommand, []*kong.Flag) {
	t.Helper()
	var commands struct {
		Serve serveCommand `cmd:""`
	}
	parser, err := kong.New(&commands, kong.ExplicitGroups(groups()), kong.Vars{"processors": "7"})
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := parser.Parse([]string{"serve"})
	if err != nil {
		t.Fatal(err)
	}
	return &commands.Serve, parsed.Selected().Flags
}

func TestLimitsAreThoseOfTheServer(t *testing.T) {
	serve, _ := serving(t)
	var config httpd.Config
	if err := serve.Limits.apply(&config); err != nil {
		t.Fatal(err)
	}
	shed, timeouts := httpd.DefaultShed(), httpd.DefaultTimeouts()
	shed.Heavy = 7
	timeouts.Write += httpd.DefaultLimits().Timeout
	for _, pair := range [][2]any{
		{config.Limits, httpd.DefaultLimits()},
		{config.Rates, httpd.DefaultRates()},
		{config.Shed, shed},
		{config.Connections, httpd.DefaultConnections()},
		{config.Timeouts, timeouts},
		{config.Exports, httpd.DefaultExports()},
		{config.Introspection, httpd.IntrospectionAll},
		{serve.Sockets.bounds(), httpd.DefaultSubscriptions()},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("flags set %+v, the server's default is %+v", pair[0], pair[1])
		}
	}
}

// row is one of the table of docs/limits.md: what, flag, default, what happens beyond, test.
var row = regexp.MustCompile("(?m)^\\| [^|]+ \\| `--(limit-[a-z-]+)` \\| ([^|]+) \\| [^|]+ \\| ([^|]+) \\|$")

// TestLimitsAreDocumented compares the table of the documentation with the flags, with what each sets, and with the tests: one
// of those that a row names must be about what its flag sets.
func TestLimitsAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/limits.md")
	if err != nil {
		t.Fatal(err)
	}
	tests := testsOf(t, "../../internal/httpd", "../../internal/rate", "../../internal/lane")
	documented := make(map[string]string)
	for _, cells := range row.FindAllStringSubmatch(string(page), -1) {
		documented[cells[1]] = cells[2]
		sets, about := whatSets(t, cells[1]), false
		for name := range strings.SplitSeq(cells[3], ", ") {
			name, part, _ := strings.Cut(name, "/")
			source, is := tests[name]
			if !is || part != "" && !strings.Contains(source, `"`+part+`"`) {
				t.Errorf("--%s: there is no test %s/%s", cells[1], name, part)
			}
			about = about || sets.MatchString(source)
		}
		if !about {
			t.Errorf("--%s sets %s, which none of its tests is about: %s", cells[1], sets, cells[3])
		}
	}
	_, flags := serving(t)
	for _, flag := range flags {
		if !strings.HasPrefix(flag.Name, "limit-") {
			continue
		}
		want := flag.Default
		if flag.Name == "limit-heavy" {
			want = "processors"
		}
		if documented[flag.Name] != want {
			t.Errorf("docs/limits.md says of --%s %q, its default is %s", flag.Name, documented[flag.Name], want)
		}
		delete(documented, flag.Name)
	}
	if len(documented) > 0 {
		t.Errorf("docs/limits.md has flags that there are not: %v", documented)
	}
}

// whatSets finds the names of what a flag sets in the configuration of a server.
func whatSets(t *testing.T, flag string) *regexp.Regexp {
	t.Helper()
	before, after := configured(t), configured(t, "--"+flag+"=7m")
	if after == nil {
		after = configured(t, "--"+flag+"=77")
	}
	var names []string
	for path, value := range after {
		if value != before[path] {
			names = append(names, path[strings.LastIndexByte(path, '.')+1:])
		}
	}
	if len(names) == 0 {
		t.Fatalf("--%s sets nothing", flag)
	}
	return regexp.MustCompile(`\b(?:` + strings.Join(names, "|") + `)\b`)
}

// configured gives the bounds of a server that is started with flags, by their path; nil where they can't be.
func configured(t *testing.T, flags ...string) map[string]string {
	t.Helper()
	var commands struct {
		Serve serveCommand `cmd:""`
	}
	parser, err := kong.New(&commands, kong.ExplicitGroups(groups()), kong.Vars{"processors": "7"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(append([]string{"serve"}, flags...)); err != nil {
		return nil
	}
	var config httpd.Config
	if err := commands.Serve.Limits.apply(&config); err != nil {
		t.Fatal(err)
	}
	bounds := make(map[string]string)
	var collect func(path string, of reflect.Value)
	collect = func(path string, of reflect.Value) {
		switch {
		case of.Kind() == reflect.Struct:
			for i := range of.NumField() {
				collect(path+"."+of.Type().Field(i).Name, of.Field(i))
			}
		case of.CanInt():
			bounds[path] = fmt.Sprint(of.Int())
		}
	}
	collect("", reflect.ValueOf(config))
	return bounds
}

// testsOf gives the tests in directories, with their source.
func testsOf(t *testing.T, directories ...string) map[string]string {
	t.Helper()
	tests := make(map[string]string)
	for _, directory := range directories {
		files, err := filepath.Glob(filepath.Join(directory, "*_test.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no tests in %s: %v", directory, err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range regexp.MustCompile(`(?s)\nfunc (Test\w+).*?\n}\n`).FindAllSubmatch(source, -1) {
				tests[string(found[1])] = string(found[0])
			}
		}
	}
	return tests
}

func TestDocumentFiles(t *testing.T) {
	for _, tc := range []struct{ file, want string }{
		{`{"a":"{meta{version}}"}`, "map[a:{meta{version}}]"},
		{`{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"a","name":"A","type":"query","body":"{meta{version}}"}]}`, "map[a:{meta{version}}]"},
		{`{}`, "map[]"},
		{`[]`, ""},
		{`{"a":1}`, ""},
		{``, ""},
	} {
		byID, err := documentsOf([]byte(tc.file))
		if tc.want == "" && err == nil || tc.want != "" && fmt.Sprint(byID) != tc.want {
			t.Errorf("%s: %v, %v", tc.file, byID, err)
		}
	}
}

package ingest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with that in a file under testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", name, difference(string(want), got))
	}
}

// difference shows the first line in which two texts differ.
func difference(want, got string) string {
	wanted, gotten := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(wanted), len(gotten)) {
		var a, b string
		if i < len(wanted) {
			a = wanted[i]
		}
		if i < len(gotten) {
			b = gotten[i]
		}
		if a != b {
			return fmt.Sprintf("line %d\nwant %s\ngot  %s", i+1, a, b)
		}
	}
	return ""
}

// dump writes what a mention states, a line for each value with its path: the value, the
// text where it differs, the line in brackets, the evidence and the problem.
func dump(project *mention.Project) string {
	var out strings.Builder
	dumpValue(&out, "", reflect.ValueOf(project).Elem())
	return out.String()
}

func dumpValue(out *strings.Builder, path string, v reflect.Value) {
	switch {
	case v.IsZero():
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			dumpValue(out, fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	case v.Kind() == reflect.Pointer:
		dumpValue(out, path, v.Elem())
	case v.Type() == reflect.TypeFor[network.Problem]():
		fmt.Fprintf(out, "%s ! %v\n", path, v.Interface())
	case v.Kind() == reflect.Struct && strings.HasPrefix(v.Type().Name(), "Stated["):
		fmt.Fprintf(out, "%s = %q", path, fmt.Sprint(v.FieldByName("Value").Interface()))
		fmt.Fprintf(out, " text %q [%d] %q", v.FieldByName("Text"), v.FieldByName("Line").Int(), v.FieldByName("Evidence"))
		if wrong := v.FieldByName("Problem"); !wrong.IsNil() {
			fmt.Fprintf(out, " ! %v", wrong.Elem().Interface())
		}
		out.WriteByte('\n')
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			dumpValue(out, strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), v.Field(i))
		}
	default:
		fmt.Fprintf(out, "%s = %v\n", path, v.Interface())
	}
}

// dumpAll parses a document and dumps all that it gives.
func dumpAll(t *testing.T, format Format, content string) string {
	t.Helper()
	var out strings.Builder
	lines, err := Mentions(format, strings.NewReader(content), func(project *mention.Project) error {
		out.WriteString(dump(project) + "\n")
		return nil
	}, func(refused *Refusal) { fmt.Fprintf(&out, "refused: %v (%s)\n\n", refused, refused.Code) })
	fmt.Fprintf(&out, "%d lines, error: %v\n", lines, err)
	return out.String()
}

func fixture(t testing.TB, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

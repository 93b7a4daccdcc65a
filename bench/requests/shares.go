package main

import (
	"bytes"
	"fmt"
	"runtime/pprof"
	"strings"

	"github.com/google/pprof/profile"
)

// parts are where processor time can go. A sample belongs to the first part of which
// one of its functions is; what is left is the resolvers', which means gqlgen's for the most.
var parts = []struct {
	name      string
	functions []string
}{
	{"store", []string{"verkosto/internal/store/"}},
	{"resolvers", nil},
	{"JSON", []string{"MarshalGQL", "encoding/json", "jsontext", "graphql.MarshalString", "writeQuotedString"}},
	{"HTTP, validation", []string{"httpd.(*documents)", "httpd.(*pricer)", "httpd.(*answer)", "httpd.decode", "httpd.read", "gqlparser", "net/http/httptest"}},
	{"collector", []string{"runtime.gcBgMarkWorker", "runtime.bgsweep", "runtime.bgscavenge", "runtime.gcAssist"}},
}

// order is the order in which parts claim a sample.
var order = []int{4, 0, 2, 3}

// profiled runs something, and gives the shares of its processor time by part as cells of
// a Markdown row.
func profiled(run func() error) (string, error) {
	var text bytes.Buffer
	if err := pprof.StartCPUProfile(&text); err != nil {
		return "", err
	}
	err := run()
	pprof.StopCPUProfile()
	if err != nil {
		return "", err
	}
	samples, err := profile.ParseData(text.Bytes())
	if err != nil {
		return "", err
	}
	time := make([]int64, len(parts))
	total := int64(0)
	for _, sample := range samples.Sample {
		spent := sample.Value[len(sample.Value)-1]
		time[partOf(sample)] += spent
		total += spent
	}
	cells := make([]string, len(parts))
	for i := range parts {
		cells[i] = fmt.Sprintf("%.0f %%", 100*float64(time[i])/float64(max(total, 1)))
	}
	return strings.Join(cells, " | "), nil
}

func partOf(sample *profile.Sample) int {
	for _, part := range order {
		for _, location := range sample.Location {
			for _, line := range location.Line {
				for _, function := range parts[part].functions {
					if strings.Contains(line.Function.Name, function) {
						return part
					}
				}
			}
		}
	}
	return 1
}

package main

import (
	"encoding/json"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/prometheus/client_golang/prometheus"
)

// metric finds names of metrics, and the labels that they are asked for by.
var (
	metric = regexp.MustCompile(`\b((?:verkosto|go|process)_[a-z_]+)(?:\{([^}]*)\})?`)
	label  = regexp.MustCompile(`(\w+)(?:=~|!~|!=|=)"`)
	by     = regexp.MustCompile(`by \(([^)]*)\)`)
)

// queriesOf gives the PromQL of all strings under "expr" of a document, and of the query of variables.
func queriesOf(document any) (queries []string) {
	switch value := document.(type) {
	case object:
		for key, inner := range value {
			text, is := inner.(string)
			if is && (key == "expr" || key == "query" && strings.Contains(text, "(")) {
				queries = append(queries, text)
			}
			queries = append(queries, queriesOf(inner)...)
		}
	case []any:
		for _, inner := range value {
			queries = append(queries, queriesOf(inner)...)
		}
	}
	return queries
}

// TestDashboardAndAlerts compares the metrics that are looked at with those that there are.
func TestDashboardAndAlerts(t *testing.T) {
	exported := exportedMetrics(t)
	var dashboard, rules object
	if err := json.Unmarshal([]byte(deployed(t, "dashboard.json")), &dashboard); err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal([]byte(deployed(t, "alerts.yaml")), &rules); err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	for _, query := range append(queriesOf(dashboard), queriesOf(rules)...) {
		if strings.Count(query, "(") != strings.Count(query, ")") || strings.Count(query, "{") != strings.Count(query, "}") {
			t.Errorf("brackets are missing in %s", query)
		}
		labels := []string{"le", "instance", "job"} // Prometheus adds those
		for _, found := range metric.FindAllStringSubmatch(query, -1) {
			name := exported.family(found[1])
			if name == "" {
				t.Errorf("%s asks for %s, which is not exported", query, found[1])
				continue
			}
			seen[name] = true
			labels = append(labels, exported[name]...)
			for _, asked := range label.FindAllStringSubmatch(found[2], -1) {
				if !slices.Contains(append(exported[name], labels[:3]...), asked[1]) {
					t.Errorf("%s asks for the label %s of %s, which has %q", query, asked[1], name, exported[name])
				}
			}
		}
		for _, grouped := range by.FindAllStringSubmatch(query, -1) {
			for asked := range strings.SplitSeq(grouped[1], ",") {
				if !slices.Contains(labels, strings.TrimSpace(asked)) {
					t.Errorf("%s groups by %s, which none of its metrics has", query, asked)
				}
			}
		}
	}
	for name := range exported {
		if strings.HasPrefix(name, "verkosto_") && !seen[name] {
			t.Errorf("neither dashboard nor alerts look at %s", name)
		}
	}
	checkRules(t, rules)
}

// checkRules wants every rule to say how grave it is, what is wrong and what to do.
func checkRules(t *testing.T, rules object) {
	t.Helper()
	for _, group := range objects(rules["groups"]) {
		for _, rule := range objects(group["rules"]) {
			severity := within(t, rule, "labels")["severity"]
			told := within(t, rule, "annotations")
			if severity != "page" && severity != "ticket" || told["summary"] == nil || told["description"] == nil {
				t.Errorf("%v does not say how grave it is, what is wrong, or what to do", rule["alert"])
			}
		}
	}
}

// families are the labels of metrics by name.
type families map[string][]string

// family gives the metric that a name belongs to, which may be a part of a histogram; "" for none.
func (f families) family(name string) string {
	for _, ending := range []string{"", "_bucket", "_sum", "_count"} {
		if whole, is := strings.CutSuffix(name, ending); is && f[whole] != nil {
			return whole
		}
	}
	return ""
}

// described finds the name and the labels of a metric in what Prometheus's library tells of it.
var described = regexp.MustCompile(`fqName: "([^"]+)".*constLabels: \{([^}]*)\}, variableLabels: \{([^}]*)\}`)

// exportedMetrics gives the metrics that a server exports, with those that have no value yet.
func exportedMetrics(t *testing.T) families {
	t.Helper()
	serve, _ := serving(t)
	serve.Operations.Admin = "127.0.0.1:0"
	log := slog.New(slog.DiscardHandler)
	seen, err := serve.Operations.open(log)
	if err != nil {
		t.Fatal(err)
	}
	store, err := newDemo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, err := serve.config(t.Context(), store, seen, log); err != nil {
		t.Fatal(err)
	}
	gatherer, err := seen.metrics.Gather()
	if err != nil {
		t.Fatal(err)
	}
	descriptions := make(chan *prometheus.Desc)
	go func() {
		defer close(descriptions)
		gatherer.(prometheus.Collector).Describe(descriptions)
	}()
	exported := make(families)
	for description := range descriptions {
		found := described.FindStringSubmatch(description.String())
		if found == nil {
			t.Fatalf("%s is described otherwise than thought", description)
		}
		labels := []string{""} // so that a metric without any is there
		for _, one := range label.FindAllStringSubmatch(found[2], -1) {
			labels = append(labels, one[1])
		}
		exported[found[1]] = append(labels, strings.FieldsFunc(found[3], func(r rune) bool { return r == ',' || r == ' ' })...)
	}
	return exported
}

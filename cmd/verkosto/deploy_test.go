package main

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// deployed reads a file of deploy/.
func deployed(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// settle gives the settings that the arguments of a serve come to. It fails where one is no flag.
func settle(t *testing.T, arguments []string) map[string]string {
	t.Helper()
	if arguments[0] != "serve" {
		t.Fatalf("the program is run with %q, want serve", arguments)
	}
	settings := make(map[string]string)
	for flag, setting := range settingsOf(t, arguments[1:]...) {
		settings[flag] = setting.Value
	}
	return settings
}

// portOf gives the port of an address.
func portOf(address string) string { return address[strings.LastIndex(address, ":")+1:] }

// checkImage wants an image to be named by version and, where it can be, by digest.
func checkImage(t *testing.T, image string) {
	t.Helper()
	if !regexp.MustCompile(`:\d+\.\d+\.\d+[\w.-]*(@sha256:\S+)?$`).MatchString(image) {
		t.Errorf("%s does not say which version of it is meant", image)
	}
}

func TestContainerfile(t *testing.T) {
	text := deployed(t, "Containerfile")
	instruction := func(pattern string) []string {
		t.Helper()
		found := regexp.MustCompile(`(?m)`+pattern).FindAllStringSubmatch(text, -1)
		if len(found) == 0 {
			t.Fatalf("there is no %s", pattern)
		}
		return found[len(found)-1][1:]
	}
	builder := instruction(`^ARG BUILDER=(\S+)$`)[0]
	checkImage(t, builder)
	wanted, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if language := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(string(wanted))[1]; !strings.Contains(builder, "golang:"+language+".") {
		t.Errorf("it is built by %s, go.mod wants Go %s", builder, language)
	}
	if base := instruction(`^FROM (\S+)`)[0]; base != "scratch" {
		t.Errorf("the image is made on %s, want nothing", base)
	}
	if user := instruction(`^USER (\d+):\d+$`)[0]; user == "0" {
		t.Error("it runs as root")
	}
	if entry := instruction(`^ENTRYPOINT (.*)$`)[0]; entry != `["/verkosto"]` {
		t.Errorf("the entry point is %s", entry)
	}
	list := func(pattern string) (arguments []string) {
		t.Helper()
		if err := json.Unmarshal([]byte(instruction(pattern)[0]), &arguments); err != nil {
			t.Fatalf("%s: %v", pattern, err)
		}
		return arguments
	}
	settings := settle(t, list(`^CMD (.*)$`))
	if exposed, want := instruction(`^EXPOSE (.*)$`)[0], portOf(settings["--listen"])+" "+portOf(settings["--admin"]); exposed != want {
		t.Errorf("it exposes %s and listens on %s", exposed, want)
	}
	health := list(`^HEALTHCHECK .* CMD (.*)$`)
	if want := []string{"/verkosto", "probe", "http://" + settings["--admin"] + "/readyz"}; !slices.Equal(health, want) {
		t.Errorf("its health is asked by %q, want %q", health, want)
	}
}

func TestUnit(t *testing.T) {
	text := deployed(t, "verkosto.service")
	value := func(directive string) string {
		t.Helper()
		found := regexp.MustCompile(`(?m)^` + directive + `=(.*)$`).FindStringSubmatch(text)
		if found == nil {
			t.Fatalf("there is no %s", directive)
		}
		return found[1]
	}
	command := strings.NewReplacer("/etc/verkosto/", "../../deploy/", "${STATE_DIRECTORY}", t.TempDir()).Replace(value("ExecStart"))
	settings := settle(t, strings.Fields(command)[1:])
	if settings["--listen"] != "127.0.0.1:8080" || settings["--admin"] != "127.0.0.1:9090" || settings["--data"] == "" {
		t.Errorf("it serves with %v", settings)
	}
	for directive, want := range map[string]string{
		"DynamicUser": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "NoNewPrivileges": "yes", "CapabilityBoundingSet": "",
		"PrivateDevices": "yes", "RestrictAddressFamilies": "AF_INET AF_INET6", "MemoryDenyWriteExecute": "yes", "UMask": "0077",
	} {
		if got := value(directive); got != want {
			t.Errorf("%s=%s, want %s", directive, got, want)
		}
	}
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		return // the directives were looked at
	}
	unit := filepath.Join(t.TempDir(), "verkosto.service")
	there := strings.ReplaceAll(text, "/usr/local/bin/verkosto", "/bin/true") // it looks whether the program is there
	if err := os.WriteFile(unit, []byte(there), 0o644); err != nil {
		t.Fatal(err)
	}
	const most = "15" // tenths of the exposure that systemd works out, of 100
	for _, arguments := range [][]string{{"verify", unit}, {"security", "--offline=true", "--threshold=" + most, unit}} {
		said, err := exec.CommandContext(t.Context(), analyze, arguments...).CombinedOutput()
		if err != nil || arguments[0] == "verify" && len(said) > 0 {
			t.Errorf("systemd-analyze %s: %v\n%s", arguments[0], err, said)
		}
	}
}

// object is a part of a YAML document.
type object = map[string]any

// within follows names into an object, to an object that must be there.
func within(t *testing.T, of any, names ...string) object {
	t.Helper()
	for _, name := range names {
		inner, _ := of.(object)
		of = inner[name]
	}
	found, ok := of.(object)
	if !ok {
		t.Fatalf("there is no %s", strings.Join(names, "."))
	}
	return found
}

// objects gives a list of objects.
func objects(list any) (all []object) {
	items, _ := list.([]any)
	for _, item := range items {
		if one, is := item.(object); is {
			all = append(all, one)
		}
	}
	return all
}

// named gives the value of each object of a list by its name.
func named(list any, value string) map[string]any {
	values := make(map[string]any)
	for _, one := range objects(list) {
		name, _ := one["name"].(string)
		values[name] = one[value]
	}
	return values
}

// manifests gives the objects of deploy/kubernetes.yaml by their kind.
func manifests(t *testing.T) map[string]object {
	t.Helper()
	byKind := make(map[string]object)
	for decoder := yaml.NewDecoder(strings.NewReader(deployed(t, "kubernetes.yaml"))); ; {
		var one object
		err := decoder.Decode(&one)
		if errors.Is(err, io.EOF) {
			return byKind
		}
		if err != nil {
			t.Fatal(err)
		}
		kind, _ := one["kind"].(string)
		byKind[kind] = one
	}
}

func TestKubernetes(t *testing.T) {
	byKind := manifests(t)
	pod := within(t, byKind["Deployment"], "spec", "template", "spec")
	container := objects(pod["containers"])[0]
	checkImage(t, container["image"].(string))

	configuration := file(t, "verkosto.yaml", within(t, byKind["ConfigMap"], "data")["verkosto.yaml"].(string))
	var arguments []string
	for _, argument := range container["args"].([]any) {
		arguments = append(arguments, strings.ReplaceAll(argument.(string), "/etc/verkosto/verkosto.yaml", configuration))
	}
	settings := settle(t, arguments)
	ports := named(container["ports"], "containerPort")
	for name, flag := range map[string]string{"http": "--listen", "admin": "--admin"} {
		if got := asText(ports[name]); got != portOf(settings[flag]) {
			t.Errorf("port %s is %s, the server listens on %s", name, got, settings[flag])
		}
	}
	for _, variable := range objects(container["env"]) {
		name, _ := variable["name"].(string)
		if known := []string{neo4jUser, neo4jPasswordFile, neo4jDatabase, "GOMEMLIMIT"}; !slices.Contains(known, name) {
			t.Errorf("%s is no variable that a server reads without showing it to others; known are %q", name, known)
		}
	}
	checkRights(t, pod, container)
	checkMounts(t, pod, container, settings)
	checkProbes(t, container)
	if target := objects(within(t, byKind["Service"], "spec")["ports"])[0]["targetPort"]; target != "http" {
		t.Errorf("the service leads to %v", target)
	}
	for direction, rules := range map[string]any{"in": within(t, byKind["NetworkPolicy"], "spec")["ingress"], "out": within(t, byKind["NetworkPolicy"], "spec")["egress"]} {
		for _, rule := range objects(rules) {
			if rule["ports"] == nil || rule["from"] == nil && rule["to"] == nil {
				t.Errorf("the network policy lets everything %s: %v", direction, rule)
			}
		}
	}
}

func asText(value any) string {
	encoded, _ := json.Marshal(value) // of a number
	return string(encoded)
}

// checkRights wants a pod that may do nothing but serve.
func checkRights(t *testing.T, pod, container object) {
	t.Helper()
	ofPod, ofContainer := within(t, pod, "securityContext"), within(t, container, "securityContext")
	for what, holds := range map[string]bool{
		"not root":              ofPod["runAsNonRoot"] == true && asText(ofPod["runAsUser"]) != "0",
		"seccomp":               within(t, ofPod, "seccompProfile")["type"] == "RuntimeDefault",
		"no more rights":        ofContainer["allowPrivilegeEscalation"] == false,
		"read-only":             ofContainer["readOnlyRootFilesystem"] == true,
		"no capabilities":       asText(within(t, ofContainer, "capabilities")["drop"]) == `["ALL"]`,
		"no token":              pod["automountServiceAccountToken"] == false,
		"no links":              pod["enableServiceLinks"] == false,
		"bounded memory":        within(t, container, "resources", "limits")["memory"] != nil,
		"what it needs is told": len(within(t, container, "resources", "requests")) == 2,
	} {
		if !holds {
			t.Errorf("the pod is not as it should be: %s", what)
		}
	}
}

// checkMounts wants every file that the server is told of to be mounted, and nothing to be writable.
func checkMounts(t *testing.T, pod, container object, settings map[string]string) {
	t.Helper()
	volumes := named(pod["volumes"], "name")
	var places []string
	for _, mount := range objects(container["volumeMounts"]) {
		if volumes[mount["name"].(string)] == nil || mount["readOnly"] != true {
			t.Errorf("%v has no volume, or can be written", mount)
		}
		places = append(places, mount["mountPath"].(string))
	}
	for _, path := range []string{settings["--keys"], named(container["env"], "value")[neo4jPasswordFile].(string)} {
		if !slices.Contains(places, filepath.Dir(path)) {
			t.Errorf("%s is not mounted: %q are", path, places)
		}
	}
}

// checkProbes wants the probes to ask a server what it answers.
func checkProbes(t *testing.T, container object) {
	t.Helper()
	s := serve(t, "--demo", "--admin", "127.0.0.1:0")
	for _, probe := range []string{"startupProbe", "livenessProbe", "readinessProbe"} {
		ask := within(t, container, probe, "httpGet")
		if ask["port"] != "admin" {
			t.Errorf("%s asks at %v", probe, ask["port"])
		}
		if got := verkosto(t, "", "probe", s.origin+ask["path"].(string)); got.code != done {
			t.Errorf("%s asks for %v: %+v", probe, ask["path"], got)
		}
	}
}

func TestProbe(t *testing.T) {
	down := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, `{"status":"unavailable","reason":"the database can't be reached"}`, http.StatusServiceUnavailable)
	}))
	defer down.Close()
	silent := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	defer silent.Close()
	for _, c := range []struct {
		args []string
		code exitCode
		says string
	}{
		{[]string{down.URL + "/readyz"}, failed, "the database can't be reached"},
		{[]string{silent.URL, "--time", "50ms"}, failed, "deadline exceeded"},
		{[]string{"http://127.0.0.1:1/readyz"}, failed, "refused"},
		{[]string{"::"}, misused, "no URL"},
	} {
		if got := verkosto(t, "", append([]string{"probe"}, c.args...)...); got.code != c.code || !strings.Contains(got.err, c.says) {
			t.Errorf("probe %q: %+v, want %d and %q", c.args, got, c.code, c.says)
		}
	}
}

// TestPasswordsInFiles gives the password of a database by a file.
func TestPasswordsInFiles(t *testing.T) {
	path := file(t, "password", "hunter2\n")
	t.Setenv(neo4jPasswordFile, path)
	if got, err := readNeo4jPassword(); err != nil || got != "hunter2" {
		t.Errorf("got %q, %v", got, err)
	}
	if setting := settingsOf(t)["$"+neo4jPasswordFile]; setting.Value != path {
		t.Errorf("config shows %+v", setting)
	}
	t.Setenv(neo4jPassword, "other")
	if got := verkosto(t, "", "export", "--store", "bolt://127.0.0.1:1"); got.code != misused || !strings.Contains(got.err, "exclude each other") {
		t.Errorf("two passwords: %+v", got)
	}
	t.Setenv(neo4jPassword, "")
	t.Setenv(neo4jPasswordFile, filepath.Join(t.TempDir(), "none"))
	if got := verkosto(t, "", "export", "--store", "bolt://127.0.0.1:1"); got.code != failed || !strings.Contains(got.err, "read the password") {
		t.Errorf("a file that is not there: %+v", got)
	}
}

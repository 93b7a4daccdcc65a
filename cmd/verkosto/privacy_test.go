package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"verkosto/internal/network"
)

// TestPrivacyPage checks what docs/privacy.md names: flags, tests, and all private fields.
func TestPrivacyPage(t *testing.T) {
	content, err := os.ReadFile("../../docs/privacy.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(content)
	flags := make(map[string]bool)
	parser, err := kong.New(new(commandLine), kong.Vars{"exports": "", "processors": ""}, kong.ExplicitGroups(groups()))
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range parser.Model.Leaves(false) {
		for _, flag := range command.Flags {
			flags[flag.Name] = true
		}
	}
	for _, found := range regexp.MustCompile(`--([a-z]+(?:-[a-z]+)*)`).FindAllStringSubmatch(page, -1) {
		if !flags[found[1]] {
			t.Errorf("no command has the flag --%s", found[1])
		}
	}
	for _, name := range regexp.MustCompile("`(Test\\w+)").FindAllStringSubmatch(page, -1) {
		if out, err := exec.CommandContext(t.Context(), "grep", "-rlE", "func "+name[1]+`\(`, "--include=*_test.go", "../..").Output(); err != nil || len(out) == 0 {
			t.Errorf("there is no %s: %v", name[1], err)
		}
	}
	person := network.PersonID(network.OrganisationID(network.SchemeName, "x"), "y")
	for _, field := range []string{"name", "title", "email", "phone", "organisation"} {
		if private := network.IsPrivate(person, field); private != strings.Contains(page, "`Person."+field+"`") {
			t.Errorf("Person.%s is private: %v, and the page says otherwise", field, private)
		}
	}
}

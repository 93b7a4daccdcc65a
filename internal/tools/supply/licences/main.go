// Licences reads bills of materials in CycloneDX and fails unless every component in them is under a licence that lets
// Verkosto be passed on under its own, Apache-2.0, without further duties than to name the authors.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
)

// permitted are the licences that components may have, by their SPDX names.
var permitted = []string{
	"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-Source-Code", "BlueOak-1.0.0", "ISC", "MIT", "PSF-2.0", "Unlicense", "Zlib",
}

// known are the licences of components in whose files none is found.
var known = map[string]string{"std": "BSD-3-Clause"}

// bill is as much of a bill of materials as is needed.
type bill struct {
	Components []component `json:"components"`
}

type component struct {
	Name     string   `json:"name"`
	Version  string   `json:"version"`
	Licences []choice `json:"licenses"` // as the component declares
	Evidence struct {
		Licences []choice `json:"licenses"` // as found in its files
	} `json:"evidence"`
}

// choice is a licence, or an expression such as "MIT OR Apache-2.0".
type choice struct {
	Licence struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"license"`
	Expression string `json:"expression"`
}

func main() {
	refused := 0
	for _, path := range os.Args[1:] {
		content, err := os.ReadFile(path) //nolint:gosec // named by who runs this
		if err != nil {
			fail(err)
		}
		var b bill
		if err := json.Unmarshal(content, &b); err != nil {
			fail(fmt.Errorf("read %s: %w", path, err))
		}
		if len(b.Components) == 0 {
			fail(fmt.Errorf("%s names no component", path))
		}
		for _, c := range b.Components {
			if why := c.refused(); why != "" {
				fmt.Printf("%s: %s %s: %s\n", path, c.Name, c.Version, why)
				refused++
			}
		}
		fmt.Printf("%s: %d components\n", path, len(b.Components))
	}
	if refused > 0 {
		fail(fmt.Errorf("%d components have no licence that is known to be permitted", refused))
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// refused says why a component may not be used; "" if it may.
func (c component) refused() string {
	found := slices.Concat(c.Licences, c.Evidence.Licences)
	if len(found) == 0 && !permits(known[c.Name]) {
		return "no licence is known"
	}
	for _, one := range found {
		if name := one.name(); !permits(name) {
			return name + " is not permitted"
		}
	}
	return ""
}

func (c choice) name() string {
	for _, name := range []string{c.Expression, c.Licence.ID, c.Licence.Name} {
		if name != "" {
			return name
		}
	}
	return "a licence without a name"
}

// permits says whether one of the alternatives of an expression is permitted: each of them a licence, or several at once.
func permits(expression string) bool {
	return slices.ContainsFunc(strings.Split(strings.Trim(expression, "()"), " OR "), func(alternative string) bool {
		return !slices.ContainsFunc(strings.Split(alternative, " AND "), func(licence string) bool {
			return !slices.Contains(permitted, strings.Trim(licence, "() "))
		})
	})
}

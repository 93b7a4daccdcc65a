package main

import (
	"encoding/json"
	"fmt"
	"runtime/debug"
)

type versionCommand struct {
	JSON bool `help:"Write one JSON object."`
}

// build says which program this is.
type build struct {
	Version  string `json:"version"`            // of the module, (devel) for one built from its sources
	Commit   string `json:"commit,omitempty"`   // that it was built from
	Time     string `json:"time,omitempty"`     // of the commit
	Modified bool   `json:"modified,omitempty"` // the sources had changes beside the commit
	Go       string `json:"go"`                 // version of Go that built it
}

func thisBuild() build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return build{Version: "unknown", Go: "unknown"}
	}
	return buildOf(info)
}

func buildOf(info *debug.BuildInfo) build {
	b := build{Version: info.Main.Version, Go: info.GoVersion}
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			b.Commit = setting.Value
		case "vcs.time":
			b.Time = setting.Value
		case "vcs.modified":
			b.Modified = setting.Value == "true"
		}
	}
	if b.Version == "" {
		b.Version = "(devel)"
	}
	return b
}

// String gives one line for people.
func (b build) String() string {
	text := "verkosto " + b.Version
	if b.Commit != "" {
		text += " commit " + b.Commit
	}
	if b.Modified {
		text += " (modified)"
	}
	return text + " " + b.Go
}

// Run tells the version.
func (c *versionCommand) Run(t terminal) error {
	if c.JSON {
		return json.NewEncoder(t.out).Encode(thisBuild())
	}
	_, err := fmt.Fprintln(t.out, thisBuild())
	return err
}

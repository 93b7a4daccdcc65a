package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"slices"
	"text/tabwriter"

	"github.com/alecthomas/kong"
)

type configCommand struct {
	serveCommand
	AsJSON bool `name:"json" help:"Write one JSON object for each setting."`
}

// Help tells what is shown.
func (configCommand) Help() string {
	return `Shows every setting that verkosto serve would run with, and whether it comes from the command line, the environment, the file of --config or is the default. It takes the flags of serve. Secrets are not shown.`
}

// effective is a setting and where it comes from.
type effective struct {
	Flag  string `json:"flag"`
	Value string `json:"value"`
	From  origin `json:"from"`
}

// Run shows the settings.
func (c *configCommand) Run(k *kong.Context, t terminal) error {
	shown := effectiveSettings(k)
	if c.AsJSON {
		encoder := json.NewEncoder(t.out)
		for _, setting := range shown {
			if err := encoder.Encode(setting); err != nil {
				return fmt.Errorf("write the settings: %w", err)
			}
		}
		return nil
	}
	table := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "SETTING\tVALUE\tFROM") // Flush tells of errors
	for _, setting := range shown {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\n", setting.Flag, setting.Value, setting.From)
	}
	return table.Flush()
}

// effectiveSettings gives the flags of serve in the order of its help, and the settings that are only in the environment.
func effectiveSettings(k *kong.Context) []effective {
	var shown []effective
	for _, flag := range k.Flags() {
		if slices.Contains([]string{"help", "json"}, flag.Name) {
			continue
		}
		shown = append(shown, effective{"--" + flag.Name, shownValue(flag), originOf(k, flag)})
	}
	for _, name := range []string{neo4jUser, neo4jPassword, neo4jPasswordFile, neo4jDatabase} {
		value, set := os.LookupEnv(name)
		from := fromEnvironment
		switch {
		case !set:
			from = byDefault
		case name == neo4jPassword:
			value = notShown
		}
		shown = append(shown, effective{"$" + name, value, from})
	}
	return shown
}

// notShown stands for a secret.
const notShown = "(not shown)"

// shownValue gives the value of a flag as it would be typed, without what may be secret in it.
func shownValue(flag *kong.Flag) string {
	value := fmt.Sprint(flag.Target.Interface())
	if value != "" && flag.Tag.Has("secret") {
		return notShown
	}
	if address, err := url.Parse(value); err == nil && address.User != nil {
		address.User = nil
		return address.String()
	}
	return value
}

// origin is where the value of a flag comes from.
type origin string

// The origins, the one that wins first.
const (
	typed           origin = "command line"
	fromEnvironment origin = "environment"
	fromFile        origin = "file"
	byDefault       origin = "default"
)

func originOf(k *kong.Context, flag *kong.Flag) origin {
	for _, step := range k.Path {
		if step.Flag == flag && step.Resolved {
			return fromFile
		}
		if step.Flag == flag {
			return typed
		}
	}
	if inEnvironment(flag) {
		return fromEnvironment
	}
	return byDefault
}

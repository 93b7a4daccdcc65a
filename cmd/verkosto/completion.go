package main

import (
	"embed"
	"slices"
	"strings"
	"text/template"

	"github.com/alecthomas/kong"
)

type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help tells where the script goes.
func (completionCommand) Help() string {
	return `Try it in the shell that is open, or put it where the shell looks for such scripts:

    source <(verkosto completion bash)
    verkosto completion bash > ~/.local/share/bash-completion/completions/verkosto
    verkosto completion zsh > "${fpath[1]}/_verkosto"
    verkosto completion fish > ~/.config/fish/completions/verkosto.fish`
}

//go:embed completion/*.tmpl
var completionFiles embed.FS

var completionScripts = template.Must(template.New("").Funcs(template.FuncMap{
	"join":     func(words []string) string { return strings.Join(words, " ") },
	"quote":    strings.NewReplacer(`'`, `’`, `[`, `(`, `]`, `)`, `\`, `/`).Replace, // what would end a text in any of the shells
	"sentence": firstSentence,
}).ParseFS(completionFiles, "completion/*.tmpl"))

// Run writes the script. It is made from the command line itself, so that none is forgotten.
func (c *completionCommand) Run(k *kong.Kong, t terminal) error {
	return completionScripts.ExecuteTemplate(t.out, c.Shell+".tmpl", completable(k.Model))
}

// completableCommand is a command as completion scripts see it.
type completableCommand struct {
	Name      string
	Help      string
	Flags     []completableFlag
	Files     bool     // its arguments are files
	Arguments []string // what its argument can be, if it must be one of these
}

// completableFlag is a flag as completion scripts see it.
type completableFlag struct {
	Name   string
	Short  string
	Help   string
	Valued bool     // a value follows
	File   bool     // which is a file
	Values []string // or one of these
}

const filePlaceHolder = "FILE"

func completable(model *kong.Application) []completableCommand {
	var commands []completableCommand
	for _, node := range model.Children {
		command := completableCommand{Name: node.Name, Help: node.Help}
		flags := slices.Concat(model.Flags, node.Flags)
		for _, child := range node.Children { // what it does is an argument, with flags of its own
			command.Arguments = append(command.Arguments, child.Name)
			flags = append(flags, child.Flags...)
		}
		for _, flag := range flags {
			completed := completableFlagOf(flag)
			if !slices.ContainsFunc(command.Flags, func(f completableFlag) bool { return f.Name == completed.Name }) {
				command.Flags = append(command.Flags, completed)
			}
		}
		for _, positional := range node.Positional {
			command.Files = strings.EqualFold(positional.Name, filePlaceHolder)
			command.Arguments = valuesOf(positional)
		}
		commands = append(commands, command)
	}
	return commands
}

func completableFlagOf(flag *kong.Flag) completableFlag {
	c := completableFlag{
		Name:   flag.Name,
		Help:   flag.Help,
		Valued: !flag.IsBool(),
		File:   flag.PlaceHolder == filePlaceHolder,
		Values: valuesOf(flag.Value),
	}
	if flag.Short != 0 {
		c.Short = string(flag.Short)
	}
	return c
}

func valuesOf(value *kong.Value) []string {
	if value.Enum == "" {
		return nil
	}
	return value.EnumSlice()
}

// firstSentence gives the first sentence of a help text, without the full stop.
func firstSentence(help string) string {
	first, _, _ := strings.Cut(help, ". ")
	return strings.TrimSuffix(first, ".")
}

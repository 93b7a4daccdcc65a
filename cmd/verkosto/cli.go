package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strconv"

	"github.com/alecthomas/kong"
)

// commandLine is what can be typed.
type commandLine struct {
	Serve      serveCommand      `cmd:"" help:"Serve a network over GraphQL, with a playground."`
	Import     importCommand     `cmd:"" help:"Read documents into a network."`
	Remove     removeCommand     `cmd:"" help:"Take documents out of a network again."`
	Export     exportCommand     `cmd:"" help:"Write a network out, in one of many formats."`
	Check      checkCommand      `cmd:"" help:"Read documents and report on them, without writing anything."`
	Resolve    resolveCommand    `cmd:"" help:"Find out which organisations of a network are one."`
	Review     reviewCommand     `cmd:"" help:"Decide which organisations are one, and look at what is in doubt."`
	Synth      synthCommand      `cmd:"" help:"Invent a network, as JSON Lines."`
	Migrate    migrateCommand    `cmd:"" help:"Bring a database to the schema that this program needs."`
	Backup     backupCommand     `cmd:"" help:"Write everything that a network keeps into one file."`
	Restore    restoreCommand    `cmd:"" help:"Put a backup into a network."`
	Verify     verifyCommand     `cmd:"" help:"Look for what is wrong in a network or in a backup."`
	Erase      eraseCommand      `cmd:"" help:"Erase a person from a network, for good."`
	Retain     retainCommand     `cmd:"" help:"Let go of a network what was kept for long enough."`
	Keys       keysCommand       `cmd:"" help:"Make, list and revoke the API keys of a server."`
	Config     configCommand     `cmd:"" help:"Show the settings that serve would run with, and where they come from."`
	Probe      probeCommand      `cmd:"" help:"Ask a running server whether it can answer."`
	Version    versionCommand    `cmd:"" help:"Tell the version."`
	Completion completionCommand `cmd:"" help:"Write the completion script for a shell."`

	File configFile `name:"config" placeholder:"FILE" help:"Take flags from this YAML file too: docs/operations.md."`
}

const description = `Verkosto explores the partner networks of publicly funded projects: who worked with whom, in which project, where, paid by whom.

Every flag can also be given in the environment, under the name in brackets, or in the file of --config. The command line wins over the environment, and that over the file.

Exit codes: 0 done; 1 failed; 2 wrong command line; 3 some documents or lines were refused, all others are in; ` +
	`4 data file or address in use, or the data of another version; 5 something is wrong in what was verified; 130 interrupted.`

// terminal is what a command reads and writes.
type terminal struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// complain tells what went wrong.
func (t terminal) complain(format string, args ...any) {
	_, _ = fmt.Fprintf(t.err, "verkosto: "+format+"\n", args...) // if that fails, there is nowhere left to tell
}

// groups are the headings that flags stand under, in order.
func groups() []kong.Group {
	return []kong.Group{
		{Key: "access", Title: "Who may ask:"},
		{Key: "documents", Title: "What may be asked:"},
		{Key: "limits", Title: "Limits of one request:"},
		{Key: "client-limits", Title: "Limits of one client:"},
		{Key: "load-limits", Title: "What the server takes on:"},
		{Key: "connection-limits", Title: "Connections, and how slow they may be:"},
		{Key: "sockets", Title: "WebSockets and server-sent events:"},
		{Key: "retention", Title: "How long what is kept:"},
		{Key: "operations", Title: "Seen by those who run it:"},
		{Key: "filter", Title: "Which part of the network to draw:"},
	}
}

// run runs a command line. It tells on the terminal what went wrong, in one line, and gives the
// exit code. The context ends when the command is to stop.
func run(ctx context.Context, args []string, t terminal) exitCode {
	var commands commandLine
	left := false // by --help
	parser, err := kong.New(&commands,
		kong.Name("verkosto"),
		kong.Description(description),
		kong.Writers(t.out, t.err),
		kong.Exit(func(int) { left = true }),
		kong.DefaultEnvars("VERKOSTO"),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.ExplicitGroups(groups()),
		kong.Vars{"exports": exportFormats(), "processors": strconv.Itoa(runtime.GOMAXPROCS(0))},
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(t),
	)
	if err != nil {
		panic("build the command line: " + err.Error()) // a wrong tag in a command
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	chosen, err := parser.Parse(args)
	if left {
		return done
	}
	if err != nil {
		t.complain("%v\nTry: verkosto --help", err)
		return misused
	}
	return finish(ctx, chosen.Run(), t)
}

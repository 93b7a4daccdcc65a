// Command verkosto explores the partner networks of publicly funded projects: it reads
// source documents into a network and serves that over GraphQL.
//
// Each subcommand has a file of its own. What they share: the command line as a whole
// (cli.go), how a command ends (exit.go), and which store it works on (store.go).
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	os.Exit(int(run(ctx, os.Args[1:], terminal{in: os.Stdin, out: os.Stdout, err: os.Stderr})))
}

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
	ctx := untilSignal()
	os.Exit(int(run(ctx, os.Args[1:], terminal{in: os.Stdin, out: os.Stdout, err: os.Stderr})))
}

// untilSignal gives a context that ends with the first interrupt or SIGTERM. By then a second
// one ends the process at once.
func untilSignal() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		signal.Stop(signals)
		cancel()
	}()
	return ctx
}

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"verkosto/internal/text"
)

type probeCommand struct {
	URL  string        `arg:"" optional:"" default:"http://127.0.0.1:8080/readyz" placeholder:"URL" help:"What to ask (${default})."`
	Time time.Duration `default:"3s" placeholder:"DURATION" help:"How long to wait for an answer (${default})."`
}

// Help tells what it is for.
func (probeCommand) Help() string {
	return `For health checks where there is no other program to ask with, as in a container. Done if the server answers 200; else it says what came instead, with exit code 1.`
}

// Run asks a server how it is.
func (c *probeCommand) Run(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, c.Time)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.URL, http.NoBody)
	if err != nil {
		return misusef("%q is no URL to ask: %v", c.URL, err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("probe: %w", err)
	}
	defer func() { _ = response.Body.Close() }() // the answer has come
	if response.StatusCode == http.StatusOK {
		return nil
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, 1<<10))
	if err != nil {
		return fmt.Errorf("probe: %w", err)
	}
	return fmt.Errorf("probe: %s answers %s: %s", c.URL, response.Status, text.Clip(strings.TrimSpace(string(body)), 200))
}

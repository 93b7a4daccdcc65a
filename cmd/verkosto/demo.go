package main

import (
	"context"
	"fmt"

	"verkosto/internal/network"
	"verkosto/internal/resolve"
	"verkosto/internal/store/embedded"
	"verkosto/internal/synth"
)

// The demo network is the same at every start.
const (
	demoProjects = 400
	demoSeed     = 2026
)

// newDemo makes the demo network in memory.
func newDemo(ctx context.Context) (_ network.Store, err error) {
	store, err := embedded.OpenMemory() //nolint:contextcheck // there is nothing to wait for
	if err != nil {
		return nil, fmt.Errorf("make the demo network: %w", err)
	}
	defer func() {
		if err != nil {
			_ = store.Close() // the first error tells more
		}
	}()
	if _, err := store.Apply(ctx, resolve.Classification()); err != nil {
		return nil, fmt.Errorf("put the official places into the demo network: %w", err)
	}
	for batch, err := range synth.Generate(synth.Config{Seed: demoSeed, Projects: demoProjects}) {
		if err != nil {
			return nil, fmt.Errorf("make the demo network: %w", err)
		}
		if _, err := store.Apply(ctx, batch); err != nil {
			return nil, fmt.Errorf("fill the demo network: %w", err)
		}
	}
	return store, nil
}

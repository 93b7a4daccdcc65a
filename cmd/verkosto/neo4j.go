package main

import (
	"context"
	"fmt"
	"os"

	"verkosto/internal/network"
	"verkosto/internal/store/neo4j"
)

// neo4jBackend is Neo4j, of one machine or of a cluster.
var neo4jBackend = backend{
	schemes: []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"},
	open: func(_ context.Context, address string) (network.Store, error) {
		store, err := openNeo4j(address)
		if err != nil {
			return nil, err
		}
		return store, nil
	},
	migrate: migrateNeo4j,
	restore: restoreNeo4j,
}

// openNeo4j opens a database with what the environment tells about it: a password on the command line could
// be read by every user of the machine.
func openNeo4j(address string) (*neo4j.Store, error) {
	return neo4j.Open(neo4j.Config{
		URI:      address,
		User:     os.Getenv("VERKOSTO_NEO4J_USER"),
		Password: os.Getenv("VERKOSTO_NEO4J_PASSWORD"),
		Database: os.Getenv("VERKOSTO_NEO4J_DATABASE"),
	})
}

func migrateNeo4j(ctx context.Context, address string) (did bool, err error) {
	store, err := openNeo4j(address)
	if err != nil {
		return false, err
	}
	defer closing(store, &err)
	due, err := store.MigrationDue(ctx)
	if err != nil || !due {
		return false, err
	}
	if err := store.Migrate(ctx); err != nil {
		return false, fmt.Errorf("migrate %s: %w", address, err)
	}
	return true, nil
}

func restoreNeo4j(ctx context.Context, address string, how network.Restoring) (err error) {
	store, err := openNeo4j(address)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	return store.Restore(ctx, how)
}

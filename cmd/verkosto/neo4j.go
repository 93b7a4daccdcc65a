package main

import (
	"context"
	"fmt"
	"os"
	"strings"

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

// What the environment tells about a database: a password on the command line could be read by every user of the machine.
const (
	neo4jUser         = "VERKOSTO_NEO4J_USER"
	neo4jPassword     = "VERKOSTO_NEO4J_PASSWORD"      //nolint:gosec // the name of a variable
	neo4jPasswordFile = "VERKOSTO_NEO4J_PASSWORD_FILE" //nolint:gosec // as above
	neo4jDatabase     = "VERKOSTO_NEO4J_DATABASE"
)

func openNeo4j(address string) (*neo4j.Store, error) {
	password, err := readNeo4jPassword()
	if err != nil {
		return nil, err
	}
	return neo4j.Open(neo4j.Config{URI: address, User: os.Getenv(neo4jUser), Password: password, Database: os.Getenv(neo4jDatabase)})
}

// readNeo4jPassword gives the password of the environment, or that in the file which it names.
func readNeo4jPassword() (string, error) {
	password, path := os.Getenv(neo4jPassword), os.Getenv(neo4jPasswordFile)
	switch {
	case path == "":
		return password, nil
	case password != "":
		return "", misusef("%s and %s exclude each other", neo4jPassword, neo4jPasswordFile)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("read the password of the database: %w", err)
	}
	return strings.TrimRight(string(content), "\r\n"), nil
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

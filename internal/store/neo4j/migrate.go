package neo4j

import (
	"context"
	"embed"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
)

//go:embed cypher/schema/*.cypher
var schemaFiles embed.FS

// derivation grows with every change of what is derived from citations: of [network.Merge],
// [network.SearchTexts], package text, or of the properties and relationships of this package.
const derivation = 5

// schema is what a database says of itself; zero for an empty one.
type schema struct {
	schema, derivation int
}

func (s *Store) schema(ctx context.Context, timeout func(*neo4j.TransactionConfig)) (schema, error) {
	result, err := neo4j.ExecuteQuery(ctx, s.driver, cypherSchema, nil, neo4j.EagerResultTransformer,
		neo4j.ExecuteQueryWithReadersRouting(),
		neo4j.ExecuteQueryWithDatabase(s.config.Database),
		neo4j.ExecuteQueryWithBookmarkManager(s.marks(ctx)),
		neo4j.ExecuteQueryWithTransactionConfig(timeout))
	if err != nil {
		return schema{}, translate(ctx, err, "read the version of the schema")
	}
	if len(result.Records) == 0 {
		return schema{}, nil
	}
	return schemaOf(result.Records[0]), nil
}

func schemaOf(record *neo4j.Record) schema {
	return schema{int(integer(record.Values[0])), int(integer(record.Values[1]))}
}

// MigrationDue says whether [Store.Migrate] has something to do. A database of a newer schema than
// this program knows is a [network.Conflict] error.
func (s *Store) MigrationDue(ctx context.Context) (bool, error) {
	ctx, cancel, timeout := limited(ctx, s.config.ReadTimeout)
	defer cancel()
	found, err := s.schema(ctx, timeout)
	if err != nil {
		return false, err
	}
	if found.schema > SchemaVersion || found.derivation > derivation {
		return false, errNewer(found)
	}
	return found != schema{SchemaVersion, derivation}, nil
}

// Migrate brings the database to the schema of this program: constraints, indexes, and what is derived
// from the facts. It may be run again, and by several processes at once: each step is a transaction, and whoever
// comes next goes on where the last one stopped. It has the time that the context gives. A database of a newer
// schema is left alone and is a [network.Conflict] error.
func (s *Store) Migrate(ctx context.Context) error {
	due, err := s.MigrationDue(ctx)
	if err != nil || !due {
		return err
	}
	for version := 1; version <= SchemaVersion; version++ {
		if err := s.runSchema(ctx, version); err != nil {
			return translate(ctx, err, fmt.Sprintf("bring the schema to version %d", version))
		}
	}
	for done := false; !done && err == nil; {
		done, err = s.rebuildOn(ctx)
	}
	return translate(ctx, err, "migrate the database")
}

// runSchema runs the statements of one version, each in a transaction of its own, as the database wants it.
func (s *Store) runSchema(ctx context.Context, version int) error {
	text, err := schemaFiles.ReadFile(fmt.Sprintf("cypher/schema/%d.cypher", version))
	if err != nil {
		return network.Wrap(network.Internal, err, "read a part of the schema")
	}
	for command := range strings.SplitSeq(string(text), "\n\n") {
		if command = strings.TrimSpace(command); command == "" || strings.HasPrefix(command, "//") {
			continue
		}
		_, err := neo4j.ExecuteQuery(ctx, s.driver, command, nil, neo4j.EagerResultTransformer,
			neo4j.ExecuteQueryWithWritersRouting(),
			neo4j.ExecuteQueryWithDatabase(s.config.Database),
			neo4j.ExecuteQueryWithBookmarkManager(s.marks(ctx)))
		if answer, ok := err.(*neo4j.Neo4jError); ok && strings.HasSuffix(answer.Code, "SchemaRuleAlreadyExists") { //nolint:errorlint // the driver does not wrap it
			continue // another process was quicker
		}
		if err != nil {
			return err
		}
	}
	return nil
}

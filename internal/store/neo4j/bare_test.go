package neo4j

import (
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// one sends a statement by the bare driver and gives the number in its answer.
func one(t testing.TB, driver neo4j.DriverWithContext, cypher string) int64 {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), driver, cypher, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	return integer(result.Records[0].Values[0])
}

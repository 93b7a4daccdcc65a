package neo4jtest_test

import (
	"os"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/store/neo4j/neo4jtest"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

func count(t *testing.T, database *neo4jtest.Database, cypher string) int64 {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(database.URI, neo4j.BasicAuth(database.User, database.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = driver.Close(t.Context()) }()
	result, err := neo4j.ExecuteQuery(t.Context(), driver, cypher, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	return result.Records[0].Values[0].(int64)
}

func TestRestartKeepsWhatWasAcknowledged(t *testing.T) {
	database := neo4jtest.StartOwn(t)
	if got := count(t, database, "CREATE (:Kept) RETURN 1"); got != 1 {
		t.Fatalf("got %d, want 1", got)
	}
	database.Kill(t)
	database.Restart(t)
	if got := count(t, database, "MATCH (k:Kept) RETURN count(k)"); got != 1 {
		t.Errorf("after a crash %d nodes are there, want 1", got)
	}
}

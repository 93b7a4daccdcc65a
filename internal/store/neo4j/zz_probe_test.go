package neo4j

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
)

func TestProbe(t *testing.T) {
	uri := os.Getenv("PROBE")
	if uri == "" {
		t.Skip("no probe")
	}
	ctx := context.Background()
	d, _ := neo4j.NewDriverWithContext(uri, neo4j.BasicAuth("neo4j", "test-only-password", ""))
	_, err := neo4j.ExecuteQuery(ctx, d, "RETURN 1", nil, neo4j.EagerResultTransformer)
	if err != nil {
		d2, _ := neo4j.NewDriverWithContext(uri, neo4j.BasicAuth("neo4j", "neo4j", ""))
		_, err := neo4j.ExecuteQuery(ctx, d2, "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO 'test-only-password'", nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("system"))
		fmt.Println(err)
	}
	s, _ := Open(Config{URI: uri, Password: "test-only-password"})
	if err := s.Migrate(ctx); err != nil {
		t.Fatal(err)
	}
	run := func(what, text string) {
		t0 := time.Now()
		_, err := neo4j.ExecuteQuery(ctx, d, "EXPLAIN "+text, map[string]any{"c0": map[string]any{"from": "", "to": "", "keys": []string{}, "values": []string{}}, "c1": []string{}, "c2": []string{}, "c3": []string{}, "absent": "", "limit": 3, "low": "", "high": "", "top": 3}, neo4j.EagerResultTransformer)
		fmt.Println(what, time.Since(t0), err)
	}
	for i := 0; i < 6; i++ {
		sel := network.Selection{Kind: network.KindProject, Filter: &network.ProjectFilter{Codes: []string{"x"}, TargetPlaces: &network.IDSet{Any: []network.ID{"a"}}}}
		o, _ := orderingOf(network.KindProject, network.Order{})
		st, _, _ := listing(sel, &o, network.Window{First: 3})
		tag := fmt.Sprintf(" /* %d %d */", i, time.Now().UnixNano())
		run("bare ", st+tag)
		run("whole", fill(cypherRead, "operation", st)+tag)
		one := "MATCH (n:Project) WHERE n.sortCode IN $c1 AND EXISTS { MATCH (n)-[:TARGETS]->(r) WHERE r.id IN $c1 } RETURN n.id ORDER BY n.id LIMIT 3" + tag
		run("plain", one)
		run("one  ", "RETURN 1"+tag)
	}
}

package differential_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"verkosto/internal/curation"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// mutations is how many deeds are made up for a network.
const mutations = 60

// testMutations has editors do the same to both stores, sensible or not: they are answered alike, and leave the same network and the same
// audit log behind.
func testMutations(t *testing.T, embedded, neo4j network.Store, stream uint64) {
	curated := pair{curatedServer(embedded), curatedServer(neo4j)}
	words := vocabularyOf(t, embedded)
	random := rand.New(rand.NewPCG(3, stream))
	done := 0
	for i := range mutations {
		name, input := deed(words, random, i)
		const common = `userErrors { code message path } entry { number at by byName action note undoes subjectIds subjects { __typename id annotations { totalCount: __typename nodes { id text review } } } }`
		mutation := strings.ToUpper(name[:1]) + name[1:]
		answer := curated.agree(t, fmt.Sprintf(`mutation ($input: %sInput!) { %s(input: $input) { %s } }`, mutation, name, common), map[string]any{"input": input})
		if bytes.Contains(answer, []byte(`"errors"`)) {
			t.Errorf("%s of %v: %s", name, input, answer)
		}
		if bytes.Contains(answer, []byte(`"userErrors":[]`)) {
			done++
		}
	}
	if t.Logf("%d of %d were done", done, mutations); done < mutations/4 {
		t.Error("too few to tell anything")
	}
	curated.agree(t, `{ auditLog(first: 100) { edges { cursor node { number action note undoes undoneBy subjects { id } } } pageInfo { hasNextPage endCursor } }
		reviewQueue(first: 100) { totalCount edges { cursor node { __typename ... on Match { id } ... on Citation { evidence node { id } } } } } }`, nil)
	if a, b := exported(t, embedded), exported(t, neo4j); !bytes.Equal(a, b) {
		t.Errorf("the networks differ: %s", firstDifference(b, a))
	}
}

// curatedServer serves a store to editors, at times that are a second apart.
func curatedServer(store network.Store) server {
	now := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	return serveWith(store, query.Options{}, &curation.Curator{Store: store, Now: func() time.Time {
		now = now.Add(time.Second)
		return now
	}})
}

// deed makes up a mutation: its name and its input.
func deed(words vocabulary, random *rand.Rand, number int) (name string, input map[string]any) {
	some := func(topic string) string { return words[topic][random.IntN(len(words[topic]))] }
	organisation := func() string { return words["ORGANISATION"][random.IntN(min(6, len(words["ORGANISATION"])))] } // often the same
	note := fmt.Sprintf("Deed %d, ask anna%d@example.fi", number, number)
	fact := map[string]any{"subject": organisation(), "source": some("SOURCE"), "field": []any{nil, "website", "names", "id"}[random.IntN(4)], "note": note}
	switch random.IntN(12) {
	case 0, 1:
		return "mergeOrganisations", map[string]any{"organisations": []string{organisation(), organisation()}, "note": note}
	case 2:
		return "splitOrganisation", map[string]any{"organisation": organisation(), "from": []string{organisation()}, "idempotencyKey": fmt.Sprint("key ", random.IntN(9))}
	case 3:
		return "decideMatch", map[string]any{"match": some("MATCH"), "verdict": []string{"SAME", "DIFFERENT", "OPEN"}[random.IntN(3)]}
	case 4:
		return "withdrawDecision", map[string]any{"organisations": []string{organisation(), organisation()}}
	case 5:
		return "addAlias", map[string]any{"organisation": organisation(), "name": fmt.Sprint("Nimi ", random.IntN(4)), "from": "1999"}
	case 6:
		return "removeAlias", map[string]any{"organisation": organisation(), "name": fmt.Sprint("Nimi ", random.IntN(4))}
	case 7:
		kinds := []string{"PROJECT", "ORGANISATION", "PERSON", "MUNICIPALITY", "PARTICIPATION", "FUNDING", "FUND", "SOURCE"}
		return "annotate", map[string]any{"subject": some(kinds[random.IntN(len(kinds))]), "text": note}
	case 8:
		return "confirmFact", fact
	case 9:
		return "rejectFact", fact
	case 10:
		content := fmt.Sprintf(`{"organisation":{"id":"organisation:name/imported%[1]d","names":{"fi":"Uusi %[2]d"}},"method":"RULE","confidence":0.%[1]d,"evidence":"Mukana oli uusi %[2]d."}`, 1+random.IntN(3), number)
		return "importDocument", map[string]any{"name": fmt.Sprint("document ", random.IntN(2)), "content": content}
	default:
		return "undo", map[string]any{"entry": 1 + random.IntN(number+1), "note": note}
	}
}

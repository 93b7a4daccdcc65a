package neo4j

import (
	"context"
	"errors"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/steps"
	textual "verkosto/internal/text"
)

// named puts the name of a statement before it, where the database's own query log shows it too.
func named(name, text string) string { return "/* " + name + " */ " + text }

// nameOf gives the name of a statement that begins with it.
func nameOf(text string) string {
	if name, rest, is := strings.Cut(strings.TrimPrefix(text, "/* "), " */ "); is && len(rest) < len(text) {
		return name
	}
	return "unnamed"
}

// step tells what a statement is and how to find out its plan.
func (s *Store) step(operation, text string, params map[string]any) func() steps.Statement {
	return func() steps.Statement {
		return steps.Statement{Name: nameOf(operation), Explain: func(ctx context.Context) (string, error) {
			return s.explain(ctx, text, params)
		}}
	}
}

// explain asks the database how it would run a statement that only reads.
func (s *Store) explain(ctx context.Context, text string, params map[string]any) (string, error) {
	result, err := neo4j.ExecuteQuery(ctx, s.driver, "EXPLAIN "+text, params, neo4j.EagerResultTransformer,
		neo4j.ExecuteQueryWithReadersRouting(), neo4j.ExecuteQueryWithDatabase(s.config.Database))
	if err != nil {
		return "", translate(ctx, err, "explain a statement")
	}
	plan := result.Summary.Plan()
	if plan == nil {
		return "", translate(ctx, errors.New("the database gave no plan"), "explain a statement")
	}
	var words strings.Builder
	describe(&words, plan)
	return words.String(), nil
}

// longestPlan bounds a plan in words, in bytes.
const longestPlan = 2000

// describe writes a plan from its result to what it reads: each operator, with what it works on where that is an index
// or a label, and in brackets what feeds it.
func describe(words *strings.Builder, plan neo4j.Plan) {
	if words.Len() >= longestPlan {
		return
	}
	words.WriteString(strings.TrimSuffix(plan.Operator(), "@neo4j"))
	if details, is := plan.Arguments()["Details"].(string); is && readsData(plan.Operator()) {
		words.WriteString("(" + textual.Clip(details, 80) + ")")
	}
	children := plan.Children()
	if len(children) == 0 {
		return
	}
	words.WriteString(" < ")
	if len(children) > 1 {
		words.WriteString("[")
	}
	for i, child := range children {
		if i > 0 {
			words.WriteString(" | ")
		}
		describe(words, child)
	}
	if len(children) > 1 {
		words.WriteString("]")
	}
}

// readsData says whether an operator reads nodes or relationships, so that it matters which.
func readsData(operator string) bool {
	for _, word := range []string{"Scan", "Seek", "Expand"} {
		if strings.Contains(operator, word) {
			return true
		}
	}
	return false
}

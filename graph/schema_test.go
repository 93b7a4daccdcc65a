package graph_test

import (
	goast "go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/graph"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	return graph.NewSchema(query.New(nil, query.Options{}), nil).Schema()
}

// own gives the definitions that schema.graphqls itself makes, by name.
func own(schema *ast.Schema) map[string]*ast.Definition {
	definitions := make(map[string]*ast.Definition)
	for name, definition := range schema.Types {
		if !definition.BuiltIn {
			definitions[name] = definition
		}
	}
	return definitions
}

func TestEverythingInTheSchemaIsDocumented(t *testing.T) {
	for name, definition := range own(schema(t)) {
		undocumented := func(what, description string) {
			if strings.TrimSpace(description) == "" {
				t.Errorf("%s has no description", what)
			}
		}
		undocumented(name, definition.Description)
		for _, value := range definition.EnumValues {
			undocumented(name+"."+value.Name, value.Description)
		}
		for _, field := range definition.Fields {
			if strings.HasPrefix(field.Name, "__") {
				continue
			}
			undocumented(name+"."+field.Name, field.Description)
			for _, argument := range field.Arguments {
				undocumented(name+"."+field.Name+"("+argument.Name+")", argument.Description)
			}
		}
	}
}

func TestEveryListOfNodesIsBoundedAndPriced(t *testing.T) {
	executable := graph.NewSchema(query.New(nil, query.Options{}), nil)
	for name, definition := range own(executable.Schema()) {
		if definition.Kind != ast.Object {
			continue
		}
		for _, field := range definition.Fields {
			if !strings.HasSuffix(field.Type.Name(), "Connection") {
				continue
			}
			price, priced := executable.Complexity(t.Context(), name, field.Name, 7, map[string]any{"first": int64(30)})
			if dearer := price - 30*(1+7); !priced || dearer != 0 && (dearer != 5000 || field.Type.Name() == "ProjectConnection") {
				t.Errorf("%s.%s of 30 nodes that cost 7 each is priced %d (%v), want 240, and 5,000 more for an analysis", name, field.Name, price, priced)
			}
		}
	}
}

func TestPrices(t *testing.T) {
	executable := graph.NewSchema(query.New(nil, query.Options{}), nil)
	for _, c := range []struct {
		typeName, field string
		arguments       map[string]any
		want            int
	}{
		{"Query", "projects", nil, 20 * 3},
		{"Query", "projects", map[string]any{"last": int64(5)}, 5 * 3},
		{"Query", "projects", map[string]any{"first": int64(-1)}, 100 * 3},
		{"Query", "nodes", map[string]any{"ids": []any{"a:b", "c:d"}}, 2 * 3},
		{"Query", "network", map[string]any{"limit": int64(200), "depth": int64(2)}, 200 * 3},
		{"Query", "centrality", map[string]any{"first": int64(10)}, 5000 + 10*3},
		{"CentralityConnection", "standings", map[string]any{"ids": []any{"a:b", "c:d"}}, 2 * 3},
		{"CommunityConnection", "memberships", map[string]any{"ids": []any{"a:b", "c:d"}}, 2 * 3},
		{"FlowConnection", "totals", map[string]any{"first": int64(30)}, 30 * 3},
		{"Query", "statistics", nil, 5000 + 3},
		{"Subscription", "dataVersionChanged", nil, 102},
		{"Mutation", "addAlias", nil, 202},
		{"Mutation", "importDocument", nil, 5002},
		{"Query", "auditLog", map[string]any{"first": int64(10)}, 10 * 3},
		{"Tie", "projects", map[string]any{"first": int64(10)}, 10 * 3},
		{"Query", "search", map[string]any{"first": int64(10)}, 10 * 3},
		{"ProjectConnection", "facets", map[string]any{"by": []any{"STATUS", "FUND"}, "first": int64(20)}, 40 * 3},
	} {
		got, _ := executable.Complexity(t.Context(), c.typeName, c.field, 2, c.arguments)
		if got != c.want {
			t.Errorf("%s.%s%v costs %d, want %d", c.typeName, c.field, c.arguments, got, c.want)
		}
	}
}

// enums pairs each enum of the schema with the domain type that it stands for. Several
// enums may share a type, when each kind of node has a part of its values.
var enums = map[string]string{
	"Kind": "Kind", "ProjectStatus": "ProjectStatus", "OrganisationType": "OrganisationType", "Role": "Role",
	"EdgeKind": "EdgeKind", "Method": "Method", "Review": "Review", "ProblemCode": "ProblemCode", "Direction": "Direction",
	"ProjectOrderField": "OrderField", "OrganisationOrderField": "OrderField", "PlaceOrderField": "OrderField",
	"FunderOrderField": "OrderField", "PersonOrderField": "OrderField", "ParticipationOrderField": "OrderField",
	"FundingOrderField": "OrderField", "SourceOrderField": "OrderField", "MatchOrderField": "OrderField",
	"Verdict": "Verdict", "MatchReasonCode": "ReasonCode", "Identities": "IdentityView",
	"Weighting": "Weighting", "CentralityMetric": "Metric", "BrokerageMetric": "BrokerageMetric", "ShapeMetric": "ShapeMetric", "Analysis": "Analysis",
	"PortfolioField": "PortfolioField", "ChangeKind": "ChangeKind", "FlowLevel": "Kind",
	"AuditAction": "Action", "ReviewKind": "ReviewKind", "UserErrorCode": "curation.Code", "DocumentEncoding": "curation.Encoding",
	"ProjectFacet": "FacetField", "OrganisationFacet": "FacetField", "ParticipationFacet": "FacetField", "SourceFacet": "FacetField",
}

func TestEnumsOfTheSchemaAreThoseOfTheDomain(t *testing.T) {
	inSchema := make(map[string][]string)
	for name, definition := range own(schema(t)) {
		if definition.Kind != ast.Enum || name == "TruncationReason" || name == "Scope" || strings.HasPrefix(name, "Import") { // the graph's own, and those of access and of imports
			continue
		}
		if enums[name] == "" {
			t.Errorf("enum %s stands for no type of the domain", name)
		}
		for _, value := range definition.EnumValues {
			inSchema[enums[name]] = append(inSchema[enums[name]], value.Name)
		}
	}
	for name, inDomain := range constants(t) {
		values := slices.Compact(slices.Sorted(slices.Values(inSchema[name])))
		if name == "Kind" { // FUNDER is no kind of node
			inDomain = slices.DeleteFunc(inDomain, func(value string) bool { return value == string(network.KindFunder) })
		}
		if len(values) > 0 && !slices.Equal(values, slices.Sorted(slices.Values(inDomain))) {
			t.Errorf("%s: schema has %v, domain has %v", name, values, inDomain)
		}
	}
}

// constants reads the text constants of the domain and of its use cases from their source, by type.
func constants(t *testing.T) map[string][]string {
	t.Helper()
	values := make(map[string][]string)
	for folder, prefix := range map[string]string{"network": "", "query": "", "curation": "curation."} {
		files, err := filepath.Glob("../internal/" + folder + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatalf("no sources of %s: %v", folder, err)
		}
		for _, file := range files {
			constantsOf(t, file, prefix, values)
		}
	}
	return values
}

// constantsOf adds those of one file, by type with a prefix.
func constantsOf(t *testing.T, file, prefix string, values map[string][]string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	goast.Inspect(parsed, func(node goast.Node) bool {
		spec, is := node.(*goast.ValueSpec)
		if !is || spec.Type == nil || len(spec.Values) != 1 {
			return true
		}
		typeName, named := spec.Type.(*goast.Ident)
		literal, text := spec.Values[0].(*goast.BasicLit)
		if named && text && literal.Kind == token.STRING {
			name := prefix + typeName.Name
			values[name] = append(values[name], strings.Trim(literal.Value, `"`))
		}
		return true
	})
}

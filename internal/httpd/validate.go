package httpd

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"

	"verkosto/internal/text"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// validationRules gives the rules of the GraphQL specification and our own, in an
// order that doesn't change from request to request. Without suggestions they don't tell names of the schema that a
// query has not.
func validationRules(suggest bool) []core.Rule {
	all := []core.Rule{numbersInRange, wholeAnswers, oneStream}
	for name, rule := range rules.NewDefaultRules().GetInner() {
		if silent, ok := withoutSuggestions[name]; ok && !suggest {
			rule = silent
		}
		all = append(all, core.Rule{Name: name, RuleFunc: rule})
	}
	slices.SortFunc(all, func(a, b core.Rule) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

var withoutSuggestions = map[string]core.RuleFunc{
	rules.FieldsOnCorrectTypeRule.Name: rules.FieldsOnCorrectTypeRuleWithoutSuggestions.RuleFunc,
	rules.KnownArgumentNamesRule.Name:  rules.KnownArgumentNamesRuleWithoutSuggestions.RuleFunc,
	rules.KnownTypeNamesRule.Name:      rules.KnownTypeNamesRuleWithoutSuggestions.RuleFunc,
	rules.ScalarLeafsRule.Name:         rules.ScalarLeafsRuleWithoutSuggestions.RuleFunc,
	rules.ValuesOfCorrectTypeRule.Name: rules.ValuesOfCorrectTypeRuleWithoutSuggestions.RuleFunc,
}

var (
	quotation = regexp.MustCompile(`"[^"]*(?:"|$)`) // or what is left of one in a message that was cut
	name      = regexp.MustCompile(`[A-Za-z_]\w*`)
)

// withoutNames takes out of errors which names of the schema they quote that the query has not, such as those of types and of
// what is required.
func withoutNames(errs gqlerror.List, query string) {
	given := make(map[string]bool)
	for _, word := range name.FindAllString(query, -1) {
		given[word] = true
	}
	for _, err := range errs {
		err.Message = quotation.ReplaceAllStringFunc(err.Message, func(quoted string) string {
			return name.ReplaceAllStringFunc(quoted, func(word string) string {
				if given[word] {
					return word
				}
				return "…"
			})
		})
	}
}

// enough ends a validation that has found as many errors as an answer may hold.
type enough struct{}

// validate checks a document against the schema and readies it for execution. It
// stops at the first errors beyond the limit: a bad document would otherwise be
// answered with many times its size.
func validate(schema *ast.Schema, doc *ast.QueryDocument, with []core.Rule, limits Limits) (errs gqlerror.List) {
	defer func() {
		if cause := recover(); cause != nil {
			if _, ok := cause.(enough); !ok {
				panic(cause)
			}
			errs = append(errs[:limits.Errors-1], exceeded("Errors", "mend these and ask again", 0, limits.Errors))
		}
	}()
	observers := &core.Events{}
	for _, rule := range with {
		rule.RuleFunc(observers, func(options ...core.ErrorOption) {
			err := &gqlerror.Error{Rule: rule.Name}
			for _, option := range options {
				option(err)
			}
			if errs = append(errs, withCode(err, ValidationFailed)); len(errs) > limits.Errors {
				panic(enough{})
			}
		})
	}
	core.Walk(schema, doc, observers)
	return errs
}

// numbersInRange refuses number literals that don't fit a machine's numbers, which the
// executor would otherwise trip over, and those for an Int that don't fit its 32 bits.
var numbersInRange = core.Rule{
	Name: "NumbersInRange",
	RuleFunc: func(observers *core.Events, addError core.AddErrFunc) {
		observers.OnValue(func(_ *core.Walker, value *ast.Value) {
			var err error
			switch value.Kind {
			case ast.IntValue:
				bits := 64
				if value.Definition != nil && value.Definition.Name == "Int" {
					bits = 32
				}
				_, err = strconv.ParseInt(value.Raw, 10, bits)
			case ast.FloatValue:
				_, err = strconv.ParseFloat(value.Raw, 64)
			}
			if err != nil {
				addError(
					core.Message("The number %s is out of range; write large numbers as strings.", text.Clip(value.Raw, 40)),
					core.At(value.Position),
				)
			}
		})
	},
}

// wholeAnswers refuses @defer: an answer here is one JSON object, and what is
// deferred would never be sent.
var wholeAnswers = core.Rule{
	Name: "WholeAnswers",
	RuleFunc: func(observers *core.Events, addError core.AddErrFunc) {
		observers.OnDirective(func(_ *core.Walker, directive *ast.Directive) {
			if directive.Name == "defer" {
				addError(
					core.Message("The directive @defer is not supported; leave it out."),
					core.At(directive.Position),
				)
			}
		})
	},
}

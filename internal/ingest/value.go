package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/govalues/decimal"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// words is text with its place in the document, before it is known what it means.
type words struct {
	text     string
	line     int
	evidence string
	problem  *network.Problem // holds whatever the words mean
}

// read makes a stated value of words by a function that understands them. Blank words
// state nothing.
func read[T any](w words, understand func(string) (T, *network.Problem)) mention.Stated[T] {
	if w.text == "" {
		return mention.Stated[T]{}
	}
	stated := mention.Stated[T]{Text: w.text, Line: w.line, Evidence: w.evidence, Problem: w.problem}
	if stated.Problem == nil {
		stated.Value, stated.Problem = understand(w.text)
	}
	return stated
}

func asText(text string) (string, *network.Problem) { return text, nil }

func problem(code network.ProblemCode, format string, args ...any) *network.Problem {
	return &network.Problem{Code: code, Message: fmt.Sprintf(format, args...)}
}

// maxAmountDigits is how many digits an amount may have: with fewer than the 19 of
// a decimal it stays exact, and there is room to add amounts up.
const maxAmountDigits = 17

// asAmount reads an exact number: digits, in groups of three with a space between or
// in one, and at most two decimals behind a comma or dot. Three decimals could as well be thousands, so they are
// a problem.
func asAmount(text string) (decimal.Decimal, *network.Problem) {
	invalid := func(why string) (decimal.Decimal, *network.Problem) {
		return decimal.Decimal{}, problem(network.ProblemInvalidAmount, "%q is no amount: %s", clip(text, 60), why)
	}
	number := strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(text, "€"), "euroa"))
	sign := ""
	if rest, negative := strings.CutPrefix(strings.Replace(number, "−", "-", 1), "-"); negative {
		number, sign = rest, "-"
	}
	fractionAt := strings.IndexAny(number, ",.")
	whole, fraction := number, ""
	if fractionAt >= 0 {
		whole, fraction = number[:fractionAt], number[fractionAt+1:]
		if !allDigits(fraction) || len(fraction) > 2 {
			return invalid("write digits, and at most two decimals behind a comma or dot")
		}
	}
	whole, grouped := joinGroups(whole)
	if !grouped {
		return invalid("write digits, in groups of three or in one, as in 361 950")
	}
	if len(whole)+len(fraction) > maxAmountDigits {
		return invalid("it has too many digits")
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	value, err := decimal.Parse(sign + whole + fraction)
	if err != nil {
		return invalid("write digits")
	}
	return value, nil
}

// joinGroups takes the spaces out of a whole number; it does not hold if they don't
// separate groups of three digits.
func joinGroups(text string) (string, bool) {
	groups := strings.FieldsFunc(text, unicode.IsSpace)
	for i, group := range groups {
		if !allDigits(group) || i > 0 && len(group) != 3 || len(groups) > 1 && len(group) > 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), len(groups) > 0
}

func allDigits(text string) bool {
	for _, r := range []byte(text) {
		if r < '0' || r > '9' {
			return false
		}
	}
	return text != ""
}

// asFinnishDate reads day.month.year with the day and month in one or two digits, and a year of
// two digits as one of 2000 to 2099.
func asFinnishDate(text string) (network.Date, *network.Problem) {
	parts := strings.Split(strings.TrimSuffix(text, "."), ".")
	if len(parts) != 3 || !allDigits(parts[0]) || !allDigits(parts[1]) || !allDigits(parts[2]) || len(parts[2]) != 4 && len(parts[2]) != 2 {
		return "", problem(network.ProblemInvalidDate, "%q is no date: write day.month.year, as in 1.2.2021", clip(text, 60))
	}
	layout := "2.1.2006"
	if len(parts[2]) == 2 {
		text = parts[0] + "." + parts[1] + ".20" + parts[2]
	}
	day, err := time.Parse(layout, strings.TrimSuffix(text, "."))
	if err != nil {
		return "", problem(network.ProblemInvalidDate, "the calendar has no %s", clip(text, 60))
	}
	return network.DateOf(day), nil
}

// asISODate reads year-month-day, and takes no notice of a time behind it. A spreadsheet may have made day.month.year of it.
func asISODate(text string) (network.Date, *network.Problem) {
	day, _, _ := strings.Cut(text, " ")
	if date, wrong := asFinnishDate(day); wrong == nil {
		return date, nil
	}
	date, err := network.ParseDate(day)
	if err != nil {
		return "", problem(network.ProblemInvalidDate, "%s", err.Error())
	}
	return date, nil
}

// padded gives a reader of codes of so many digits, to which it gives back the zeros that a spreadsheet took from their start.
// Codes with other characters are left as they are.
func padded(digits int) func(string) (string, *network.Problem) {
	return func(text string) (string, *network.Problem) {
		if missing := digits - len(text); missing > 0 && missing < 3 && allDigits(text) {
			text = strings.Repeat("0", missing) + text
		}
		return text, nil
	}
}

func asInteger(text string) (int, *network.Problem) {
	number, err := strconv.Atoi(text)
	if err != nil {
		return 0, problem(network.ProblemInvalidNumber, "%q is no whole number", clip(text, 60))
	}
	return number, nil
}

// asNumber reads an exact number that is no money, by the same rules.
func asNumber(text string) (decimal.Decimal, *network.Problem) {
	number, wrong := asAmount(text)
	if wrong != nil {
		wrong = problem(network.ProblemInvalidNumber, "%s", strings.Replace(wrong.Message, "is no amount", "is no number", 1))
	}
	return number, wrong
}

// oneOf gives a reader of words that each stand for a value. Other words are a problem.
func oneOf[T any](code network.ProblemCode, values map[string]T) func(string) (T, *network.Problem) {
	return func(text string) (T, *network.Problem) {
		if value, known := values[text]; known {
			return value, nil
		}
		value, known := values[strings.ToLower(text)]
		if !known {
			return value, problem(code, "%q is not known here", clip(text, 60))
		}
		return value, nil
	}
}

// collapse makes every run of white space, also of non-breaking spaces, one space, and
// leaves none at the ends.
func collapse(text string) string {
	plain := true
	for i := range len(text) {
		c := text[i]
		if c >= 0x80 || c < ' ' || c == ' ' && (i == 0 || i == len(text)-1 || text[i-1] == ' ') {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

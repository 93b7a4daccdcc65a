package neo4j

import (
	"math"
	"strings"
	"time"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
	textual "verkosto/internal/text"
)

// What stands in a sort key for a value that is not there: more than any other, so that it comes
// last. Keys are never null, so that indexes order all nodes.
const (
	noText   = "\U0010FFFF"
	noNumber = math.MaxInt64
)

// maxKey bounds a text in an index, in bytes. Codes and dates that are longer are ordered by
// their beginning.
const maxKey = 256

// sortKey gives a text as it stands in an index.
func sortKey(text string) string {
	if text == "" {
		return noText
	}
	return textual.Cut(text, maxKey)
}

// instantLayout is of one length, so that the order of texts is that of instants.
const instantLayout = "2006-01-02T15:04:05.000000000"

func instantKey(instant time.Time) string { return instant.UTC().Format(instantLayout) }

// unitDigits is how many decimals of a euro are kept as whole units, to sum up and order by:
// Neo4j has no decimal numbers. A sum may reach nine million million euros.
const unitDigits = 6

// units gives an amount in millionths of a euro. One with more decimals, or of more than nine million million
// euros, is an [network.InvalidArgument] error.
func units(amount decimal.Decimal) (int64, error) {
	exact := amount.Trim(0)
	whole, fraction, fits := exact.Int64(unitDigits)
	if exact.Scale() > unitDigits || !fits || whole > math.MaxInt64/perEuro-1 || whole < -(math.MaxInt64/perEuro-1) {
		return 0, network.Errorf(network.InvalidArgument,
			"the amount %s can't be kept in Neo4j: it holds euros with up to %d decimals, up to 9,223,372,036,853", amount, unitDigits)
	}
	return whole*perEuro + fraction, nil
}

const perEuro = 1_000_000

// bound gives an end of a range of amounts in units, so that an amount is in the range just
// if its units are.
func bound(amount *decimal.Decimal, open int64, round func(decimal.Decimal, int) decimal.Decimal) int64 {
	if amount == nil {
		return open
	}
	exact, err := units(round(*amount, unitDigits))
	switch {
	case err == nil:
		return exact
	case amount.IsNeg():
		return math.MinInt64
	default:
		return noNumber - 1
	}
}

// euros gives the amount of units, without trailing zeros but for those that make up scale.
func euros(count int64, scale int) (*decimal.Decimal, error) {
	amount, err := decimal.New(count, unitDigits)
	if err != nil {
		return nil, network.Wrap(network.Internal, err, "an amount in euros is too large")
	}
	amount = amount.Trim(scale)
	return &amount, nil
}

// The driver gives values as any. What has another type than the statement gives counts as
// absent.

func text(value any) string {
	found, _ := value.(string)
	return found
}

func integer(value any) int64 {
	found, _ := value.(int64)
	return found
}

func row(value any) []any {
	found, _ := value.([]any)
	return found
}

// texts gives a list of strings.
func texts(value any) []string {
	list := row(value)
	found := make([]string, 0, len(list))
	for _, item := range list {
		found = append(found, text(item))
	}
	return found
}

// strs gives ids as the driver takes them.
func strs[T ~string](ids []T) []string {
	plain := make([]string, len(ids))
	for i, id := range ids {
		plain[i] = string(id)
	}
	return plain
}

// utf8Text replaces bytes that are not UTF-8, which Bolt can't carry. Ids and search texts come
// from clients and may have any.
func utf8Text(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

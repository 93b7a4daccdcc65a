package model

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/govalues/decimal"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

// MarshalText writes a text; an empty one is null, for the domain has no other way to say
// that nothing is stated.
func MarshalText(text string) graphql.Marshaler {
	if text == "" {
		return graphql.Null
	}
	return graphql.MarshalString(text)
}

// UnmarshalText reads a text argument; null is the empty text, as one that is left out.
func UnmarshalText(value any) (string, error) {
	if value == nil {
		return "", nil
	}
	if text, ok := value.(string); ok {
		return text, nil
	}
	return "", wrongType(value, "a text")
}

// MarshalID writes an id.
func MarshalID(id network.ID) graphql.Marshaler { return graphql.MarshalString(string(id)) }

// UnmarshalID reads an id argument and checks its form.
func UnmarshalID(value any) (network.ID, error) {
	text, ok := value.(string)
	if !ok {
		return "", wrongType(value, "an id as text")
	}
	return network.ParseID(text)
}

// MarshalDate writes a date; none is null.
func MarshalDate(date network.Date) graphql.Marshaler { return MarshalText(string(date)) }

// UnmarshalDate reads a date argument and checks it against the calendar; null, where the schema lets it through, is as if left out.
func UnmarshalDate(value any) (network.Date, error) {
	if value == nil {
		return "", nil
	}
	text, ok := value.(string)
	if !ok {
		return "", wrongType(value, "a date as text, as in \"2021-02-01\"")
	}
	return network.ParseDate(text)
}

// MarshalDateTime writes an instant in UTC; the zero time is null.
func MarshalDateTime(instant time.Time) graphql.Marshaler {
	if instant.IsZero() {
		return graphql.Null
	}
	return graphql.MarshalString(instant.UTC().Format(time.RFC3339))
}

// UnmarshalDateTime reads an instant of RFC 3339.
func UnmarshalDateTime(value any) (time.Time, error) {
	text, ok := value.(string)
	if !ok {
		return time.Time{}, wrongType(value, "a time as text, as in \"2026-03-01T12:00:00Z\"")
	}
	instant, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}, network.Errorf(network.InvalidArgument, "%q is no time: write it as in 2026-03-01T12:00:00Z", text)
	}
	return instant, nil
}

// MarshalDecimal writes an exact number as text, without trailing zeros, so that sums look
// alike whatever they were added up from.
func MarshalDecimal(number decimal.Decimal) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = io.WriteString(w, strconv.Quote(number.Trim(0).String()))
	})
}

// UnmarshalDecimal reads an exact number, given as text or as a number.
func UnmarshalDecimal(value any) (decimal.Decimal, error) {
	var text string
	switch v := value.(type) {
	case string:
		text = v
	case json.Number:
		text = v.String()
	case int64:
		text = strconv.FormatInt(v, 10)
	case int:
		text = strconv.Itoa(v)
	case float64:
		text = strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return decimal.Decimal{}, wrongType(value, "a number, as in \"361950.50\"")
	}
	number, err := decimal.Parse(text)
	if err != nil {
		return decimal.Decimal{}, network.Errorf(network.InvalidArgument, "%.80q is no decimal number of at most 19 digits: write it as in \"361950.50\"", text)
	}
	return number, nil
}

// MarshalURL writes a web address; what is none is written as null, since sources
// state all sorts of things in its place.
func MarshalURL(address string) graphql.Marshaler {
	if !isURL(address) {
		return graphql.Null
	}
	return graphql.MarshalString(address)
}

// UnmarshalURL reads a web address.
func UnmarshalURL(value any) (string, error) {
	text, ok := value.(string)
	if !ok || !isURL(text) {
		return "", wrongType(value, "a web address, as in \"https://example.fi\"")
	}
	return text, nil
}

func isURL(text string) bool {
	address, err := url.Parse(text)
	return err == nil && address.Host != "" && (address.Scheme == "http" || address.Scheme == "https")
}

// MarshalBusinessID writes a business id; none is null.
func MarshalBusinessID(id network.BusinessID) graphql.Marshaler { return MarshalText(string(id)) }

// UnmarshalBusinessID reads a business id and checks its check digit.
func UnmarshalBusinessID(value any) (network.BusinessID, error) {
	text, ok := value.(string)
	if !ok {
		return "", wrongType(value, "a business id as text, as in \"0211675-2\"")
	}
	return network.ParseBusinessID(text)
}

func wrongType(value any, right string) error {
	return network.Errorf(network.InvalidArgument, "%s is not allowed here: write %s", text.Clip(fmt.Sprint(value), 80), right)
}

package network

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/govalues/decimal"
)

// Positions come back from clients, who may have made them up. The methods that read them are
// the same for all stores, and so are the [InvalidArgument] errors where one isn't of its list.

func errPosition(cause error) error {
	return Wrap(InvalidArgument, cause, "the position is not one of this list")
}

// Count reads the value of a position in an order of counts or numbers. One that is absent has none.
func (p *Position) Count() (int64, error) {
	count, err := strconv.ParseInt(p.Value, 10, 64)
	if err != nil || p.Absent {
		return 0, errPosition(err)
	}
	return count, nil
}

// Amount reads the value of a position in an order of amounts.
func (p *Position) Amount() (decimal.Decimal, error) {
	amount, err := decimal.Parse(p.Value)
	if err != nil {
		return decimal.Decimal{}, errPosition(err)
	}
	return amount, nil
}

// Instant reads the value of a position in an order of instants.
func (p *Position) Instant() (time.Time, error) {
	instant, err := time.Parse(time.RFC3339Nano, p.Value)
	if err != nil {
		return time.Time{}, errPosition(err)
	}
	return instant, nil
}

// Score reads the value of a position among the hits of a search.
func (p *Position) Score() (float64, error) {
	score, err := strconv.ParseFloat(p.Value, 64)
	if err != nil || math.IsNaN(score) {
		return 0, errPosition(err)
	}
	return score, nil
}

// BeliefPosition is where a citation stands among those of its node. The text of its
// value has the rank of the source, when it was read, the line and the key.
func BeliefPosition(source *Source, line int, key string) Position {
	return Position{
		Value: fmt.Sprintf("%d %s %d %s", source.Rank, source.ReadAt.UTC().Format(time.RFC3339Nano), line, key),
		ID:    source.ID,
	}
}

// Belief reads a position that [BeliefPosition] made: the source as far as its place in the
// order goes, the line and the key.
func (p *Position) Belief() (source *Source, line int, key string, err error) {
	parts := strings.Split(p.Value, " ")
	if len(parts) != 4 {
		return nil, 0, "", errPosition(nil)
	}
	rank, err := strconv.Atoi(parts[0])
	if err != nil {
		return nil, 0, "", errPosition(err)
	}
	readAt, err := time.Parse(time.RFC3339Nano, parts[1])
	if err != nil {
		return nil, 0, "", errPosition(err)
	}
	line, key, err = lineAndKey(parts[2], parts[3])
	return &Source{ID: p.ID, Rank: rank, ReadAt: readAt}, line, key, err
}

// LinePosition is where a citation of a node stands among those of its source. The text
// of its value has the line and the key.
func LinePosition(node ID, line int, key string) Position {
	return Position{Value: fmt.Sprintf("%d %s", line, key), ID: node}
}

// Line reads a position that [LinePosition] made: the line and the key.
func (p *Position) Line() (line int, key string, err error) {
	number, key, _ := strings.Cut(p.Value, " ")
	return lineAndKey(number, key)
}

// lineAndKey reads a line and what [Citation.Key] gives.
func lineAndKey(number, key string) (int, string, error) {
	line, err := strconv.ParseInt(number, 10, 32)
	if err != nil || len(key) != keyLength || strings.Trim(key, "0123456789abcdef") != "" {
		return 0, "", errPosition(err)
	}
	return int(line), key, nil
}

// ScoreKey gives the text by which matches are ordered by their score, which is from 0 to 1.
func ScoreKey(score float64) string { return strconv.FormatFloat(score, 'f', 6, 64) }

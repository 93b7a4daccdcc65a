package network

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// ReviewQuery asks for the citations of the whole store that were read in one way and are judged in one way, the
// least certain first: with RULE and NONE what rules read from prose and no one has looked at yet.
//
// What cannot be judged ([Judgeable]) is never among them. Neither are labelled fields that no one judged: FIELD with NONE is an
// [InvalidArgument] error, for that is nearly all there is.
type ReviewQuery struct {
	Method        Method
	Review        Review
	MinConfidence *float64 // at least
	MaxConfidence *float64 // at most
	Window        Window   // in the order of confidence, then of keys ([Citation.Key]), then of sources
}

// Check says what is wrong with a query.
func (q *ReviewQuery) Check() error {
	switch {
	case !slices.Contains([]Method{MethodField, MethodRule, MethodPerson}, q.Method):
		return Errorf(InvalidArgument, "%q is no method: ask for FIELD, RULE or PERSON", clip(string(q.Method)))
	case !slices.Contains([]Review{ReviewNone, ReviewConfirmed, ReviewRejected}, q.Review):
		return Errorf(InvalidArgument, "%q is no review: ask for NONE, CONFIRMED or REJECTED", clip(string(q.Review)))
	case q.Method == MethodField && q.Review == ReviewNone:
		return Errorf(InvalidArgument, "labelled fields that no one judged do not wait for review: ask for RULE or PERSON, or for what is judged")
	}
	for _, bound := range []*float64{q.MinConfidence, q.MaxConfidence} {
		if bound != nil && !(*bound >= 0 && *bound <= 1) {
			return Errorf(InvalidArgument, "%v is no confidence: ask for 0 to 1", *bound)
		}
	}
	for _, position := range []*Position{q.Window.After, q.Window.Before} {
		if position != nil && !isReviewPosition(position) {
			return errPosition(nil)
		}
	}
	return nil
}

// ReviewKey is the text by which a citation with a key ([Citation.Key]) stands among those for review: how it was read, how it is judged,
// its confidence, the key and the source, parted by spaces. It is "" where the citation is in no [ReviewQuery].
func ReviewKey(c *Citation, key string) string {
	review := c.Judged()
	if !Judgeable(c.Node.NodeID().Kind(), "") || c.Method == MethodField && review == ReviewNone || c.Method == "" || math.IsNaN(c.Confidence) {
		return ""
	}
	return reviewPrefix(c.Method, review) + " " + ScoreKey(min(max(c.Confidence, 0), 1)) + " " + key + " " + string(c.Source)
}

func reviewPrefix(method Method, review Review) string { return string(method) + " " + string(review) }

// Range gives the texts between which the [ReviewKey]s of all that is asked for are: from the first on, and before the second.
// It leaves the window aside.
func (q *ReviewQuery) Range() (from, to string) {
	prefix := reviewPrefix(q.Method, q.Review)
	least, most := 0.0, 1.0
	if q.MinConfidence != nil {
		least = *q.MinConfidence
	}
	if q.MaxConfidence != nil {
		most = *q.MaxConfidence
	}
	const behindSpace = "!"
	return prefix + " " + ScoreKey(least) + " ", prefix + " " + ScoreKey(most) + behindSpace
}

// ReviewPosition is where a citation stands that has a [ReviewKey].
func ReviewPosition(reviewKey string) Position {
	parts := strings.SplitN(reviewKey, " ", 5)
	return Position{Value: parts[2] + " " + parts[3], ID: ID(parts[4])}
}

// Key gives the [ReviewKey] at a position in the list that the query asks for.
func (q *ReviewQuery) Key(position *Position) string {
	return fmt.Sprintf("%s %s %s", reviewPrefix(q.Method, q.Review), position.Value, position.ID)
}

func isReviewPosition(position *Position) bool {
	confidence, key, found := strings.Cut(position.Value, " ")
	if !found || position.Absent || position.ID.Kind() != KindSource {
		return false
	}
	score, err := (&Position{Value: confidence}).Score()
	if err != nil || ScoreKey(score) != confidence {
		return false
	}
	_, _, err = lineAndKey("0", key)
	return err == nil
}

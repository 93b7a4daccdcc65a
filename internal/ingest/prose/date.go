package prose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"verkosto/internal/network"
)

// when is a date or a span of time as a sentence states it.
type when struct {
	from, to    int // tokens
	start, end  day
	isRange     bool
	withoutYear bool // a month that no year stands by
}

// day is a date of the text, as precise as it is. A zero month or day is not stated.
type day struct{ year, month, day int }

func (d day) stated() bool { return d.year != 0 || d.month != 0 }

// iso gives the date, and false for a day that the calendar does not have.
func (d day) iso() (network.Date, bool) {
	text := fmt.Sprintf("%04d", d.year)
	if d.month > 0 {
		text += fmt.Sprintf("-%02d", d.month)
	}
	if d.day > 0 {
		text += fmt.Sprintf("-%02d", d.day)
	}
	date, err := network.ParseDate(text)
	return date, err == nil
}

var finnishMonths = []string{"tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"}

var otherMonths = map[string]int{
	"januari": 1, "februari": 2, "mars": 3, "april": 4, "maj": 5, "juni": 6, "juli": 7, "augusti": 8, "september": 9, "oktober": 10,
	"november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12, "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8, "october": 10,
}

// monthOf gives the number of a month in any form, 0 for other words.
func monthOf(w string) int {
	if n := otherMonths[w]; n > 0 {
		return n
	}
	for i, stem := range finnishMonths {
		if rest, found := strings.CutPrefix(w, stem); found && (strings.HasPrefix(rest, "kuu") && len(rest) <= len("kuussakin") || rest == "-") {
			return i + 1
		}
	}
	if first, second, found := strings.Cut(w, "-"); found { // touko-kesäkuussa
		for i, stem := range finnishMonths {
			if first == stem && monthOf(second) > 0 {
				return i + 1
			}
		}
	}
	return 0
}

// monthsOf gives the second of two months that a hyphen joins, 0 for other words: tammi-joulukuussa.
func monthsOf(w string) int {
	first, second, found := strings.Cut(w, "-")
	if !found || !slices.Contains(finnishMonths, first) {
		return 0
	}
	return monthOf(second)
}

// otherWords are names of months that are words or names of people, too, or short for a month.
var otherWords = setOf("may mars maj jan feb mar apr jun jul aug sep sept oct nov dec")

func isMonth(w string) bool { return monthOf(w) > 0 }

// isMonthAt tells whether the word at a token is a month's name, and no other word that is spelt so.
func (c *chart) isMonthAt(i int) bool {
	return isMonth(c.lower(i)) && (!otherWords[c.lower(i)] || c.yearAt(i+1) > 0 || c.is(i-1, "in", "i"))
}

// whens gives the dates of a sentence in its order, ranges joined.
func (c *chart) whens() []when {
	var found []when
	for i := 0; i < len(c.tokens); {
		w, ok := c.dateAt(i)
		if !ok {
			i++
			continue
		}
		if r, ok := c.rangeFrom(w); ok && !w.isRange {
			w = r
		}
		found = append(found, w)
		i = w.to
	}
	return found
}

// dateAt reads a single date.
func (c *chart) dateAt(i int) (when, bool) {
	t := c.tokens[i]
	if w, ok := c.relativeDate(i); ok || c.isRelativeYear(i-2) { // a month behind one of a page that does not tell its own year is no date
		return w, ok
	}
	switch {
	case t.kind == number:
		return c.numericDate(i)
	case t.kind == word && monthsOf(t.lower) > 0:
		w := c.monthDate(i) // tammi-joulukuussa 2020
		w.isRange, w.end = true, w.start
		w.end.month = monthsOf(t.lower)
		return w, true
	case t.kind == word && c.isMonthAt(i):
		return c.monthDate(i), true
	case t.kind == word && c.isSpan(i+1) && slices.Contains(finnishMonths, t.lower):
		return c.monthsDate(i)
	case t.kind == word && c.yearAt(i+1) > 0 && seasons.has(t.lower): // syksy 2021 is no more precise than its year
		return when{from: i, to: i + 2, start: day{year: c.yearAt(i + 1)}}, true
	}
	return when{}, false
}

// seasons are the words for a part of a year that a year follows.
var seasons = parsePatterns("kevät kevää* kesä kesän kesällä kesästä kesään syksy syksyn syksyllä syksystä syksyyn talvi talven talvella talvesta talveen alkuvuo* loppuvuo* våren hösten sommaren vintern vår höst spring autumn summer winter")

// yearAt gives the year that a token is, or 0.
func (c *chart) yearAt(i int) int {
	if i < 0 || i >= len(c.tokens) || c.tokens[i].kind != number || len(c.tokens[i].text) != 4 {
		return 0
	}
	year, err := strconv.Atoi(c.tokens[i].text)
	if err != nil || year < 1990 || year > 2050 {
		return 0
	}
	return year
}

// numericDate reads 1.4.2015, 1.4., 4/2015, 2015, 2015-04-01 and 1. huhtikuuta 2015.
func (c *chart) numericDate(i int) (when, bool) {
	t := c.tokens[i]
	if d, to, ok := c.isoDate(i); ok {
		return when{from: i, to: to, start: d}, true
	}
	if year := c.yearAt(i); year > 0 {
		if c.is(i-1, "vuoden", "vuonna") && i+1 < len(c.tokens) && isMonth(c.tokens[i+1].lower) && c.yearAt(i+2) == 0 { // vuoden 2023 syyskuussa
			return c.monthDate(i + 1), true
		}
		alone := !c.isSign(i+1, "€") && (!c.tokens[i].joined || !c.isSign(i-1, "/"))
		return when{from: i, to: i + 1, start: day{year: year}}, alone
	}
	dots := strings.Count(t.text, ".")
	switch parts := numbersIn(t.text); len(parts) {
	case 1:
		return c.wordyDate(i, parts[0])
	case 2:
		return c.pairDate(i, parts)
	case 3:
		full := when{from: i, to: i + 1, start: day{fullYear(parts[2]), parts[1], parts[0]}}
		return full, (dots == 2 || dots == 0) && parts[2] > 0 && isDay(parts[0], parts[1])
	}
	return when{}, false
}

// pairDate reads 4/2015 and 1.4.
func (c *chart) pairDate(i int, parts []int) (when, bool) {
	if isDay(1, parts[0]) && parts[1] > 1990 && parts[1] < 2050 {
		return when{from: i, to: i + 1, start: day{year: parts[1], month: parts[0]}}, true
	}
	if strings.Contains(c.tokens[i].text, ".") && isDay(parts[0], parts[1]) {
		return c.dayWithoutYear(i, parts)
	}
	return when{}, false
}

// isDay bounds days and months; whether the month has the day is told later.
func isDay(number, month int) bool { return 1 <= number && number <= 31 && 1 <= month && month <= 12 }

// dayWithoutYear reads the 1.4. of 1.4.–31.5.2015.
func (c *chart) dayWithoutYear(i int, parts []int) (when, bool) {
	w := when{from: i, to: i + 1, start: day{month: parts[1], day: parts[0]}, withoutYear: true}
	if c.isSign(i+1, ".") && c.tokens[i+1].joined {
		w.to++
		return w, true
	}
	return w, c.isSpan(i + 1)
}

// wordyDate reads a day before the name of its month.
func (c *chart) wordyDate(i, number int) (when, bool) {
	at := i + 1
	if c.isSign(at, ".") {
		at++
	}
	if c.lower(at) == "of" {
		at++
	}
	if !isDay(number, 1) || at >= len(c.tokens) || !isMonth(c.tokens[at].lower) {
		return when{}, false
	}
	w := c.monthDate(at)
	w.from, w.start.day = i, number
	return w, true
}

// monthDate reads a month with the year beside it.
func (c *chart) monthDate(i int) when {
	w := when{from: i, to: i + 1, start: day{month: monthOf(c.tokens[i].lower)}}
	at := i + 1
	if first := c.lower(at); first != "" && c.tokens[at].kind == number && len(first) <= 2 && c.language == english { // April 1, 2015
		w.start.day, _ = strconv.Atoi(first)
		at++
		if c.isSign(at, ",") {
			at++
		}
		w.to = at
	}
	if c.is(at, "alussa", "alusta", "lopussa", "lopulla", "loppuun", "puolivälissä", "aikana") && (c.yearAt(at+1) > 0 || c.is(at+1, "vuonna") && c.yearAt(at+2) > 0) { // helmikuun alussa 2020
		at++
	}
	if c.is(at, "vuonna", "vuoden", "år", "year") {
		at++
	}
	switch year := c.yearAt(at); {
	case year > 0:
		w.start.year, w.to = year, at+1
	case c.is(i-2, "vuoden", "vuonna") && c.yearAt(i-1) > 0: // vuoden 2023 syyskuussa
		w.start.year, w.from = c.yearAt(i-1), i-2
	default:
		w.withoutYear = true
	}
	return w
}

// monthsDate reads tammi–joulukuussa 2020, a span of time within a year.
func (c *chart) monthsDate(i int) (when, bool) {
	if !isMonth(c.lower(i + 2)) {
		return when{}, false
	}
	w := c.monthDate(i + 2)
	w.from, w.isRange, w.end = i, true, w.start
	w.start.month = slices.Index(finnishMonths, c.lower(i)) + 1
	return w, true
}

func (c *chart) is(i int, words ...string) bool {
	return i >= 0 && i < len(c.tokens) && c.tokens[i].is(words...)
}

// isoDate reads 2015-04-01, which is three numbers and two signs.
func (c *chart) isoDate(i int) (day, int, bool) {
	year := c.yearAt(i)
	if year == 0 || i+4 >= len(c.tokens) || !c.isSign(i+1, "-") || !c.isSign(i+3, "-") {
		return day{}, 0, false
	}
	month, err1 := strconv.Atoi(c.tokens[i+2].text)
	number, err2 := strconv.Atoi(c.tokens[i+4].text)
	if err1 != nil || err2 != nil || len(c.tokens[i+2].text) != 2 || len(c.tokens[i+4].text) != 2 {
		return day{}, 0, false
	}
	return day{year, month, number}, i + 5, true
}

// numbersIn gives the numbers that dots and slashes part; none where anything else is in the text.
func numbersIn(text string) []int {
	var all []int
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '.' || r == '/' }) {
		n, err := strconv.Atoi(part)
		if err != nil || len(part) > 4 {
			return nil
		}
		all = append(all, n)
	}
	return all
}

func fullYear(year int) int {
	switch {
	case year >= 100:
		return year
	case year >= 80:
		return 1900 + year
	}
	return 2000 + year
}

// isSpan tells whether the token at i joins the ends of a span of time.
func (c *chart) isSpan(i int) bool {
	return c.isSign(i, "-", "–", "—", "−", "‒", "→")
}

// rangeFrom reads on from a date to the other end of a span of time.
func (c *chart) rangeFrom(first when) (when, bool) {
	at := first.to
	switch {
	case c.is(first.from-1, "vuodenvaihteessa", "vuodenvaihteesta", "vuodenvaihteeseen", "årsskiftet"): // one point between two years
		return when{}, false
	case c.isSpan(at), c.is(at, "till", "to", "until", "ja", "och", "and", "through") && c.between(first, at):
		at++
	case c.is(at, "alkaen", "lähtien") && at+1 < len(c.tokens):
		at++
	case c.isInflectedRange(first, at):
	default:
		return when{}, false
	}
	for c.is(at, "vuoden", "ja", "vuoteen", "den", "the") {
		at++
	}
	if at >= len(c.tokens) {
		return when{}, false
	}
	second, ok := c.dateAt(at)
	if !ok {
		second, ok = c.shortYear(first, at)
	}
	if !ok {
		return when{}, false
	}
	r := when{from: first.from, to: second.to, start: first.start, end: second.start, isRange: true}
	if r.start.year == 0 {
		r.start.year = r.end.year
	}
	r.withoutYear = r.end.year == 0
	if r.end.year == 0 && r.start.year != 0 {
		r.end.year, r.withoutYear = r.start.year, false
	}
	return r, r.end.stated()
}

// shortYear reads the end of 2019–21.
func (c *chart) shortYear(first when, at int) (when, bool) {
	t := c.tokens[at]
	if first.start.month != 0 || t.kind != number || len(t.text) != 2 || !t.joined || !c.isSpan(at-1) {
		return when{}, false
	}
	year, err := strconv.Atoi(t.text)
	year += first.start.year / 100 * 100
	return when{from: at, to: at + 1, start: day{year: year}}, err == nil && year > first.start.year
}

// between holds for ends of a span that words join: from 2019 to 2021, between 1.1.2019 and.
func (c *chart) between(first when, at int) bool {
	if c.is(at, "och", "and") {
		return c.is(first.from-1, "mellan", "between")
	}
	if !c.is(at, "ja") {
		return true
	}
	return c.is(first.from-1, "välillä") || c.mentions("välisenä", "välillä")
}

// isInflectedRange holds for tammikuusta 2019 joulukuuhun 2020 and for huhtikuusta 2019 vuoden 2020 loppuun.
func (c *chart) isInflectedRange(first when, at int) bool {
	from := c.tokens[first.from].lower
	second := c.lower(at)
	if hasAny(from, "ksystä", "väästä", "sästä", "lvesta", "vuodesta") && seasons.has(from) {
		return second != "" && (isMonth(second) || seasons.has(second) || c.is(at, "vuoden", "vuoteen"))
	}
	if !strings.HasSuffix(from, "kuusta") && !strings.HasSuffix(from, "kuun") && !c.is(first.from-1, "vuodesta", "vuosien") {
		return false
	}
	return hasAny(second, "vuoden", "vuoteen", "kuuhun", "kevääseen", "kesään", "syksyyn", "talveen") || strings.HasSuffix(from, "kuusta") && strings.HasSuffix(second, "kuun")
}

// mentions tells whether the sentence has one of the words.
func (c *chart) mentions(words ...string) bool {
	for _, t := range c.tokens {
		if t.is(words...) {
			return true
		}
	}
	return false
}

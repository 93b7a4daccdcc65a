package prose

import "strings"

// tellPublished tells every sentence the year in which the page was published, so that it can say which last year is: that of a line that says
// when, or of a line at the top or the end that is nothing but a day.
func tellPublished(charts []*chart) {
	year := 0
	for n, c := range charts {
		if year == 0 && c.hasTime() && (anyOf(publication, c.tokens) || (c.paragraph <= 3 || n == len(charts)-1) && c.isOnlyDate()) {
			year = c.fullYearIn()
		}
	}
	for _, c := range charts {
		c.published = year
	}
}

// isOnlyDate tells whether a line is one date, with the hour that may follow it.
func (c *chart) isOnlyDate() bool {
	if !c.heading || len(c.tokens) == 0 {
		return false
	}
	w, ok := c.dateAt(0)
	return ok && !w.withoutYear && w.start.year > 0 && (w.to == len(c.tokens) || w.to == len(c.tokens)-1 && c.tokens[w.to].kind == number)
}

// fullYearIn gives the year of the first day that a sentence names in full, 0 for none.
func (c *chart) fullYearIn() int {
	for _, w := range c.whens() {
		if w.start.day > 0 && !w.isRange {
			return w.start.year
		}
	}
	return 0
}

// relativeYears are the words for a year that the year of the page tells, with how far it is from that.
var relativeYears = map[string]int{
	"viime vuoden": -1, "viime vuonna": -1, "tämän vuoden": 0, "tänä vuonna": 0, "kuluvan vuoden": 0, "kuluvana vuonna": 0, "ensi vuoden": 1, "ensi vuonna": 1,
	"i fjol": -1, "förra året": -1, "i år": 0, "nästa år": 1, "last year": -1, "this year": 0, "next year": 1,
}

// isRelativeYear tells whether two words from a token on stand for such a year.
func (c *chart) isRelativeYear(i int) bool {
	_, known := relativeYears[c.lower(i)+" "+c.lower(i+1)]
	return known
}

// relativeDate reads a date whose year the page's own tells: viime vuoden lokakuussa, nästa år.
func (c *chart) relativeDate(i int) (when, bool) {
	distance, known := relativeYears[c.lower(i)+" "+c.lower(i+1)]
	if !known || c.published == 0 {
		return when{}, false
	}
	w := when{from: i, to: i + 2, start: day{year: c.published + distance}}
	if month := monthOf(c.lower(i + 2)); month > 0 && strings.HasSuffix(c.lower(i+1), "n") {
		w.start.month, w.to = month, i+3
	}
	return w, true
}

// labelledDate reads a line that is nothing but a date, by the line before it that says what it is: Aloituspäivämäärä.
func (c *chart) labelledDate(label *chart) (d dated, starts, found bool) {
	const longest = 3
	if !c.isOnlyDate() || !label.heading || len(label.tokens) > longest || label.hasTime() {
		return dated{}, false, false
	}
	w, _ := c.dateAt(0)
	d = dated{day: w.start, chart: c, from: w.from, to: w.to, rule: "date-below-label", confidence: 0.9}
	switch {
	case anyOf(startVerbs, label.tokens):
		return d, true, true
	case anyOf(endVerbs, label.tokens):
		return d, false, true
	}
	return dated{}, false, false
}

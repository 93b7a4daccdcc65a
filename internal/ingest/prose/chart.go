package prose

// spanKind says what a span of a sentence names.
type spanKind uint8

const (
	organisationSpan spanKind = iota
	placeSpan
	personSpan
	fundSpan
	programmeSpan
	projectSpan
)

// span is a run of tokens that names something.
type span struct {
	kind       spanKind
	from, to   int // tokens from, up to and without to
	cases      cases
	names      []string // in base form; several where they share a last word
	short      string   // the abbreviation in brackets behind it
	of         string   // the own name of a body that a gazetteer knows
	code       string   // of a fund
	period     string   // of a programme
	place      placeForm
	confidence float64
	in         language
	guessed    bool   // known by nothing but its capital
	title      string // of a person
	main       bool   // of a project: the one that the page is about
	noun       bool   // a common noun: for a body that the page names elsewhere, or for those who live in a place
}

// chart is a sentence with the spans found in it, which don't overlap and stand in order.
type chart struct {
	*sentence
	spans []span
	owner []int // by token: index into spans, or -1

	event       bool              // speaks of a day's event
	contact     bool              // a line of a contact block
	listsPlaces bool              // is nothing but places, below a heading for where the project works
	other       bool              // speaks of another project
	past        bool              // speaks of what was before the project
	named       bool              // has the project's name in it
	addresses   map[string]string // the e-mail addresses of the page, by what stands before their at
	published   int               // the year in which the page was, 0 where it does not tell
	negated     []bool
	own         []bool // by token: ends the name of the page's project
	excluded    []bool // by span: an address or the like
}

func newChart(s *sentence) *chart {
	c := &chart{sentence: s, owner: make([]int, len(s.tokens))}
	c.free()
	return c
}

func (c *chart) free() {
	for i := range c.owner {
		c.owner[i] = -1
	}
}

// isFree tells whether no span has any of the tokens.
func (c *chart) isFree(from, to int) bool {
	for i := from; i < to; i++ {
		if c.owner[i] >= 0 {
			return false
		}
	}
	return true
}

// add puts a span where there is room.
func (c *chart) add(s span) bool {
	if s.from >= s.to || !c.isFree(s.from, s.to) {
		return false
	}
	at := len(c.spans)
	for at > 0 && c.spans[at-1].from > s.from {
		at--
	}
	c.spans = append(c.spans, span{})
	copy(c.spans[at+1:], c.spans[at:])
	c.spans[at] = s
	c.index()
	return true
}

// index notes anew which span has each token.
func (c *chart) index() {
	c.free()
	for n := range c.spans {
		for i := c.spans[n].from; i < c.spans[n].to; i++ {
			c.owner[i] = n
		}
	}
}

// at gives the span that a token is in.
func (c *chart) at(i int) *span {
	if i < 0 || i >= len(c.owner) || c.owner[i] < 0 {
		return nil
	}
	return &c.spans[c.owner[i]]
}

// lower gives the token at i in lower case, "" outside the sentence.
func (c *chart) lower(i int) string {
	if i < 0 || i >= len(c.tokens) {
		return ""
	}
	return c.tokens[i].lower
}

// isSign tells whether the token at i is one of the signs.
func (c *chart) isSign(i int, signs ...string) bool {
	return i >= 0 && i < len(c.tokens) && c.tokens[i].kind == sign && c.tokens[i].is(signs...)
}

// words gives the text from one token up to another as it stands.
func (c *chart) words(from, to int) string {
	if from >= to {
		return ""
	}
	return c.text[c.tokens[from].start:c.tokens[to-1].end]
}

package prose

import (
	"cmp"
	"regexp"
	"strings"

	"verkosto/internal/text"
)

// contact is a person whom a page names.
type contact struct {
	name, title  string
	email, phone string
	emailStated  string
	body         string // base form of the organisation's name, "" where not told
	chart        *chart
	span         *span
	confidence   float64
}

var (
	phonePattern = regexp.MustCompile(`(?:\+358|\(?\b0)[ \d()\x{00A0}-]{5,16}\d`)
	emailPattern = regexp.MustCompile(`(?i)[\pL\d._%+-]+\s?(?:@|\(at\)|\[at\]|\(a\)|\[a\]|\(ät\)| at | \(at\) )\s?[\pL\d-]+(?:\.[\pL\d-]+)+`)
	spelledAt    = regexp.MustCompile(`(?i)\s?(?:\(at\)|\[at\]|\(a\)|\[a\]|\(ät\)| at )\s?`)
	template     = regexp.MustCompile(`(?i)^(etunimi|fornamn|förnamn|firstname|first\.last)`)
)

func hasDetails(text string) bool {
	if !strings.ContainsAny(text, "0+@([") {
		return false
	}
	return strings.ContainsAny(text, "@") || strings.Contains(text, "(at)") || strings.Contains(text, "[at]") || phonePattern.MatchString(text)
}

// contactReader goes through a page's lines with the person it last met.
type contactReader struct {
	found   []contact
	open    bool   // details on the next lines are the last person's
	body    string // the body whose people follow
	section string // the body that alone is on the line that the lines of a list stand below
	title   string // a title on a line of its own, before its person
	pending bool   // the last person still lacks details
}

// readContacts gives the people that a page names, in its order.
func readContacts(charts []*chart) []contact {
	var r contactReader
	for _, c := range charts {
		r.turnTo(c)
		people := c.spansOf(personSpan)
		switch {
		case len(people) > 0:
			r.readPeople(c, people)
		case c.contact || r.open:
			r.readLine(c)
		case hasDetails(c.text): // how to register with somebody whom the page names elsewhere
			if k := r.addressed(c.text); k != nil {
				k.readDetails(c.text)
				k.confidence = max(k.confidence, 0.8)
			}
		}
	}
	for i := range r.found {
		r.found[i].finish()
	}
	return r.found
}

// turnTo forgets what the lines before said of people where a line begins something else, and notes the body whose section it begins.
func (r *contactReader) turnTo(c *chart) {
	if c.blank || !c.contact && !c.heading {
		r.title = ""
		if !c.contact {
			r.open, r.body = r.open && c.heading && c.listHeading() == nil && !c.startsWith(periodLabels), ""
		}
	}
	if s := c.headsSection(); s != nil {
		r.section = s.names[0]
	} else if c.blank {
		r.section = ""
	}
}

// headsSection gives the body that is all of a line but for its abbreviation, as above the list of its people; nil for none.
func (c *chart) headsSection() *span {
	if !c.heading || c.bullet || len(c.spans) != 1 {
		return nil
	}
	s := &c.spans[0]
	last := len(c.tokens) - 1
	if s.kind != organisationSpan || s.guessed || s.from > 0 || s.to < last || s.to == last && c.tokens[last].text != strings.ToUpper(c.tokens[last].text) {
		return nil
	}
	return s
}

// readPeople reads a line or sentence that names people.
func (r *contactReader) readPeople(c *chart, people []*span) {
	for n, p := range people {
		from, to := 0, len(c.tokens)
		if n > 0 {
			from = people[n-1].to
		}
		if n+1 < len(people) {
			to = people[n+1].from
		}
		r.found = append(r.found, r.readPerson(c, p, from, to))
		r.title = ""
	}
	last := &r.found[len(r.found)-1]
	r.open = c.contact || c.heading || c.bullet || len(c.tokens) < 12
	r.pending = !last.reachable()
}

// readPerson reads what the tokens between the persons before and behind say of a person.
func (r *contactReader) readPerson(c *chart, p *span, from, to int) contact {
	found := contact{name: p.names[0], title: p.title, chart: c, span: p, confidence: p.confidence}
	found.readDetails(c.text[c.tokens[p.to-1].end:c.endOf(to)])
	label := c.labelTitle(p.from)
	if found.title == "" || label != "" || c.isSign(p.from-1, ":", ",") { // Koordinaattori: X, lehtori
		found.title = cmp.Or(c.titleBehind(p.to, to), label, found.title)
	}
	if found.title == "" {
		found.title = cmp.Or(c.sharedTitle(p.from), r.title)
	}
	if found.title == "" && (c.contact || found.reachable()) {
		found.title = c.nounBefore(p.from)
	}
	if found.title == "" {
		found.title = cmp.Or(c.actingTitle(p.from), c.degreeBefore(p.from))
	}
	found.body = c.bodyOf(p, from, to)
	switch {
	case found.body != "":
	case c.contact:
		found.body = r.body
	case c.bullet:
		found.body = r.section
	}
	return found
}

// finish takes the address on the page that is made of a person's name, and lowers people of whom the page tells neither a title nor how to
// reach them: they may be anybody.
func (k *contact) finish() {
	if stated := k.chart.addresses[addressee(k.name)]; stated != "" && k.email == "" {
		k.setEmail(stated)
	}
	if !k.chart.contact && !k.reachable() && (k.title == "" || k.chart.event) {
		k.confidence *= 0.5
	}
}

// sharedTitle gives the title of the people behind a colon: kolme valmentajaa: A, B ja C.
func (c *chart) sharedTitle(from int) string {
	for at := from - 1; at > 0; at-- {
		if !c.isSign(at, ":") {
			continue
		}
		title, found := c.titleWord(at - 1)
		if !found || at == 1 && strings.EqualFold(title, c.tokens[0].text) { // the first one's alone
			return ""
		}
		return strings.ToLower(title)
	}
	return ""
}

func (k *contact) reachable() bool { return k.email != "" || k.phone != "" }

func (c *chart) endOf(to int) int {
	if to >= len(c.tokens) {
		return len(c.text)
	}
	return c.tokens[to].start
}

// titleBehind finds a title between a person's name and the next.
func (c *chart) titleBehind(from, to int) string {
	for at := from; at < min(to, from+8) && c.tokens[at].kind != email; at++ {
		if c.isSign(at, ",", "(", "–", "-", "|", "/") || at == from && !c.isSign(at, ".") {
			start := at
			if c.tokens[at].kind == sign {
				start++
			}
			if title, end, found := c.titleAfter(start); found && end <= to {
				return title
			}
		}
	}
	return ""
}

// bodyOf finds where a person works by the sentence that names them: behind the name, or before it.
func (c *chart) bodyOf(p *span, from, to int) string {
	before, behind := c.bodiesAround(p, from, to)
	switch {
	case behind != nil && c.isDetail(p.to, behind) && (to == len(c.tokens) || !c.isSign(behind.from-1, ";")):
		return behind.names[0]
	case before != nil && (c.contact || p.from-before.to <= 4 || c.heading):
		return before.names[0]
	}
	return ""
}

// bodiesAround gives the nearest bodies before and behind a person.
func (c *chart) bodiesAround(p *span, from, to int) (before, behind *span) {
	for _, s := range c.spansOf(organisationSpan) {
		switch {
		case s.guessed && !s.cases.has(ablative|elative):
		case from <= s.from && s.to <= p.from:
			before = s
		case p.to <= s.from && s.to <= to && behind == nil:
			behind = s
		}
	}
	return before, behind
}

// isDetail tells whether a body behind a person's name is said of the person: set apart by commas, or in the case that
// says where somebody is from.
func (c *chart) isDetail(from int, body *span) bool {
	if body.cases.has(ablative | elative | inessive | adessive) {
		return true
	}
	for at := from; at < body.from; at++ {
		t := c.tokens[at]
		_, isTitle := c.titleWord(at)
		if t.kind == word && !isTitle && !attributes[t.lower] && !opensTitle[t.lower] && !t.is("at", "from", "vid", "från", "på", "the", "puh", "p", "tel", "of") && c.owner[at] < 0 && !c.contact {
			return false
		}
	}
	return true
}

// readDetails reads e-mail and phone from the words behind a name.
func (k *contact) readDetails(words string) {
	if k.email == "" {
		if stated := emailPattern.FindString(words); stated != "" && !template.MatchString(stated) {
			k.setEmail(stated)
		}
	}
	if k.phone == "" && strings.ContainsAny(words, "0+") {
		k.phone = strings.TrimSpace(phonePattern.FindString(words))
	}
}

func (k *contact) setEmail(stated string) {
	k.emailStated = stated
	k.email = strings.ToLower(spelledAt.ReplaceAllString(stated, "@"))
}

// addressesOf gives the e-mail addresses of a page by what stands before their at.
func addressesOf(charts []*chart) map[string]string {
	all := make(map[string]string)
	for _, c := range charts {
		if !hasDetails(c.text) {
			continue
		}
		for _, stated := range emailPattern.FindAllString(c.text, -1) {
			local, _, _ := strings.Cut(spelledAt.ReplaceAllString(stated, "@"), "@")
			all[text.Fold(local)] = stated
		}
	}
	return all
}

// tellAddresses tells every sentence the e-mail addresses of the page, by which it knows names.
func tellAddresses(charts []*chart) {
	addresses := addressesOf(charts)
	for _, c := range charts {
		c.addresses = addresses
	}
}

// addressee gives a name as it stands before the at of its bearer's e-mail address.
func addressee(name string) string { return strings.ReplaceAll(text.Fold(name), " ", ".") }

// readLine reads a line that names no person: a body, a title or details of the person before.
func (r *contactReader) readLine(c *chart) {
	var last *contact
	if len(r.found) > 0 && r.open {
		last = &r.found[len(r.found)-1]
	}
	titled := r.readTitle(c, last)
	if bodies := c.spansOf(organisationSpan); len(bodies) > 0 && (c.contact || r.open && c.heading) && !bodies[0].guessed && bodies[0].from <= titled+1 {
		if closed := r.readBody(bodies[0].names[0], last, c.blank); closed {
			return
		}
	}
	if last == nil && len(r.found) > 0 {
		last = r.addressed(c.text)
	}
	if last != nil {
		if addressed := r.addressed(c.text); addressed != nil {
			last = addressed
		}
		last.readDetails(c.text)
		r.pending = !last.reachable()
	}
}

// addressed gives the person whose surname an e-mail address has.
func (r *contactReader) addressed(words string) *contact {
	local, _, found := strings.Cut(text.Fold(spelledAt.ReplaceAllString(emailPattern.FindString(words), "@")), "@")
	if !found {
		return nil
	}
	for i := range r.found {
		name := strings.Fields(text.Fold(r.found[i].name))
		if surname := name[len(name)-1]; len(surname) > 3 && strings.Contains(local, surname) {
			return &r.found[i]
		}
	}
	return nil
}

// readTitle takes a title at the start of a line: the last person's, or that of the next. It gives where the title ends.
func (r *contactReader) readTitle(c *chart, last *contact) (titled int) {
	title, end, found := c.titleAfter(0)
	switch {
	case !found || end < len(c.tokens) && !c.isSign(end, ",", ":", "/", "("):
	case last != nil && last.title == "" && !c.isSign(end, ":"):
		last.title = title
	default:
		r.title = title
	}
	if !found {
		return 0
	}
	return end
}

// readBody takes a body on a line of its own: the last person's, while that one lacks details, or else of those who follow. It
// tells whether the last person's lines are over.
func (r *contactReader) readBody(name string, last *contact, blank bool) (closed bool) {
	if last == nil || last.body != "" || blank {
		r.body, r.open = name, false
		return true
	}
	if r.pending {
		last.body = name
	} else {
		r.body = name
	}
	return false
}

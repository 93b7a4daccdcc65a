package ingest

import (
	"bufio"
	"errors"
	"io"
	"regexp"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// euraColumns are the columns of the project lists as they are published, of both periods.
var euraColumns = map[string][]string{
	"2007-2013": {
		"Koodi", "Rahasto", "Projektin nimi", "Ohjelma / osio", "Tl", "Viranomainen", "Toiminnan tila", "Aloituspvm", "Päättymispvm", "Toteuttajan nimi",
		"Myönnetty EU- ja valtion rahoitus", "Toteutunut EU- ja valtion rahoitus", "Suunniteltu julkinen rahoitus yhteensä", "Toteutunut julkinen rahoitus yhteensä",
	},
	"2014-2020": {
		"Koodi", "Rahasto", "Hankkeen nimi", "Tl", "Viranomainen", "Tila", "Aloituspvm", "Päättymispvm", "Toteuttajan nimi",
		"Myönnetty EU- ja valtion rahoitus", "Toteutunut EU- ja valtion rahoitus", "Suunniteltu julkinen rahoitus yhteensä", "Toteutunut julkinen rahoitus yhteensä",
	},
}

// euraForm tells how the lines of a list are made.
type euraForm struct {
	period    string
	separator string
	header    bool // the line that told is the header
}

// euraListForm recognises a list by its header, or by its first project in a piece of a list.
func euraListForm(first string) (euraForm, bool) {
	separator := string(delimiter(first))
	if parts := euraRecord.FindStringSubmatch(first); parts != nil {
		form := euraForm{period: "2014-2020", separator: parts[2]}
		if _, known := lastProgramme(strings.Split(first, form.separator)); known {
			form.period = "2007-2013"
		}
		return form, true
	}
	names := strings.Split(first, separator)
	for i := range names {
		names[i] = strings.Trim(names[i], `" ;`)
	}
	for period, columns := range euraColumns {
		if len(names) >= len(columns) && strings.EqualFold(strings.Join(names[:len(columns)], "|"), strings.Join(columns, "|")) {
			return euraForm{period: period, separator: separator, header: true}, true
		}
	}
	return euraForm{}, false
}

// euraRecord is how a project begins in a list: with its code and its fund.
var euraRecord = regexp.MustCompile(`^["\s]*([ASJ]\d{4,9})"?([,;\t])\s*"?(?:ESR\+?|EAKR|JTF)"?([,;\t])`)

// euraSwallowed is the same within a line, behind a quotation mark or a line's end that was lost.
var euraSwallowed = regexp.MustCompile(`[";\d]\s*"?([ASJ]\d{4,9}"?[,;\t]\s*"?(?:ESR\+?|EAKR|JTF)"?[,;\t])`)

// begins tells whether a project of the list begins a text, and where its third column does: behind code and fund, which the
// list's own sign must part, or its columns could not be told.
func (f euraForm) begins(text string) (third int, found bool) {
	record := euraRecord.FindStringSubmatch(text)
	if len(record) == 0 || record[2] != f.separator || record[3] != f.separator {
		return 0, false
	}
	return len(record[0]), true
}

// swallowed finds where another project begins within the line of one, behind a byte of it. That there is none is soon told of
// nearly all lines.
func (f euraForm) swallowed(text string, behind int) (begins int, found bool) {
	if rest := text[behind:]; !strings.Contains(rest, "ESR") && !strings.Contains(rest, "EAKR") && !strings.Contains(rest, "JTF") {
		return 0, false
	}
	for {
		at := euraSwallowed.FindStringSubmatchIndex(text[behind:])
		if at == nil {
			return 0, false
		}
		begins = behind + at[2]
		if _, found := f.begins(text[begins:]); found {
			return begins, true
		}
		behind = begins
	}
}

// maxJoined is how many lines one project may be spread over.
const maxJoined = 16

// euraList reads a list line by line: quotation marks in it can't be trusted to tell where a project ends.
type euraList struct {
	form   euraForm
	emit   func(*mention.Project) error
	refuse func(*Refusal)
	open   string // text of the project that is being gathered
	line   int    // where it begins
	lines  int    // how many lines it has so far
	split  bool   // it shares its line with another
	last   bool   // nothing follows it
}

// parseEURAList reads a list of projects as it is published: names with commas without quotation, quotation marks out of
// place, line ends with semicolons. A project is told apart by its code and fund; within it, dates, amounts, the state, the
// programme and the priority axis are found by their form, and what lies between them is a name with its commas.
func parseEURAList(r io.Reader, emit func(*mention.Project) error, refuse func(*Refusal)) (int, error) {
	lines := bufio.NewScanner(NewDecoder(r))
	lines.Buffer(make([]byte, 0, 64<<10), maxHeader*4)
	list := &euraList{emit: emit, refuse: refuse}
	count := 0
	for lines.Scan() {
		count++
		if err := list.take(count, strings.TrimSpace(lines.Text())); err != nil {
			return count, err
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return count, refusal(TooLarge, count+1, "the line has more than %d bytes", maxHeader*4)
	}
	if lines.Err() != nil {
		return count, lines.Err()
	}
	if list.form.period == "" {
		return count, refusal(MissingColumn, 1, "the list has no header: %s", strings.Join(euraColumns["2014-2020"], ", "))
	}
	list.last = true
	return count, list.close()
}

// take adds a line.
func (l *euraList) take(number int, text string) error {
	switch {
	case text == "":
		return nil
	case isConflict(text):
		l.refuse(refusal(Malformed, number, "a line of version control, which could not merge two versions of this file"))
		return nil
	case l.form.period == "":
		form, found := euraListForm(text)
		if !found {
			return refusal(MissingColumn, number, "the list's header has other columns than are published: %s", clip(text, 300))
		}
		l.form = form
		if form.header {
			return nil
		}
	}
	if _, begins := l.form.begins(text); !begins {
		return l.join(number, text)
	}
	if err := l.close(); err != nil {
		return err
	}
	for {
		l.open, l.line, l.lines = text, number, 1
		own, _ := l.form.begins(text)
		next, found := l.form.swallowed(text, own)
		if !found {
			return nil
		}
		l.open, l.lines, l.split = text[:next], 0, true // the line counts with its last project
		if err := l.close(); err != nil {
			return err
		}
		text, l.split = text[next:], true
	}
}

// join adds a line that begins no project to the one before, if that is not whole without it.
func (l *euraList) join(number int, text string) error {
	if l.open != "" && l.lines < maxJoined {
		if _, whole := l.form.read(l.open); !whole {
			l.open, l.lines = l.open+" "+text, l.lines+1
			return nil
		}
	}
	if err := l.close(); err != nil {
		return err
	}
	l.refuse(refusal(MissingCode, number, "the line begins with no code and fund of a project, and belongs to none above it: %s", clip(text, 100)))
	return nil
}

// close ends the project that is being gathered.
func (l *euraList) close() error {
	text, split := l.open, l.split
	l.open, l.split = "", false
	if text == "" {
		return nil
	}
	row, ok := l.form.read(text)
	if !ok {
		refused := refusal(Malformed, l.line, "the line cannot be repaired: a project has a state, two dates and four amounts: %s", clip(text, 200))
		refused.Lines = l.lines
		if row, ok := l.form.cut(text); ok {
			return l.emit(l.salvaged(row, text))
		}
		if l.last {
			refused.Code, refused.Reason = Truncated, "the list ends within this line: "+clip(text, 200)
		}
		l.refuse(refused)
		return nil
	}
	project := row.project(l.form.period, l.line)
	if l.lines > 1 {
		row.repaired("it was broken over lines")
	}
	if split {
		row.repaired("two projects stood on one line")
	}
	if len(row.repairs) > 0 {
		project.Repaired = &mention.Repair{Lines: l.lines, How: strings.Join(row.repairs, "; ")}
	}
	return l.emit(project)
}

// euraRow is a project of a list, column by column.
type euraRow struct {
	code, fund, name, programme, axis, authority, state, start, end, implementer string

	amounts [4]string // granted, realised, planned public, realised public
	repairs []string  // how it was told apart
	wrong   []string  // what its columns hold and should not
}

func (r *euraRow) repaired(how string) { r.repairs = append(r.repairs, how) }

// project makes a mention of a row.
func (r *euraRow) project(period string, line int) *mention.Project {
	at := func(text string) words { return words{text: collapse(text), line: line} }
	m := &mention.Project{
		Line:         line,
		Period:       mention.Text{Value: period, Text: period, Line: line},
		Code:         read(at(r.code), asText),
		NameFi:       read(at(r.name), asText),
		Programme:    read(at(r.programme), asText),
		Fund:         mention.Fund{Code: read(at(r.fund), oneOf(network.ProblemUnknownValue, euraFunds))},
		PriorityAxis: read(at(r.axis), asText),
		Status:       read(at(r.state), asEURAStatus),
		Start:        read(at(r.start), asFinnishDate),
		End:          read(at(r.end), asFinnishDate),
	}
	for _, part := range []struct {
		role network.Role
		name string
	}{{network.RoleAuthority, asAuthority(r.authority)}, {network.RoleCoordinator, r.implementer}} {
		if name := read(at(part.name), asText); !name.Absent() {
			m.Participants = append(m.Participants, participant(part.role, mention.Organisation{Line: line, NameFi: name}))
		}
	}
	funding := mention.Funding{
		Line:    line,
		Granted: read(at(r.amounts[0]), asAmount), Realised: read(at(r.amounts[1]), asAmount),
		PlannedPublic: read(at(r.amounts[2]), asAmount), RealisedPublic: read(at(r.amounts[3]), asAmount),
	}
	if strings.Join(r.amounts[:], "") != "" {
		m.Fundings = []mention.Funding{funding}
	}
	for _, wrong := range r.wrong {
		m.Problems = append(m.Problems, mention.Problem{Line: line, Stated: wrong, Problem: *problem(network.ProblemUnknownValue, "%s", wrong)})
	}
	return m
}

package ingest

import (
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
)

// read tells the columns of a project apart. It fails on text that lacks the state, the dates or the amounts.
func (f euraForm) read(text string) (*euraRow, bool) {
	if fields, ok := f.quoted(text); ok {
		if row, ok := f.columns(fields); ok {
			return row, true
		}
	}
	unwrapped, wrapped := unwrapLine(text)
	row, ok := f.columns(strings.Split(unwrapped, f.separator))
	if ok && wrapped {
		row.repaired("the whole line stood in quotation marks")
	}
	return row, ok
}

// quoted reads a line whose quotation is right, if there is any.
func (f euraForm) quoted(text string) ([]string, bool) {
	if !strings.Contains(text, `"`) {
		return nil, false
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = rune(f.separator[0])
	reader.FieldsPerRecord = -1
	fields, err := reader.Read()
	if err != nil {
		return nil, false
	}
	return fields, len(withoutEnd(fields)) <= len(euraColumns[f.period]) && len(fields) >= len(euraColumns[f.period])
}

// unwrapLine takes the quotation marks off a line that stands in them as a whole.
func unwrapLine(text string) (string, bool) {
	line := strings.TrimRight(text, "; ")
	if len(line) < 2 || line[0] != '"' || line[len(line)-1] != '"' {
		return text, false
	}
	return strings.ReplaceAll(line[1:len(line)-1], `""`, `"`), true
}

// withoutEnd takes empty fields off the end.
func withoutEnd(fields []string) []string {
	for len(fields) > 0 && strings.Trim(fields[len(fields)-1], " ;") == "" {
		fields = fields[:len(fields)-1]
	}
	return fields
}

// columns tells the columns of a project apart by those that can be trusted: from its dates to the right
// stand the implementer and four amounts; to the left of them the state and, before that, the authority behind the
// last programme and axis.
func (f euraForm) columns(fields []string) (*euraRow, bool) {
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	dates := datesAt(fields)
	if dates < 5 {
		return nil, false
	}
	row := &euraRow{code: strings.Trim(fields[0], `"`), fund: strings.Trim(fields[1], `"`), state: fields[dates-1], start: fields[dates], end: fields[dates+1]}
	if !f.head(row, fields[2:dates-1]) || !f.tail(row, fields[dates+2:]) {
		return nil, false
	}
	if euraAmount.MatchString(row.start) && row.amounts[0] == "" {
		row.start, row.amounts[0] = "", row.start
		row.repaired("the amount granted stood in the column of the first date")
	}
	return row, true
}

var (
	euraDate   = regexp.MustCompile(`^\d{1,2}\.\d{1,2}\.\d{4}$`)
	euraAmount = regexp.MustCompile(`^-?\d+(?: \d{3})*(?:[.,]\d{1,2})?$`)
)

// datesAt finds where the two dates begin, behind the state of the project: -1 if nowhere.
func datesAt(fields []string) int {
	for i := len(fields) - 2; i >= 5; i-- {
		first, second := euraDate.MatchString(fields[i]), euraDate.MatchString(fields[i+1])
		if first && second && !euraDate.MatchString(fields[i-1]) {
			return i
		}
		if first && fields[i+1] == "" || second && (fields[i] == "" || euraAmount.MatchString(fields[i])) {
			if _, wrong := asEURAStatus(fields[i-1]); wrong == nil {
				return i
			}
		}
	}
	return -1
}

var euraAxis = regexp.MustCompile(`^\d{1,2}$`)

// head tells name, programme, axis and authority apart.
func (f euraForm) head(row *euraRow, fields []string) bool {
	at := slices.IndexFunc(fields, euraAxis.MatchString)
	if f.period == "2007-2013" {
		if known, found := lastProgramme(fields); found {
			at = known + 1
		}
		if at < 1 {
			return false
		}
		row.programme = fields[at-1]
		row.name = f.joined(row, fields[:at-1], "the name")
	} else {
		at = axisBeforeAuthority(fields, f.separator)
		if at < 0 {
			return false
		}
		row.name = f.joined(row, fields[:at], "the name")
	}
	row.axis = fields[at]
	authority := fields[at+1:]
	row.authority = strings.Join(authority, f.separator)
	if len(authority) > 1 {
		row.authority = strings.Join(authority, ", ")
		row.repaired("the authority has commas")
	}
	return true
}

// lastProgramme gives the place of the last programme that an axis follows.
func lastProgramme(fields []string) (int, bool) {
	for i := len(fields) - 2; i >= 0; i-- {
		if slices.Contains(euraProgrammes, strings.TrimSpace(fields[i])) && euraAxis.MatchString(strings.TrimSpace(fields[i+1])) {
			return i, true
		}
	}
	return -1, false
}

// axisBeforeAuthority gives the place of the axis that a known authority follows, else of the last one: -1 for none.
func axisBeforeAuthority(fields []string, separator string) int {
	last := -1
	for i := 1; i < len(fields)-1; i++ {
		if !euraAxis.MatchString(fields[i]) {
			continue
		}
		if _, known := euraAuthority(strings.Join(fields[i+1:], separator)); known {
			return i
		}
		last = i
	}
	return last
}

// tail tells the implementer and the four amounts apart.
func (f euraForm) tail(row *euraRow, fields []string) bool {
	if n := len(fields); n > 0 {
		fields[n-1] = strings.TrimRight(fields[n-1], "; ")
	}
	full := withoutEnd(fields)
	for n := len(fields); n >= max(5, len(full)); n-- {
		names, amounts := fields[:n-4], fields[n-4:n]
		if !slices.ContainsFunc(amounts, func(text string) bool { return !euraSlot(text) }) && (len(names) == 1 || !euraSlot(names[len(names)-1])) {
			f.implementer(row, names)
			copy(row.amounts[:], amounts)
			return true
		}
	}
	if n := len(full); n == 5 && full[1] == "" && euraSlot(full[2]) { // the granted amount is missing in its own column
		f.implementer(row, full[:1])
		copy(row.amounts[:], full[1:])
		return true
	}
	if n := len(full) - 3; n >= 1 && !slices.ContainsFunc(full[n:], func(text string) bool { return !euraSlot(text) }) && !euraSlot(full[n-1]) {
		f.implementer(row, full[:n])
		copy(row.amounts[:], full[n:])
		row.wrong = append(row.wrong, "the line has three amounts where four should be: the last is taken to be missing")
		return true
	}
	return false
}

// euraSlot tells what can stand in the column of an amount, also by mistake.
func euraSlot(text string) bool {
	return text == "" || euraAmount.MatchString(text) || euraDate.MatchString(text)
}

// implementer joins the name of the implementer. A number is none.
func (f euraForm) implementer(row *euraRow, names []string) {
	row.implementer = f.joined(row, names, "the implementer's name")
	if euraAmount.MatchString(row.implementer) {
		row.wrong = append(row.wrong, "the implementer's column has the amount "+row.implementer+" in it")
		row.implementer = ""
	}
}

// joined puts a name with its commas together again.
func (f euraForm) joined(row *euraRow, pieces []string, what string) string {
	if len(pieces) == 1 {
		return strings.ReplaceAll(pieces[0], `""`, `"`)
	}
	row.repaired(what + " has commas")
	separator := f.separator + " "
	if f.separator == "\t" {
		separator = " "
	}
	name := strings.Join(pieces, separator)
	if inner := strings.Trim(name, `"`); len(inner) == len(name)-2 && !strings.Contains(inner, `"`) {
		name = inner
	}
	return strings.ReplaceAll(name, `""`, `"`)
}

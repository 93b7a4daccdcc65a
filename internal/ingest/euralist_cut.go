package ingest

import (
	"regexp"
	"slices"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// cut reads what can be trusted of a line that ends too early: the columns that another column follows, and dates, whose four digits of
// a year tell that they are whole. It gives no value that the line may have had more of, and none where the columns are not told apart
// surely. It fails on a line whose name has no known end.
func (f euraForm) cut(text string) (*euraRow, bool) {
	unwrapped, _ := unwrapLine(text)
	fields := strings.Split(unwrapped, f.separator)
	for i := range fields {
		fields[i] = strings.Trim(strings.TrimSpace(fields[i]), `"`)
	}
	if len(fields) < 5 {
		return nil, false
	}
	row := &euraRow{code: fields[0], fund: fields[1]}
	state := f.stateOf(fields)
	if state < 0 {
		return row, f.cutHead(row, fields)
	}
	if !f.head(row, fields[2:state]) {
		return nil, false
	}
	row.state = fields[state]
	f.cutTail(row, fields[state+1:])
	return row, true
}

// stateOf gives the column of the state of a project: one that another follows and that dates may. -1 for none.
func (f euraForm) stateOf(fields []string) int {
	for i := len(fields) - 2; i >= 5; i-- {
		_, unknown := asEURAStatus(fields[i])
		if next := fields[i+1]; unknown == nil && fields[i] != "" && (next == "" || i+1 == len(fields)-1 && startsDate(next) || euraDate.MatchString(next)) {
			return i
		}
	}
	return -1
}

var euraDateStart = regexp.MustCompile(`^\d{1,2}(?:\.(?:\d{1,2}(?:\.\d{0,4})?)?)?$`)

// startsDate tells whether a text can be the beginning of a date.
func startsDate(text string) bool { return euraDateStart.MatchString(text) }

// cutHead reads the name of a line that ends before its state: what stands before the programme, or before an axis that a known
// authority follows as a whole.
func (f euraForm) cutHead(row *euraRow, fields []string) bool {
	fields = fields[2 : len(fields)-1] // the last column may be a part of one
	if known, found := lastProgramme(fields); found && f.period == "2007-2013" {
		if slices.ContainsFunc(fields[known+2:], euraAmount.MatchString) {
			return false // columns are missing in the midst of it
		}
		row.programme, row.axis = fields[known], fields[known+1]
		row.name = f.joined(row, fields[:known], "the name")
		return known > 0
	}
	for at := 1; at < len(fields)-1 && f.period != "2007-2013"; at++ {
		for end := len(fields); end > at+1 && euraAxis.MatchString(fields[at]); end-- {
			if name, known := euraAuthority(strings.Join(fields[at+1:end], f.separator)); known && !slices.ContainsFunc(fields[end:], euraAmount.MatchString) {
				row.axis, row.authority = fields[at], name
				row.name = f.joined(row, fields[:at], "the name")
				return true
			}
		}
	}
	return false
}

// cutTail reads the dates, and behind them the implementer and the first amounts as far as other columns follow.
func (f euraForm) cutTail(row *euraRow, fields []string) {
	for _, date := range []*string{&row.start, &row.end} {
		if len(fields) == 0 || fields[0] != "" && !euraDate.MatchString(fields[0]) || fields[0] == "" && len(fields) == 1 {
			return
		}
		*date, fields = fields[0], fields[1:]
	}
	first := slices.IndexFunc(fields, euraAmount.MatchString)
	if first < 1 || first+1 == len(fields) && len(fields) > 1 && strings.ContainsAny(fields[first], ",.") {
		return
	}
	row.implementer = f.joined(row, fields[:first], "the implementer's name")
	for n, amount := range fields[first : len(fields)-1] {
		if n == len(row.amounts) || !euraAmount.MatchString(amount) && amount != "" {
			return
		}
		row.amounts[n] = amount
	}
}

// salvaged makes a mention of what could be trusted of a line, which says that it is not all.
func (l *euraList) salvaged(row *euraRow, text string) *mention.Project {
	project := row.project(l.form.period, l.line)
	project.Partial = true
	project.Problems = append(project.Problems, mention.Problem{
		Line: l.line, Stated: clip(text, 200),
		Problem: *problem(network.ProblemTruncated, "the line ends too early: what stands whole in it is kept, and nothing else is denied"),
	})
	return project
}

package resolve

import (
	"strconv"

	"verkosto/internal/mention"
)

// Periods remembers the programme periods of projects that a document states and that
// their codes would not tell: CORDIS names the programme in its table of projects, and not in its
// table of organisations, which comes after it. Nil remembers nothing.
type Periods map[string]string

// of gives the period of a project.
func (p Periods) of(m *mention.Project) string {
	byCode := cordisPeriod(m.Code.Value)
	if m.Period.OK() {
		if p != nil && !m.Only && byCode != "" && m.Period.Value != byCode {
			p[m.Code.Value] = m.Period.Value
		}
		return m.Period.Value
	}
	if period, remembered := p[m.Code.Value]; remembered {
		return period
	}
	return byCode
}

// cordisPeriods are the grant agreement numbers that each framework programme has given
// out, by the first number of each range (CORDIS, all projects of FP6 to Horizon Europe).
var cordisPeriods = []struct {
	from   int
	period string
}{
	{190_000_000, "2021-2027"}, // EIC Accelerator
	{101_039_000, "2021-2027"},
	{101_000_000, "2014-2020"},
	{633_000, "2014-2020"},
	{600_000, "2007-2013"},
	{500_000, "2002-2006"},
	{200_000, "2007-2013"},
	{1, "2002-2006"},
}

// cordisPeriod gives the period that the number of a grant agreement belongs to, "" for
// a code that is no number.
func cordisPeriod(code string) string {
	number, err := strconv.Atoi(code)
	if err != nil || code[0] == '+' {
		return ""
	}
	for _, known := range cordisPeriods {
		if number >= known.from {
			return known.period
		}
	}
	return ""
}

// Period gives the programme period that a mention's project belongs to: "" where nothing tells.
func (r *Resolver) Period(m *mention.Project) string { return r.periods.of(m) }

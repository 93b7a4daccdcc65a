package ingest

import (
	"errors"
	"io"
	"slices"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// The columns of CORDIS by which its tables are recognised.
var (
	cordisProjectMarks      = []string{"acronym", "frameworkProgramme", "ecMaxContribution", "topics", "fundingScheme", "objective", "legalBasis", "grantDoi"}
	cordisOrganisationMarks = []string{"organisationID", "vatNumber", "activityType", "ecContribution", "netEcContribution", "endOfParticipation", "nutsCode", "shortName"}
)

// detectTable recognises a table by its header: half of the marks are enough, so that a table which lacks a
// column is refused for that and not as something unknown.
func detectTable(text string) (Format, bool) {
	header := headerLine(text)
	if _, found := euraListForm(header); found {
		return EURAList, true
	}
	names := strings.FieldsFunc(header, func(r rune) bool { return r == delimiter(header) })
	for i, name := range names {
		names[i] = strings.Trim(strings.TrimSpace(name), `"`)
	}
	has := func(marks []string) int {
		count := 0
		for _, mark := range marks {
			if slices.Contains(names, mark) {
				count++
			}
		}
		return count
	}
	projects, organisations := has(cordisProjectMarks), has(cordisOrganisationMarks)
	switch {
	case organisations >= 4 && organisations > projects:
		return CORDISOrganisations, true
	case projects >= 4:
		return CORDISProjects, true
	}
	return "", false
}

// cordisProgrammes are the framework programmes with their periods.
var cordisProgrammes = map[string]string{
	"HORIZON": "2021-2027",
	"H2020":   "2014-2020",
	"FP7":     "2007-2013",
	"FP6":     "2002-2006",
}

var cordisStatuses = map[string]network.ProjectStatus{
	"signed":     network.StatusOngoing,
	"closed":     network.StatusEnded,
	"terminated": network.StatusTerminated,
}

// cordisProjects are the columns of project.csv; the first three must be there.
type cordisProjects struct {
	*table
	id, title, programme                                    int
	acronym, status, start, end, cost, contribution         int
	legalBasis, topics, signed, masterCall, subCall, scheme int
	objective, doi, keywords                                int
}

// parseCORDISProjects reads the table of projects, a mention for each row.
func parseCORDISProjects(r io.Reader, emit func(*mention.Project) error, refuse func(*Refusal)) (int, error) {
	rows, err := openTable(r, refuse)
	if err != nil {
		return 0, err
	}
	at, err := rows.columns(3, "id", "title", "frameworkProgramme", "acronym", "status", "startDate", "endDate",
		"totalCost", "ecMaxContribution", "legalBasis", "topics", "ecSignatureDate", "masterCall", "subCall", "fundingScheme",
		"objective", "grantDoi", "keywords")
	if err != nil {
		return rows.lines(), err
	}
	table := cordisProjects{
		table: rows, id: at[0], title: at[1], programme: at[2], acronym: at[3], status: at[4], start: at[5], end: at[6],
		cost: at[7], contribution: at[8], legalBasis: at[9], topics: at[10], signed: at[11], masterCall: at[12], subCall: at[13],
		scheme: at[14], objective: at[15], doi: at[16], keywords: at[17],
	}
	for {
		row, err := rows.next()
		if errors.Is(err, io.EOF) {
			return rows.lines(), nil
		}
		if err != nil {
			return rows.lines(), err
		}
		project := table.project(row)
		if project.Code.Absent() {
			refuse(refusal(MissingCode, rows.line, "the row has no id, which tells its project from others"))
			continue
		}
		if err := emit(project); err != nil {
			return rows.lines(), err
		}
	}
}

func (t *cordisProjects) project(row []string) *mention.Project {
	text := func(column int) mention.Text { return read(t.cell(row, column), asText) }
	programme := read(t.cell(row, t.programme), asProgramme)
	project := &mention.Project{
		Line:          t.line,
		Code:          text(t.id),
		NameEn:        text(t.title),
		Acronym:       text(t.acronym),
		Summary:       read(t.prose(row, t.objective), asText),
		Programme:     text(t.programme),
		Fund:          mention.Fund{Code: programme},
		LegalBasis:    text(t.legalBasis),
		Topic:         text(t.topics),
		Call:          text(t.subCall),
		FundingScheme: text(t.scheme),
		DOI:           text(t.doi),
		Start:         read(t.cell(row, t.start), asISODate),
		End:           read(t.cell(row, t.end), asISODate),
		Signed:        read(t.cell(row, t.signed), asISODate),
		Status:        read(t.cell(row, t.status), oneOf(network.ProblemUnknownStatus, cordisStatuses)),
		Keywords:      keywords(t.cell(row, t.keywords)),
		TotalCost:     read(t.cell(row, t.cost), asAmount),
	}
	if programme.OK() {
		project.Period = mention.Text{Value: cordisProgrammes[programme.Value], Text: programme.Text, Line: t.line}
	}
	if project.Call.Absent() {
		project.Call = text(t.masterCall)
	}
	if granted := read(t.cell(row, t.contribution), asAmount); !granted.Absent() {
		project.Fundings = []mention.Funding{{Line: t.line, Granted: granted}}
	}
	return project
}

// asProgramme reads the short name of a framework programme, which is also the code of its fund.
func asProgramme(text string) (string, *network.Problem) {
	if cordisProgrammes[text] == "" {
		return "", problem(network.ProblemUnknownValue, "%q is no framework programme that is known: HORIZON, H2020, FP7 or FP6", clip(text, 60))
	}
	return text, nil
}

// prose gives the words of a field that is a text, with its paragraphs.
func (t *table) prose(row []string, column int) words {
	if column < 0 {
		return words{}
	}
	if stated(row[column]) == "" {
		return words{}
	}
	return words{text: strings.TrimSpace(row[column]), line: t.line}
}

// keywords splits a list at its commas and semicolons, except in brackets.
func keywords(list words) []mention.Text {
	var found []mention.Text
	depth, start := 0, 0
	add := func(end int) {
		item := list
		if item.text = strings.TrimSpace(list.text[start:end]); item.text != "" {
			found = append(found, read(item, asText))
		}
		start = end + 1
	}
	for i := range len(list.text) {
		switch list.text[i] {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		case ',', ';':
			if depth == 0 {
				add(i)
			}
		}
	}
	if start <= len(list.text) {
		add(len(list.text))
	}
	return found
}

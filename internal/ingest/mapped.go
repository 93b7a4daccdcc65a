package ingest

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/govalues/decimal"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// Mentions reads a table by the mapping, a mention for each row: CSV or the like with a header, a workbook, or JSON, an array of objects or
// one on each line. It is like [Mentions] otherwise. A table that lacks a column of the mapping is a refusal.
func (m *Mapping) Mentions(r io.Reader, emit func(*mention.Project) error, refuse func(*Refusal)) (int, error) {
	start := bufio.NewReaderSize(r, HeadSize)
	head, err := start.Peek(HeadSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	if m.encoding != nil && !IsWorkbook(head) {
		start = bufio.NewReaderSize(m.decoded(start), HeadSize)
		if head, err = start.Peek(HeadSize); err != nil && !errors.Is(err, io.EOF) {
			return 0, err
		}
	}
	take := func(row map[string]string, line int) error {
		project := m.project(row, line)
		if project.Code.Absent() {
			refuse(refusal(MissingCode, line, "the row has no code, which tells its project from others"))
			return nil
		}
		return emit(project)
	}
	switch first := strings.TrimLeft(strings.TrimPrefix(string(head), "\xef\xbb\xbf"), " \t\r\n"); {
	case IsWorkbook(head):
		return m.workbook(start, take)
	case strings.HasPrefix(first, "[") || strings.HasPrefix(first, "{"):
		return m.json(start, strings.HasPrefix(first, "["), take)
	}
	return m.table(start, take, refuse)
}

// missing says which columns of the mapping a table lacks: nil for none.
func (m *Mapping) missing(has func(string) bool, line int) error {
	lacking := ""
	for column := range m.columns {
		if !has(column) && (lacking == "" || m.lines[column] < m.lines[lacking]) {
			lacking = column
		}
	}
	if lacking == "" {
		return nil
	}
	return refusal(MissingColumn, line, "the table lacks the column %s, which line %d of its mapping names", lacking, m.lines[lacking])
}

func (m *Mapping) table(r io.Reader, take func(map[string]string, int) error, refuse func(*Refusal)) (int, error) {
	rows, err := openTable(r, refuse)
	if err != nil {
		return 0, err
	}
	at := make(map[string]int)
	for i, name := range rows.header {
		at[name] = i
	}
	if err := m.missing(func(name string) bool { _, found := at[name]; return found }, 1); err != nil {
		return rows.lines(), err
	}
	for {
		row, err := rows.next()
		if errors.Is(err, io.EOF) {
			return rows.lines(), nil
		}
		if err != nil {
			return rows.lines(), err
		}
		cells := make(map[string]string, len(m.columns))
		for column := range m.columns {
			cells[column] = rows.cell(row, at[column]).text
		}
		if err := take(cells, rows.line); err != nil {
			return rows.lines(), err
		}
	}
}

func (m *Mapping) workbook(r io.Reader, take func(map[string]string, int) error) (count int, err error) {
	sheet, err := openSheet(r)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, sheet.close()) }()
	first := ""
	for column, fact := range m.columns {
		if fact == "code" {
			first = column
		}
	}
	header, err := sheet.begin(first)
	if err != nil {
		return sheet.line, err
	}
	at := make(map[string]int)
	for i, name := range header {
		at[name] = i
	}
	if err := m.missing(func(name string) bool { _, found := at[name]; return found }, sheet.line); err != nil {
		return sheet.line, err
	}
	for {
		row, err := sheet.next()
		if errors.Is(err, io.EOF) {
			return sheet.line, nil
		}
		if err != nil {
			return sheet.line, err
		}
		cells := make(map[string]string, len(m.columns))
		for column := range m.columns {
			if place := at[column]; place < len(row) {
				cells[column] = stated(row[place])
			}
		}
		if strings.Join(row, "") == "" {
			continue
		}
		if err := take(cells, sheet.line); err != nil {
			return sheet.line, err
		}
	}
}

// json reads the objects of an array, or one after the other. Rows are counted in place of lines.
func (m *Mapping) json(r io.Reader, array bool, take func(map[string]string, int) error) (row int, err error) {
	decoder := json.NewDecoder(NewDecoder(r))
	decoder.UseNumber()
	if array {
		if _, err := decoder.Token(); err != nil {
			return 0, refusal(Malformed, 0, "the JSON cannot be read: %v", err)
		}
	}
	for decoder.More() {
		var object map[string]any
		if err := decoder.Decode(&object); err != nil {
			return row, refusal(Malformed, 0, "the JSON cannot be read behind row %d: %v", row, err)
		}
		row++
		cells := make(map[string]string, len(m.columns))
		for column := range m.columns {
			if value := object[column]; value != nil {
				cells[column] = stated(fmt.Sprint(value))
			}
		}
		if err := take(cells, row); err != nil {
			return row, err
		}
	}
	if array {
		if _, err := decoder.Token(); err != nil {
			return row, refusal(Truncated, 0, "the JSON ends within its array, behind row %d", row)
		}
	}
	return row, nil
}

// words gives the words of a fact in a row.
func (m *Mapping) words(row map[string]string, fact string, line int) words {
	for column, held := range m.columns {
		if held == fact && row[column] != "" {
			return words{text: row[column], line: line}
		}
	}
	return words{text: m.values[fact], line: line}
}

func (m *Mapping) project(row map[string]string, line int) *mention.Project {
	at := func(fact string) words { return m.words(row, fact, line) }
	text := func(fact string) mention.Text { return read(at(fact), asText) }
	p := &mention.Project{
		Line: line, Code: text("code"), Period: text("period"), NameFi: text("name.fi"), NameSv: text("name.sv"), NameEn: text("name.en"),
		Acronym: text("acronym"), Summary: text("summary"), Programme: text("programme"), Fund: mention.Fund{Code: read(at("fund"), asFund)},
		PriorityAxis: text("priority_axis"), SpecificObjective: text("specific_objective"), Start: read(at("start"), m.asDate), End: read(at("end"), m.asDate),
		Status: read(at("status"), asEURAStatus), Website: text("website"), TotalCost: read(at("total_cost"), m.asAmount),
	}
	for _, keyword := range m.items(at("keywords")) {
		p.Keywords = append(p.Keywords, read(keyword, asText))
	}
	for _, level := range []struct {
		fact string
		kind network.Kind
	}{{"region", network.KindRegion}, {"subregion", network.KindSubRegion}, {"municipality", network.KindMunicipality}} {
		for _, name := range m.items(at(level.fact)) {
			p.Places = append(p.Places, mention.Place{Kind: level.kind, Name: read(name, asText)})
		}
	}
	for _, role := range mappedRoles {
		p.Participants = append(p.Participants, m.participants(row, role, line)...)
	}
	money := mention.Funding{
		Line: line, Granted: read(at("granted"), m.asAmount), Realised: read(at("realised"), m.asAmount),
		PlannedPublic: read(at("planned_public"), m.asAmount), RealisedPublic: read(at("realised_public"), m.asAmount),
	}
	if money != (mention.Funding{Line: line}) {
		p.Fundings = []mention.Funding{money}
	}
	return p
}

// participants gives the organisations of a role: one, or as many as the list of names has.
func (m *Mapping) participants(row map[string]string, role string, line int) []mention.Participant {
	at := func(said string) words { return m.words(row, role+"."+said, line) }
	text := func(said string) mention.Text { return read(at(said), asText) }
	var parts []mention.Participant
	for _, name := range m.items(at("name")) {
		parts = append(parts, participant(roleOf(role), mention.Organisation{Line: line, NameFi: read(name, asText)}))
	}
	if len(parts) == 1 {
		o := &parts[0].Organisation
		o.BusinessID, o.PIC, o.VATNumber = read(at("business_id"), asBusinessID), read(at("pic"), padded(picDigits)), text("vat")
		o.Country, o.Website = read(at("country"), asCountry), text("website")
		o.Address = mention.Address{PostCode: text("post_code"), City: text("city")}
	}
	return parts
}

// items gives the items of a list.
func (m *Mapping) items(list words) []words {
	pieces := []string{list.text}
	if m.list != "" {
		pieces = strings.Split(list.text, m.list)
	}
	var items []words
	for _, piece := range pieces {
		if piece = strings.TrimSpace(piece); piece != "" {
			items = append(items, words{text: piece, line: list.line})
		}
	}
	return items
}

// asFund reads a fund's code as registers print it, in Finnish, Swedish or English: one that isn't known stands for itself.
func asFund(text string) (string, *network.Problem) {
	name := strings.ToLower(text)
	if name == "eruf" { // in Swedish
		return "ERDF", nil
	}
	if code, known := euraFunds[name]; known {
		return code, nil
	}
	return text, nil
}

func (m *Mapping) asDate(text string) (network.Date, *network.Problem) {
	day, _, _ := strings.Cut(text, " ")
	date, err := time.Parse(m.dates, day)
	if err != nil {
		return "", problem(network.ProblemInvalidDate, "%q is no date as the mapping says that they are written", clip(text, 60))
	}
	if m.dates == dateForms["YYYY"] {
		return network.Date(day), nil
	}
	return network.DateOf(date), nil
}

// asAmount reads an amount with the mapping's decimal mark; the other one may stand between thousands.
func (m *Mapping) asAmount(text string) (decimal.Decimal, *network.Problem) {
	thousands := ","
	if m.decimal == "," {
		thousands = "."
	}
	return asSheetAmount(strings.ReplaceAll(strings.ReplaceAll(text, thousands, ""), m.decimal, "."))
}

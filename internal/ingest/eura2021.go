package ingest

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/govalues/decimal"
	"github.com/xuri/excelize/v2"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// eura2021Columns are the columns of the export of the EURA 2021 register; the first four must be there.
var eura2021Columns = []string{
	"Hankekoodi", "Ryhmähanketunnus", "Hankkeen nimi", "Toteuttajan nimi", "Rahasto", "Tl", "Et", "Toteuttajan Y-tunnus", "Rahoittava viranomainen",
	"Toiminnan tila", "Aloituspvm", "Päättymispvm", "Suunniteltu EU- ja valtion rahoitus", "Toteutunut EU- ja valtion rahoitus", "Suunniteltu julkinen rahoitus",
	"Toteutunut julkinen rahoitus", "Suunniteltu rahoitus yhteensä", "Tukitoimen ala", "Sijainti", "Toteutuspaikan postinumero",
	"Toteutuspaikan postitoimipaikka", "Tuensaajan postinumero", "Tuensaajan postitoimipaikka", "Suunnitelman mukainen tiivistelmä hankkeen toteutuksesta",
	"Hankkeen kotisivun osoite",
}

// eura2021 is an export while it is read. Its rows are parts of projects, which a group code joins.
type eura2021 struct {
	sheet  *sheet
	at     map[string]int // column by name
	refuse func(*Refusal)
	left   map[string]int              // how many rows of each group are still to come
	open   map[string]*mention.Project // groups of which some came
}

// parseEURA2021 reads the export of the EURA 2021 register, a workbook with a row for each organisation that carries a project out. The rows
// that share a Ryhmähanketunnus are one project, known by that code, and its money is what its rows add up to. The
// workbook's rows are gone through twice: a project is emitted with the last of its rows, so that only those projects are held whose rows
// don't stand together.
func parseEURA2021(r io.Reader, emit func(*mention.Project) error, refuse func(*Refusal)) (count int, err error) {
	sheet, err := openSheet(r)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, sheet.close()) }()
	export := &eura2021{sheet: sheet, refuse: func(*Refusal) {}, left: make(map[string]int), open: make(map[string]*mention.Project)}
	if err := export.each(func(row []string, _ int) error {
		export.left[export.group(row)]++
		return nil
	}); err != nil {
		return sheet.line, err
	}
	export.refuse = refuse
	err = export.each(func(row []string, line int) error { return export.take(row, line, emit) })
	return sheet.line, err
}

// each gives the rows that are about a project, with their numbers.
func (e *eura2021) each(see func(row []string, line int) error) error {
	header, err := e.sheet.begin("Hankekoodi")
	if err != nil {
		return err
	}
	e.at = make(map[string]int)
	for i, name := range header {
		e.at[name] = i
	}
	for _, name := range eura2021Columns[:4] {
		if _, found := e.at[name]; !found {
			return refusal(MissingColumn, e.sheet.line, "the export lacks the column %s; its header has %s", name, clip(strings.Join(header, ", "), 300))
		}
	}
	for {
		row, err := e.sheet.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		code := e.cell(row, "Hankekoodi").text
		switch rest := strings.Join(row[min(1, len(row)):], ""); {
		case strings.TrimSpace(rest) == "": // a blank row, or the footer: a count and the day of the report
		case code == "" || strings.ContainsAny(code, " :"):
			e.refuse(refusal(MissingCode, e.sheet.line, "the row has no Hankekoodi, which tells its project from others"))
		default:
			if err := see(row, e.sheet.line); err != nil {
				return err
			}
		}
	}
}

func (e *eura2021) cell(row []string, column string) words {
	at, found := e.at[column]
	if !found || at >= len(row) {
		return words{}
	}
	return words{text: stated(row[at]), line: e.sheet.line}
}

// group gives the code of the project that a row belongs to.
func (e *eura2021) group(row []string) string {
	if group := e.cell(row, "Ryhmähanketunnus").text; group != "" {
		return group
	}
	return e.cell(row, "Hankekoodi").text
}

// take adds a row to its project, and emits that with its last row.
func (e *eura2021) take(row []string, line int, emit func(*mention.Project) error) error {
	group := e.group(row)
	project := e.open[group]
	if project == nil {
		project = e.project(row, line)
		e.open[group] = project
	}
	e.part(project, row, line)
	if e.left[group]--; e.left[group] > 0 {
		return nil
	}
	delete(e.open, group)
	return emit(project)
}

// project reads what a row says of the project as a whole.
func (e *eura2021) project(row []string, line int) *mention.Project {
	text := func(column string) mention.Text { return read(e.cell(row, column), asText) }
	code := words{text: e.group(row), line: line}
	m := &mention.Project{
		Line:              line,
		Period:            mention.Text{Value: "2021-2027", Text: "2021-2027", Line: line},
		Code:              read(code, asText),
		NameFi:            text("Hankkeen nimi"),
		Summary:           text("Suunnitelman mukainen tiivistelmä hankkeen toteutuksesta"),
		Fund:              mention.Fund{Code: read(e.cell(row, "Rahasto"), oneOf(network.ProblemUnknownValue, euraFunds))},
		PriorityAxis:      text("Tl"),
		SpecificObjective: text("Et"),
		Topic:             text("Tukitoimen ala"),
		Status:            read(e.cell(row, "Toiminnan tila"), asEURAStatus),
		Start:             read(e.cell(row, "Aloituspvm"), e.sheet.asDate),
		End:               read(e.cell(row, "Päättymispvm"), e.sheet.asDate),
		Website:           text("Hankkeen kotisivun osoite"),
		Site: mention.Address{
			PostCode: read(e.cell(row, "Toteutuspaikan postinumero"), padded(5)), City: text("Toteutuspaikan postitoimipaikka"),
		},
		Fundings: []mention.Funding{{Line: line}},
	}
	if authority := text("Rahoittava viranomainen"); !authority.Absent() {
		m.Participants = []mention.Participant{participant(network.RoleAuthority, mention.Organisation{Line: line, NameFi: authority})}
	}
	return m
}

// part adds the organisation of a row to its project, with its money.
func (e *eura2021) part(project *mention.Project, row []string, line int) {
	role := network.RoleImplementer
	if code := e.cell(row, "Hankekoodi").text; code == project.Code.Value {
		role = network.RoleCoordinator // the joint project is known by the code of its leader
	}
	part := participant(role, mention.Organisation{
		Line:       line,
		NameFi:     read(e.cell(row, "Toteuttajan nimi"), asText),
		BusinessID: read(e.cell(row, "Toteuttajan Y-tunnus"), asBusinessID),
		Address: mention.Address{
			PostCode: read(e.cell(row, "Tuensaajan postinumero"), padded(5)), City: read(e.cell(row, "Tuensaajan postitoimipaikka"), asText),
		},
	})
	amount := func(column string) mention.Amount { return read(e.cell(row, column), asSheetAmount) }
	part.Granted, part.TotalCost = amount("Suunniteltu EU- ja valtion rahoitus"), amount("Suunniteltu rahoitus yhteensä")
	project.Participants = append(project.Participants, part)
	money := &project.Fundings[0]
	addUp(&money.Granted, part.Granted)
	addUp(&money.Realised, amount("Toteutunut EU- ja valtion rahoitus"))
	addUp(&money.PlannedPublic, amount("Suunniteltu julkinen rahoitus"))
	addUp(&money.RealisedPublic, amount("Toteutunut julkinen rahoitus"))
	addUp(&project.TotalCost, part.TotalCost)
	if _, region, found := strings.Cut(e.cell(row, "Sijainti").text, " "); found {
		place := e.cell(row, "Sijainti")
		place.text = strings.TrimSpace(region)
		project.Places = append(project.Places, mention.Place{Kind: network.KindRegion, Name: read(place, asText)})
	}
}

// addUp adds an amount to a sum. A sum of which a part can't be read is none: it keeps the problem.
func addUp(sum *mention.Amount, part mention.Amount) {
	switch {
	case part.Absent() || sum.Problem != nil:
	case sum.Absent() || part.Problem != nil:
		*sum = part
	default:
		total, err := sum.Value.Add(part.Value)
		if err != nil {
			sum.Problem = problem(network.ProblemInvalidAmount, "the amounts of the project's rows add up to too much")
			return
		}
		sum.Value, sum.Text = total, total.String()
	}
}

// asSheetAmount reads a number as a workbook keeps it: with a dot before its decimals, of which binary fractions can have many.
func asSheetAmount(text string) (decimal.Decimal, *network.Problem) {
	value, wrong := asAmount(text)
	if wrong == nil {
		return value, nil
	}
	number, err := decimal.Parse(text)
	if err != nil || number.Prec()-number.Scale() > maxAmountDigits-2 {
		return decimal.Decimal{}, wrong
	}
	return number.Round(2), nil
}

// asDate reads a date that is a date in the workbook, which counts days, or a text.
func (s *sheet) asDate(text string) (network.Date, *network.Problem) {
	var serial float64
	if _, err := fmt.Sscanf(text, "%g", &serial); err == nil && strings.Count(text, ".") < 2 && !strings.Contains(text, "-") {
		day, err := excelize.ExcelDateToTime(serial, s.date1904)
		if err != nil || day.Year() < 1950 || day.Year() > 2100 {
			return "", problem(network.ProblemInvalidDate, "%q is no date: write a date of the years 1950 to 2100", clip(text, 60))
		}
		return network.DateOf(day), nil
	}
	if strings.Contains(text, "-") {
		return asISODate(text)
	}
	return asFinnishDate(text)
}

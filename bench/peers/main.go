// Peers turns the tables of a comparison with other GraphQL servers into Verkosto's JSON
// Lines, and adds to its parameters what Verkosto's queries need beside them.
//
//	go run ./bench/peers DIRECTORY > network.jsonl
//
// The directory holds projects.csv, organisations.csv, participations.csv and so on, and
// params.json with the parameter sets of each query. A query that pages from a code
// needs a cursor: each parameter set with "after" gets one as "cursor".
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: peers DIRECTORY")
	}
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	c := converter{directory: os.Args[1], out: json.NewEncoder(out)}
	if err := errors.Join(c.convert(), addCursors(filepath.Join(c.directory, "params.json")), out.Flush()); err != nil {
		log.Fatal(err)
	}
}

type converter struct {
	directory string
	out       *json.Encoder
	periods   map[string]string // of projects, by number
}

// Ids say the peers' own numbers, in an order that is the same as theirs, so that answers can be compared.
func organisationID(number string) network.ID {
	return network.OrganisationID(network.SchemeName, "o"+padded(7, number))
}

func (c *converter) projectID(number string) network.ID {
	return network.NewID(network.KindProject, c.periods[number], "p"+padded(7, number))
}

func municipalityID(number string) network.ID {
	return network.MunicipalityID("peer-" + padded(3, number))
}

func regionID(number string) network.ID { return network.RegionID("peer-" + padded(2, number)) }

func funderID(number string) network.ID {
	return network.FundID("funders", number)
}
func fundID(number string) network.ID { return network.FundID("all", number) }

func (c *converter) convert() error {
	c.periods = make(map[string]string)
	for _, table := range []struct {
		name string
		node func(row map[string]string) network.Node
	}{
		{"regions", func(row map[string]string) network.Node {
			return &network.Region{ID: regionID(row["id"]), Code: padded(2, row["id"]), Names: network.Names{Fi: row["name"]}}
		}},
		{"municipalities", func(row map[string]string) network.Node {
			return &network.Municipality{
				ID: municipalityID(row["id"]), Code: row["code"], Names: network.Names{Fi: row["name"]}, Region: regionID(row["region_id"]),
			}
		}},
		{"funds", func(row map[string]string) network.Node {
			return &network.Fund{ID: fundID(row["id"]), Code: row["name"], Period: "all", Names: network.Names{Fi: row["name"]}}
		}},
		{"funders", func(row map[string]string) network.Node {
			return &network.Fund{ID: funderID(row["id"]), Code: row["code"], Period: "funders", Names: network.Names{Fi: row["name"]}}
		}},
		{"organisations", func(row map[string]string) network.Node {
			return &network.Organisation{
				ID: organisationID(row["id"]), Names: network.Names{Fi: row["name"]}, Municipality: municipalityID(row["municipality_id"]),
			}
		}},
		{"projects", c.project},
		{"participations", func(row map[string]string) network.Node {
			project, organisation, role := c.projectID(row["project_id"]), organisationID(row["organisation_id"]), network.Role(row["role"])
			return &network.Participation{
				ID: network.ParticipationID(project, organisation, role, 1), Project: project, Organisation: organisation, Role: role,
				Granted: euros(row["amount"]), Municipalities: []network.ID{municipalityID(row["municipality_id"])},
			}
		}},
		{"fundings", func(row map[string]string) network.Node {
			project, funder := c.projectID(row["project_id"]), funderID(row["funder_id"])
			return &network.Funding{
				ID: network.FundingID(project, funder), Project: project, Funder: funder, Granted: euros(row["amount"]),
			}
		}},
	} {
		if err := c.table(table.name, table.node); err != nil {
			return err
		}
	}
	return nil
}

func (c *converter) project(row map[string]string) network.Node {
	c.periods[row["id"]] = row["programme_period"]
	status := map[string]network.ProjectStatus{
		"ONGOING": network.StatusOngoing, "COMPLETED": network.StatusEnded, "CANCELLED": network.StatusTerminated,
	}[row["status"]]
	return &network.Project{
		ID: c.projectID(row["id"]), Code: row["code"], Period: row["programme_period"], Names: network.Names{Fi: row["name"]},
		Applicants: row["abstract"], // the peers search in names alone, so the abstract must not be found
		Start:      network.Date(row["start_date"]), End: network.Date(row["end_date"]),
		Status: status, StatusStated: row["status"], TotalCost: euros(row["budget"]), Topic: row["theme"], Fund: fundID(row["fund_id"]),
	}
}

// table writes a line for each row of a table.
func (c *converter) table(name string, node func(map[string]string) network.Node) error {
	file, err := os.Open(filepath.Join(c.directory, name+".csv"))
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // only read
	rows := csv.NewReader(bufio.NewReader(file))
	header, err := rows.Read()
	if err != nil {
		return fmt.Errorf("read the header of %s: %w", file.Name(), err)
	}
	row := make(map[string]string, len(header))
	for {
		values, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", file.Name(), err)
		}
		for i, column := range header {
			row[column] = values[i]
		}
		stated := node(row)
		if err := c.out.Encode(map[string]any{member(stated): stated}); err != nil {
			return fmt.Errorf("write a line: %w", err)
		}
	}
}

func member(node network.Node) string {
	return map[network.Kind]string{
		network.KindProject: "project", network.KindOrganisation: "organisation", network.KindMunicipality: "municipality",
		network.KindRegion: "region", network.KindFund: "fund", network.KindParticipation: "participation", network.KindFunding: "funding",
	}[node.NodeID().Kind()]
}

func padded(width int, number string) string {
	return strings.Repeat("0", max(width-len(number), 0)) + number
}

func euros(text string) *decimal.Decimal {
	amount := decimal.MustParse(text)
	return &amount
}

// addIDs gives a parameter set the ids of the ends of a path, and of a funder, whose code has its number behind a letter.
func addIDs(set map[string]any) {
	for name, id := range map[string]string{"a": "fromId", "b": "toId"} {
		if number, is := set[name].(float64); is {
			set[id] = organisationID(strconv.Itoa(int(number)))
		}
	}
	if code, is := set["funder"].(string); is && code != "" {
		set["funderId"] = funderID(strings.TrimLeft(code[1:], "0"))
	}
}

// addCursors gives each parameter set that pages from a code the cursor of that code, and
// each that names an organisation its number as ids have it.
func addCursors(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var queries map[string][]map[string]any
	if err := json.Unmarshal(text, &queries); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	for _, sets := range queries {
		for _, set := range sets {
			if number, is := set["org"].(float64); is {
				set["padded"] = padded(7, strconv.Itoa(int(number)))
			}
			addIDs(set)
			if code, is := set["after"].(string); is {
				// What query.Listing.Cursor writes: past every project with the code.
				cursor := fmt.Sprintf(`["PROJECT","CODE","ASC","=",%q,"project:~"]`, code)
				set["cursor"] = base64.RawURLEncoding.EncodeToString([]byte(cursor))
			}
		}
	}
	if text, err = json.Marshal(queries); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o600)
}

package siege_test

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"verkosto/internal/network"
)

// canarySource states invented contacts wherever a document could have them.
var canarySource = network.SourceID("register", "contacts.txt")

// mail and phone are the planted contacts with a number; each is planted in one place.
func mail(n int) string  { return fmt.Sprintf("kanaria%d@example.fi", n) }
func phone(n int) string { return fmt.Sprintf("+358 50 777444%03d", n) }

// line is a line of a document that names whom to ask.
func line(n int) string {
	return fmt.Sprintf("Lisätietoja: Maija Mallikas, kanaria%d(at)example.fi, puh. 050-777 444%03d", n, n)
}

// canaries is a batch that plants contacts.
func canaries() network.Batch {
	source := &network.Source{ID: canarySource, Format: "register", Rank: network.RankOfficial, Title: "Yhteystiedot", SHA256: "canaries"}
	cite := func(node network.Node, n int, fields ...network.FieldCitation) network.Citation {
		return network.Citation{
			Source: source.ID, Node: node, Line: n, Evidence: line(n), Method: network.MethodRule, Confidence: 0.9, Fields: fields,
		}
	}
	field := func(name string, n int) network.FieldCitation {
		return network.FieldCitation{
			Field: name, Line: n, Evidence: line(n), Stated: mail(n + 1),
			Problem: &network.Problem{Code: network.ProblemUnknownValue, Message: "found " + mail(n+2)},
		}
	}
	person := func(n int) *network.Person {
		return &network.Person{
			ID: maija, Name: "Maija Mallikas", Title: "päällikkö, " + mail(n+2), Email: mail(n), Phone: phone(n), Organisation: honka,
		}
	}
	return network.Batch{
		Sources: []*network.Source{source}, Complete: []network.ID{source.ID},
		Entry: &network.AuditEntry{
			By: "token:" + mail(140), ByName: mail(141), Note: line(142), Action: network.ActionAnnotate, Subjects: []network.ID{maija, remark},
			At: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
		},
		Citations: []network.Citation{
			cite(person(1), 10, field("email", 20), field("phone", 30), field("name", 40)),
			cite(person(5), 11, network.FieldCitation{Field: "phone", Evidence: "numero 777444005", Stated: "777444006"}), // a second opinion
			cite(&network.Project{
				ID: wood, Code: "S10001", Period: "2014-2020", Names: network.Names{Fi: "Metsän valo"},
				Summary: "Hanke kokeilee. " + line(50), Results: "Valmistui. " + line(51),
				TargetGroup: "koululaiset, " + mail(52), IndirectGroup: "vanhemmat, " + phone(53), StatusStated: "Päättynyt, " + mail(54),
				Applicants: "yhteishanke, " + mail(55),
				Principles: []network.Principle{{Section: "8.9", Name: "kestävyys", Reasons: line(56)}},
			}, 60, field("summary", 70), field("principles", 80)),
			cite(&network.Participation{
				ID: part, Project: wood, Organisation: honka, Role: network.RoleCoordinator, Number: 1, Contacts: []network.ID{maija},
			}, 90, field("contacts", 100)),
			cite(&network.Match{
				ID: network.MatchID(honka, koski), Organisations: []network.ID{min(honka, koski), max(honka, koski)},
				Decision: network.VerdictDifferent, DecidedBy: mail(150), Note: line(151),
			}, 152),
			cite(&network.Annotation{ID: remark, Subject: maija, Text: line(130), By: mail(131)}, 130, field("text", 132)),
			cite(&network.Organisation{ID: honka, BusinessID: "1000001-2", Names: network.Names{Fi: "Honka-ammattikorkeakoulu Oy"}}, 110, field("address", 120)),
		},
	}
}

var (
	planted    = regexp.MustCompile(`kanaria\d*`)
	number     = regexp.MustCompile(`777[\s.()/\x{a0}-]*444[\s.()/\x{a0}-]*\d`)
	undecorate = strings.NewReplacer(`\u00a0`, " ", `\u2013`, "-", "%20", " ", "%40", "@", "&#64;", "@")
)

// found gives the planted contacts in an answer, a file or a log, with some of what is around them.
func found(content []byte) []string {
	text := strings.ToLower(undecorate.Replace(string(content)))
	var contacts []string
	for _, pattern := range []*regexp.Regexp{planted, number} {
		for _, at := range pattern.FindAllStringIndex(text, -1) {
			contacts = append(contacts, text[max(0, at[0]-80):min(len(text), at[1]+20)])
		}
	}
	return contacts
}

package prose

import (
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// statuses are the words that pages put beside a label for a project's state, or on a line of their own.
var statuses = map[string]network.ProjectStatus{
	"käynnissä": network.StatusOngoing, "toiminnassa": network.StatusOngoing, "aktiivinen": network.StatusOngoing, "pågående": network.StatusOngoing, "pågår": network.StatusOngoing,
	"ongoing": network.StatusOngoing, "active": network.StatusOngoing,
	"päättynyt": network.StatusEnded, "avslutat": network.StatusEnded, "avslutad": network.StatusEnded, "ended": network.StatusEnded, "completed": network.StatusEnded,
	"closed": network.StatusEnded, "finished": network.StatusEnded, "keskeytetty": network.StatusTerminated,
}

// status sets the project's state where a label, a line of its own or a sentence that says that the project has ended states it.
func (p *page) status(g *gatherer) {
	for _, c := range p.charts {
		if c.doubt() < 1 || c.contact {
			continue
		}
		if at := c.statusAt(); at >= 0 {
			t := c.tokens[at]
			g.project.Status = mention.Stated[network.ProjectStatus]{
				Value: statuses[t.lower], Text: t.text, Line: c.lineAt(t.start), Evidence: c.text, Reading: reading("project-status", 0.85),
			}
			return
		}
	}
}

// statusAt gives the token that states the project's state, -1 for none.
func (c *chart) statusAt() int {
	last := len(c.tokens) - 1
	switch {
	case last < 0:
	case last == 0 && c.heading && statuses[c.lower(0)] != "":
		return 0
	case last == 2 && c.isSign(1, ":") && c.is(0, "tila", "status", "läge") && statuses[c.lower(2)] != "":
		return 2
	}
	for i := 1; i <= last; i++ {
		if c.is(i, "päättynyt", "avslutat", "ended") && c.is(i-1, "on", "har", "has") && (c.isAboutProject() || strings.HasPrefix(c.lower(i-2), "se")) {
			return i
		}
	}
	return -1
}

package neo4j

import (
	"time"

	"verkosto/internal/network"
)

// annotation keeps what annotations are found by. A judgement is found by the source whose statements it judges.
func (p *properties) annotation(n *network.Annotation) {
	p.text("name", string(n.Reviewed())) // a caption
	p.target("subject", n.Subject)
	p.target("judged", n.Source)
	p.text("field", n.Field)
	p.values["review"] = string(n.Reviewed())
	p.text("text", n.Text)
	p.text("by", n.By)
	p.values["at"] = nil
	if !n.At.IsZero() {
		p.values["at"] = n.At.UTC().Format(time.RFC3339Nano)
	}
}

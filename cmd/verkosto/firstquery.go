package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"verkosto/internal/network"
)

// firstQuery gives a request, as JSON that can stand in a shell's single quotes, that has
// something to answer on this network: about its organisation with the most partners or, where
// it has none, about what it holds. So does the one that comes with an error, which says why the
// network can't be read.
func firstQuery(ctx context.Context, reader network.Reader) (string, error) {
	const general = "{ meta { version counts { kind count } } }"
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	pages, err := reader.List(ctx, network.Selection{Kind: network.KindOrganisation},
		network.Order{Field: network.ByPartners, Direction: network.Descending}, network.Window{First: 1})
	if err != nil {
		return shellJSON(general), fmt.Errorf("look for something to ask: %w", err)
	}
	for _, item := range pages[network.WholeStore].Items {
		if organisation, is := item.Node.(*network.Organisation); is {
			return shellJSON(askForPartners(organisation)), nil
		}
	}
	return shellJSON(general), nil
}

// askForPartners asks by the strongest key that the organisation has.
func askForPartners(organisation *network.Organisation) string {
	const about = "name degree { projects partners } partners(first: 3) { edges { sharedProjects node { name } } }"
	switch {
	case organisation.BusinessID != "":
		return fmt.Sprintf("{ organisation(businessId: %q) { %s } }", organisation.BusinessID, about)
	case organisation.PIC != "":
		return fmt.Sprintf("{ organisation(pic: %q) { %s } }", organisation.PIC, about)
	}
	return fmt.Sprintf("{ node(id: %q) { ... on Organisation { %s } } }", organisation.ID, about)
}

// shellJSON gives the body of a request.
func shellJSON(query string) string {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(map[string]string{"query": query}); err != nil {
		panic("encode a text: " + err.Error()) // texts can be encoded
	}
	return strings.ReplaceAll(strings.TrimSpace(text.String()), "'", `\u0027`)
}

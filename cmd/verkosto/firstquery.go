package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"verkosto/internal/network"
)

// firstQuery gives a request, as JSON that can stand in a shell's single quotes, that has
// something to answer on this network: about its organisation with the most partners or, where
// it has none, about what it holds.
func firstQuery(ctx context.Context, reader network.Reader) (string, error) {
	pages, err := reader.List(ctx, network.Selection{Kind: network.KindOrganisation},
		network.Order{Field: network.ByPartners, Direction: network.Descending}, network.Window{First: 1})
	if err != nil {
		return "", fmt.Errorf("look for something to ask: %w", err)
	}
	text := "{ meta { version counts { kind count } } }"
	for _, item := range pages[network.WholeStore].Items {
		if organisation, is := item.Node.(*network.Organisation); is {
			text = askForPartners(organisation)
		}
	}
	return shellJSON(map[string]string{"query": text})
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

func shellJSON(value any) (string, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "", fmt.Errorf("encode the query to try: %w", err)
	}
	return strings.ReplaceAll(strings.TrimSpace(text.String()), "'", `\u0027`), nil
}

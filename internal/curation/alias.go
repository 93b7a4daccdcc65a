package curation

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

// maxAliasLength bounds a name in bytes.
const maxAliasLength = 300

// AddAlias gives an organisation another name, with the times of its use where they are known. The rules find organisations by it, too.
func (c *Curator) AddAlias(ctx context.Context, request Request, organisation network.ID, alias network.Alias) (*Result, error) {
	alias.Name = strings.TrimSpace(alias.Name)
	return c.do(ctx, action{
		Request: request, kind: network.ActionAddAlias, digest: []any{organisation, alias},
		plan: func(ctx context.Context) (*change, error) {
			if err := checkAlias(alias); err != nil {
				return nil, err
			}
			known, err := c.organisation(ctx, organisation)
			if err != nil {
				return nil, err
			}
			if slices.Contains(known.Aliases, alias) || alias.From == "" && alias.To == "" && slices.Contains([]string{known.Names.Fi, known.Names.Sv, known.Names.En}, alias.Name) {
				return nil, Problems{{CodeKnown, fmt.Sprintf("%s has the name %q already", organisation, alias.Name), []string{"name"}}}
			}
			batch, err := network.StateAlias(organisation, alias, text.HideContacts(request.Note), c.Now().UTC().Truncate(secondly))
			return &change{Batch: batch, subjects: []network.ID{organisation}}, err
		},
	})
}

func checkAlias(alias network.Alias) error {
	var problems Problems
	problems.text(CodeInvalid, "name", alias.Name, 1, maxAliasLength)
	if strings.ContainsAny(alias.Name, "\n\t") {
		problems.add(CodeInvalid, []string{"name"}, "name must be one line")
	}
	if alias.From != "" && alias.To != "" && alias.From > alias.To {
		problems.add(CodeInvalid, []string{"to"}, "the name was in use until %s, before it began to be on %s", alias.To, alias.From)
	}
	return problems.or(nil)
}

// organisation looks up one organisation by an argument of that name.
func (c *Curator) organisation(ctx context.Context, id network.ID) (*network.Organisation, error) {
	if _, err := c.organisations(ctx, "organisation", []network.ID{id}); err != nil {
		return nil, about("organisation", err)
	}
	nodes, err := c.Store.Nodes(ctx, []network.ID{id})
	if err != nil {
		return nil, fmt.Errorf("look for %s: %w", id, err)
	}
	organisation, is := nodes[id].(*network.Organisation)
	if !is {
		return nil, Problems{{CodeNotFound, fmt.Sprintf("the network has no organisation %s", id), []string{"organisation"}}}
	}
	return organisation, nil
}

// RemoveAlias takes back a name that a person gave to an organisation, under whichever of its ids. A name that
// documents state is no person's to take back, but what states it can be rejected.
func (c *Curator) RemoveAlias(ctx context.Context, request Request, organisation network.ID, name string) (*Result, error) {
	name = strings.TrimSpace(name)
	return c.do(ctx, action{
		Request: request, kind: network.ActionRemoveAlias, digest: []any{organisation, name},
		plan: func(ctx context.Context) (*change, error) {
			known, err := c.organisation(ctx, organisation)
			if err != nil {
				return nil, err
			}
			sources, err := c.aliasSources(ctx, organisation, name)
			if err != nil {
				return nil, err
			}
			if len(sources) > 0 {
				return &change{Batch: network.Batch{Removed: sources}, subjects: []network.ID{organisation}}, nil
			}
			if slices.ContainsFunc(known.Aliases, func(a network.Alias) bool { return a.Name == name }) {
				return nil, Problems{{CodeNotCurated, fmt.Sprintf("documents state the name %q: reject the names that they state", name), []string{"name"}}}
			}
			return nil, Problems{{CodeNotFound, fmt.Sprintf("%s has no alias %.80q", organisation, name), []string{"name"}}}
		},
	})
}

// aliasSources gives the sources by which people gave a name to an organisation. They are believed before all others
// that cite organisations, so they come first among the citations.
func (c *Curator) aliasSources(ctx context.Context, organisation network.ID, name string) ([]network.ID, error) {
	var found []network.ID
	window := network.Window{First: citationsAtOnce}
	for {
		pages, err := c.Store.Citations(ctx, network.CitationQuery{Of: []network.ID{organisation}, Window: window})
		if err != nil {
			return nil, fmt.Errorf("read the names of %s: %w", organisation, err)
		}
		page := pages[organisation]
		for _, item := range page.Items {
			if !network.IsAliasSource(item.Node.Source) {
				return found, nil
			}
			stated, is := item.Node.Node.(*network.Organisation)
			if is && slices.ContainsFunc(stated.Aliases, func(a network.Alias) bool { return a.Name == name }) {
				found = append(found, item.Node.Source)
			}
		}
		if !page.HasNext || len(page.Items) == 0 {
			return found, nil
		}
		window.After = &page.Items[len(page.Items)-1].Position
	}
}

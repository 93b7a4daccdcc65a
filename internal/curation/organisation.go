package curation

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"verkosto/internal/network"
)

// MaxOrganisations is how many organisations one action may speak of.
const MaxOrganisations = 20

// organisations looks up organisations by the ids that an argument has, and gives those that they are served as. What is
// wrong with the ids is [Problems].
func (c *Curator) organisations(ctx context.Context, path string, ids []network.ID) (served []network.ID, err error) {
	var problems Problems
	if len(ids) > MaxOrganisations {
		problems.add(CodeInvalid, []string{path}, "%d organisations are too many at once: name at most %d", len(ids), MaxOrganisations)
		return nil, problems
	}
	for i, id := range ids {
		if parsed, err := network.ParseID(string(id)); err != nil || parsed.Kind() != network.KindOrganisation {
			problems.add(CodeInvalid, []string{path, strconv.Itoa(i)}, "%.80q is no id of an organisation", id)
		} else if slices.Contains(ids[:i], id) {
			problems.add(CodeSame, []string{path, strconv.Itoa(i)}, "%s is named twice", id)
		}
	}
	if problems != nil {
		return nil, problems
	}
	known, err := c.Store.Nodes(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("look for organisations: %w", err)
	}
	for i, id := range ids {
		organisation, is := known[id].(*network.Organisation)
		if !is {
			problems.add(CodeNotFound, []string{path, strconv.Itoa(i)}, "the network has no organisation %s", id)
			continue
		}
		served = append(served, organisation.ID)
	}
	return served, problems.or(nil)
}

// decisions gives what a person decided about pairs, as one batch.
func (c *Curator) decisions(verdict network.Verdict, one network.ID, others []network.ID, by, note string) (network.Batch, error) {
	var all network.Batch
	for _, other := range others {
		batch, err := network.Decide(verdict, one, other, by, note, c.Now().UTC().Truncate(secondly))
		if err != nil {
			return network.Batch{}, err
		}
		all.Sources = append(all.Sources, batch.Sources...)
		all.Citations = append(all.Citations, batch.Citations...)
		all.Complete = append(all.Complete, batch.Complete...)
	}
	return all, nil
}

// called gives the ids of organisations for a message.
func called(ids []network.ID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return strings.Join(texts, " and ")
}

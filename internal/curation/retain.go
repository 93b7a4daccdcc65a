package curation

import (
	"context"
	"fmt"
	"slices"
	"time"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

// Retention says for how long what is kept. Zero is for ever.
type Retention struct {
	Contacts int // years for which e-mails and telephones of people are kept after the last of their projects has ended
	Audit    int // years for which entries of the audit log are kept
}

// Retain lets go what was kept for long enough. What a later import states again comes back, until Retain is
// called the next time: so it is called again and again. It gives nil where nothing is old enough; with rehearse it only tells
// what would go.
func (c *Curator) Retain(ctx context.Context, request Request, retention Retention, rehearse bool) (*Result, error) {
	if retention.Contacts < 0 || retention.Audit < 0 {
		return nil, Problems{{CodeInvalid, "years of retention count from 1; 0 is for ever", nil}}
	}
	batch := network.Batch{Rehearse: true}
	today := c.Now().UTC()
	if retention.Contacts > 0 {
		people, err := c.lapsed(ctx, network.Date(today.AddDate(-retention.Contacts, 0, 0).Format(time.DateOnly)))
		if err != nil {
			return nil, err
		}
		for _, person := range people {
			batch.Erase = append(batch.Erase, network.Erasure{Person: person, ContactsOnly: true, Passing: true})
		}
	}
	if retention.Audit > 0 {
		batch.AuditBefore = new(today.AddDate(-retention.Audit, 0, 0))
	}
	return c.letGo(ctx, request, retention, batch, rehearse)
}

// letGo does what a batch says, unless that is nothing.
func (c *Curator) letGo(ctx context.Context, request Request, retention Retention, batch network.Batch, rehearse bool) (*Result, error) {
	if !batch.Erases() {
		return nil, nil //nolint:nilnil // nothing is old enough
	}
	do := func() (*Result, error) {
		return c.do(ctx, action{
			Request: request, kind: network.ActionRetain, digest: []any{retention, c.Now().UTC().Format(time.DateOnly), rehearse},
			plan: func(context.Context) (*change, error) { return &change{Batch: batch}, nil },
		})
	}
	result, err := do()
	if err != nil || rehearse || result.Replayed {
		return result, err
	}
	if e := result.Change.Erased; e.Removed+e.Rewritten+e.Expired+len(e.Entries) == 0 {
		return nil, nil //nolint:nilnil // nothing is old enough
	}
	batch.Rehearse = false
	return do()
}

// peopleAtOnce is how many people are looked at together.
const peopleAtOnce = 1000

// lapsed gives people with contacts, all of whose projects ended before a day, unless someone with another project has the same
// address or number. Those of whom no project is known stay, for nothing tells when they were needed last. At most
// [network.MaxKeys] are given.
func (c *Curator) lapsed(ctx context.Context, before network.Date) ([]network.ID, error) {
	var lapsed []*network.Person
	inUse := make(map[string]bool)
	window := network.Window{First: peopleAtOnce}
	for {
		pages, err := c.Store.List(ctx, network.Selection{Kind: network.KindPerson}, network.Order{}, window)
		if err != nil {
			return nil, fmt.Errorf("list people: %w", err)
		}
		page := pages[network.WholeStore]
		over, err := c.over(ctx, page, before)
		if err != nil {
			return nil, err
		}
		for _, item := range page.Items {
			person, is := item.Node.(*network.Person)
			switch {
			case !is || person.Email+person.Phone == "":
			case over[person.ID]:
				lapsed = append(lapsed, person)
			default:
				for _, key := range contactsOf(person) {
					inUse[key] = true
				}
			}
		}
		if !page.HasNext || len(page.Items) == 0 {
			break
		}
		window.After = &page.Items[len(page.Items)-1].Position
	}
	var ids []network.ID
	for _, person := range lapsed {
		shared := slices.ContainsFunc(contactsOf(person), func(key string) bool { return inUse[key] })
		if !shared && len(ids) < network.MaxKeys {
			ids = append(ids, person.ID)
		}
	}
	return ids, nil
}

// contactsOf gives the keys of a person's address and number.
func contactsOf(person *network.Person) []string {
	var keys []string
	for _, key := range []string{text.EmailKey(person.Email), text.PhoneKey(person.Phone)} {
		if key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// partsAtOnce is how many participations of one person are looked at; whoever has more counts as one whose projects go on.
const partsAtOnce = 200

// over says of people whether they are contacts of projects, and all of these ended before a day.
func (c *Curator) over(ctx context.Context, page network.Page[network.Node], before network.Date) (map[network.ID]bool, error) {
	people := make([]network.ID, len(page.Items))
	for i, item := range page.Items {
		people[i] = item.Node.NodeID()
	}
	pages, err := c.Store.List(ctx, network.Selection{
		Kind: network.KindParticipation, Of: people, Via: network.LinkContact,
	}, network.Order{}, network.Window{First: partsAtOnce})
	if err != nil {
		return nil, fmt.Errorf("list what people are contacts of: %w", err)
	}
	projects := make(map[network.ID][]network.ID)
	var asked []network.ID
	for person, parts := range pages {
		for _, item := range parts.Items {
			if part, is := item.Node.(*network.Participation); is && !parts.HasNext {
				projects[person] = append(projects[person], part.Project)
				asked = append(asked, part.Project)
			}
		}
	}
	ended, err := c.ended(ctx, asked, before)
	if err != nil {
		return nil, err
	}
	over := make(map[network.ID]bool)
	for person, of := range projects {
		over[person] = !slices.ContainsFunc(of, func(id network.ID) bool { return !ended[id] })
	}
	return over, nil
}

// ended says which projects ended before a day.
func (c *Curator) ended(ctx context.Context, ids []network.ID, before network.Date) (map[network.ID]bool, error) {
	ended := make(map[network.ID]bool)
	slices.Sort(ids)
	for part := range slices.Chunk(slices.Compact(ids), network.MaxKeys) {
		nodes, err := c.Store.Nodes(ctx, part)
		if err != nil {
			return nil, fmt.Errorf("read when projects ended: %w", err)
		}
		for id, node := range nodes {
			if project, is := node.(*network.Project); is {
				ended[id] = project.End != "" && project.End.Last() < before
			}
		}
	}
	return ended, nil
}

package export

import (
	"context"
	"fmt"

	"verkosto/internal/network"
)

// partnerRoles are the roles that make partners.
var partnerRoles = func() (roles []network.Role) {
	for _, role := range allRoles {
		if role.MakesPartners() {
			roles = append(roles, role)
		}
	}
	return roles
}()

// partnering selects the organisations that take part in projects that pass as partners, alone
// or with others.
func (d *drawing) partnering() network.Selection {
	return network.Selection{
		Kind: network.KindOrganisation, Filter: &network.OrganisationFilter{Roles: partnerRoles, Projects: d.head.Request.Filter},
	}
}

// organisations hands over the nodes of the network of organisations.
func (d *drawing) organisations(ctx context.Context) error {
	return d.each(ctx, d.partnering(), nodesAtOnce, d.put)
}

// partnerships hands over the edges of the network of organisations: each pair once, from the
// one whose id comes first.
func (d *drawing) partnerships(ctx context.Context) error {
	return d.each(ctx, d.partnering(), partnersAtOnce, func(items []item) error {
		ids := idsOf(items)
		first, err := d.partners(ctx, ids, network.Window{First: nodesAtOnce})
		if err != nil {
			return err
		}
		for _, id := range ids {
			page := first[id]
			for len(page.Items) > 0 {
				if err := d.pairs(id, page.Items); err != nil {
					return err
				}
				if !page.HasNext {
					break
				}
				after := page.Items[len(page.Items)-1].Position
				more, err := d.partners(ctx, []network.ID{id}, network.Window{First: nodesAtOnce, After: &after})
				if err != nil {
					return err
				}
				page = more[id]
			}
		}
		return nil
	})
}

func (d *drawing) partners(ctx context.Context, of []network.ID, window network.Window) (map[network.ID]network.Page[network.Partner], error) {
	found, err := d.reader.Partners(ctx, network.PartnerQuery{Of: of, Projects: d.head.Request.Filter, Window: window})
	if err != nil {
		return nil, fmt.Errorf("read partners of %d organisations from %s: %w", len(of), of[0], err)
	}
	return found, nil
}

func (d *drawing) pairs(id network.ID, partners []network.Item[network.Partner]) error {
	for _, partner := range partners {
		if partner.Node.Organisation.ID < id {
			continue
		}
		drawn := partnersEdge(id, partner.Node)
		if err := d.sink.edge(&drawn); err != nil {
			return err
		}
	}
	return nil
}

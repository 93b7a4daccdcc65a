package query

import (
	"context"
	"encoding/json"
	"slices"

	"verkosto/internal/network"
)

// Flows are a page of flows, with the places that they lead from and to.
type Flows struct {
	Version uint64
	Total   int
	List[network.Flow]
	Places map[network.ID]network.Node
	points map[network.ID]network.Coordinates
}

// Flows gives a page of the flows between places, with where those are: one call to the store for the flows, one for
// the places and, between regions, one for the municipalities in them.
func (q *Queries) Flows(ctx context.Context, level network.Kind, projects *network.ProjectFilter, paging Paging) (Flows, error) {
	listing := Listing{What: "FLOW_" + string(level), Order: network.Order{Field: network.ByProjects, Direction: network.Descending}}
	window, err := listing.window(paging)
	if err != nil {
		return Flows{}, err
	}
	found, err := q.reader.Flows(ctx, network.FlowQuery{Level: level, Projects: projects, Window: window})
	if err != nil {
		return Flows{}, err
	}
	flows := Flows{Version: found.Version, Total: found.Total, List: List[network.Flow]{listing, found.Page}}
	var ids []network.ID
	for _, item := range found.Items {
		ids = append(ids, item.Node.From, item.Node.To)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if flows.Places, err = q.flowPlaces(ctx, ids); err != nil {
		return Flows{}, err
	}
	flows.points, err = q.points(ctx, level, ids, flows.Places)
	return flows, err
}

// FlowTotals are what flows come to, with the places that they leave and reach.
type FlowTotals struct {
	network.FlowTotals
	Places map[network.ID]network.Node
}

// FlowTotals tells what flows come to: one call to the store for the totals, and one for the places.
func (q *Queries) FlowTotals(ctx context.Context, query network.FlowTotalsQuery) (FlowTotals, error) {
	found, err := q.reader.FlowTotals(ctx, query)
	if err != nil {
		return FlowTotals{}, err
	}
	var ids []network.ID
	for _, total := range slices.Concat(found.Origins.Totals, found.Destinations.Totals) {
		ids = append(ids, total.Place)
	}
	slices.Sort(ids)
	places, err := q.flowPlaces(ctx, slices.Compact(ids))
	return FlowTotals{found, places}, err
}

// flowPlaces reads places, each of which must be there.
func (q *Queries) flowPlaces(ctx context.Context, ids []network.ID) (map[network.ID]network.Node, error) {
	places, err := q.Nodes(ctx, ids)
	if err == nil && len(places) < len(ids) {
		err = network.Errorf(network.Unavailable, "places changed while flows were read: ask again")
	}
	return places, err
}

// points gives where places are: municipalities by their own coordinates, regions by the mean of those of the
// municipalities that are part of them now.
func (q *Queries) points(
	ctx context.Context, level network.Kind, ids []network.ID, places map[network.ID]network.Node,
) (map[network.ID]network.Coordinates, error) {
	points := make(map[network.ID]network.Coordinates, len(ids))
	if level == network.KindMunicipality {
		for id, place := range places {
			if municipality, is := place.(*network.Municipality); is && municipality.Location != nil {
				points[id] = *municipality.Location
			}
		}
		return points, nil
	}
	current := true
	parts, err := q.reader.List(ctx,
		network.Selection{Kind: network.KindMunicipality, Of: ids, Via: network.LinkPartOf, Filter: &network.PlaceFilter{Current: &current}},
		network.Order{}, network.Window{First: network.MaxKeys})
	if err != nil {
		return nil, err
	}
	for id, page := range parts {
		if point, known := mean(page); known {
			points[id] = point
		}
	}
	return points, nil
}

func mean(page network.Page[network.Node]) (point network.Coordinates, known bool) {
	count := 0.0
	for _, item := range page.Items {
		if municipality, is := item.Node.(*network.Municipality); is && municipality.Location != nil {
			count++
			point.Latitude += municipality.Location.Latitude
			point.Longitude += municipality.Location.Longitude
		}
	}
	if count == 0 {
		return point, false
	}
	return network.Coordinates{Latitude: point.Latitude / count, Longitude: point.Longitude / count}, true
}

// Distance gives the kilometres that a flow leads ([network.Distance]), nil where it isn't known where its places are.
func (f *Flows) Distance(flow network.Flow) *float64 {
	from, knowsFrom := f.points[flow.From]
	to, knowsTo := f.points[flow.To]
	if !knowsFrom || !knowsTo {
		return nil
	}
	distance := network.Distance(from, to)
	return &distance
}

// GeoJSON gives the flows of the page as a feature collection (RFC 7946), in their order: lines, or points for those
// within one place. The geometry is null where it isn't known where the places are.
func (f *Flows) GeoJSON() (string, error) {
	type object map[string]any
	features := make([]object, 0, len(f.Items))
	for _, item := range f.Items {
		flow := item.Node
		properties := object{"from": flow.From, "to": flow.To, "projects": flow.Projects, "granted": nil, "distanceKm": nil}
		if flow.Granted != nil {
			properties["granted"] = flow.Granted.String()
		}
		feature := object{"type": "Feature", "id": flow.Key(), "geometry": nil, "properties": properties}
		if distance := f.Distance(flow); distance != nil {
			from, to := f.points[flow.From], f.points[flow.To]
			properties["distanceKm"] = *distance
			feature["geometry"] = object{"type": "LineString", "coordinates": [][2]float64{{from.Longitude, from.Latitude}, {to.Longitude, to.Latitude}}}
			if flow.From == flow.To {
				feature["geometry"] = object{"type": "Point", "coordinates": [2]float64{from.Longitude, from.Latitude}}
			}
		}
		features = append(features, feature)
	}
	text, err := json.Marshal(object{"type": "FeatureCollection", "features": features})
	if err != nil {
		return "", network.Wrap(network.Internal, err, "write flows as GeoJSON")
	}
	return string(text), nil
}

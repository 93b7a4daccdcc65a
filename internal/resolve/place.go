package resolve

import (
	"verkosto/internal/finland"
	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// takeArea takes the target area of a project. A place that the official classification
// does not have is a problem.
func takeArea(f *fields, p *network.Project, places []mention.Place) {
	p.Regions = takePlaces(f, "regions", named(places, network.KindRegion), findRegion)
	p.SubRegions = takePlaces(f, "subRegions", named(places, network.KindSubRegion), findSubRegion)
	p.Municipalities = takePlaces(f, "municipalities", named(places, network.KindMunicipality), findMunicipality(year(p.Start)))
}

func named(places []mention.Place, kind network.Kind) []mention.Text {
	var names []mention.Text
	for _, place := range places {
		if place.Kind == kind {
			names = append(names, place.Name)
		}
	}
	return names
}

// find gives the id of the place with a name.
type find func(name string) (network.ID, bool)

// takePlaces looks the names of a list up. A name that was cut at its comma ("Koski, Tl") is put
// together again if that makes it a place, and what follows the comma is none.
func takePlaces(f *fields, field string, names []mention.Text, find find) []network.ID {
	var ids []network.ID
	for i := 0; i < len(names); i++ {
		name := names[i]
		id, found := find(name.Value)
		if i+1 < len(names) {
			if _, another := find(names[i+1].Value); !another {
				if joined, whole := find(name.Value + ", " + names[i+1].Value); whole {
					id, found = joined, true
					i++
				}
			}
		}
		if !found && name.Problem == nil {
			name.Problem = &network.Problem{Code: network.ProblemUnknownPlace, Message: "the official classification has no such place in Finland"}
		}
		take(f, field, name)
		if found && !contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func contains(ids []network.ID, id network.ID) bool {
	for _, known := range ids {
		if known == id {
			return true
		}
	}
	return false
}

func findRegion(name string) (network.ID, bool) {
	region, found := finland.FindRegion(name)
	return network.RegionID(region.Code), found
}

func findSubRegion(name string) (network.ID, bool) {
	subRegion, found := finland.FindSubRegion(name)
	return network.SubRegionID(subRegion.Code), found
}

// findMunicipality looks for one that existed in a year, and else for one that ever did:
// registers go on printing the names of municipalities that were merged.
func findMunicipality(at int) find {
	return func(name string) (network.ID, bool) {
		municipality, found := finland.FindMunicipality(name, at)
		if !found {
			municipality, found = finland.FindMunicipality(name, 0)
		}
		return network.MunicipalityID(municipality.Code), found
	}
}

// homeMunicipality gives the municipality that an organisation's postal address is in:
// "" where it is abroad, or where the post town is not called as a municipality.
func homeMunicipality(city mention.Text, country string) network.ID {
	if city.Value == "" || country != "" && country != "FI" {
		return ""
	}
	id, found := findMunicipality(0)(city.Value)
	if !found {
		return ""
	}
	return id
}

// Package finland is the official classification of Finnish places: regions (maakunta), sub-regions (seutukunta)
// and municipalities (kunta), with their names in Finnish and Swedish, as a table inside the program.
//
// The table holds the classification of 2026 and, beside it, the municipalities that have ceased since 2005, but for those
// whose name another place or a common word has (Lappi, Saari, the former Loimaa and Vöyri). Their codes, last years and successors were
// compared with Statistics Finland's list of abolished municipalities. Of one that was divided (Längelmäki) the successor is that of the larger part. Which sub-region and region a municipality belongs to has changed over the years;
// the table has the newest state, and for a municipality that ceased the last one or its successor's.
//
// Source: Statistics Finland, classifications of municipalities, sub-regions and regions, CC BY 4.0.
package finland

import (
	"slices"
	"strings"
)

// Region is a maakunta.
type Region struct {
	Code     string // two digits
	Finnish  string
	Swedish  string
	English  string
	Genitive string // of the Finnish name, as in "Pirkanmaan liitto"
	NUTS3    string
}

// SubRegion is a seutukunta.
type SubRegion struct {
	Code     string // three digits
	Finnish  string // the official name, which is Swedish where the area is
	Swedish  string
	Region   string // code of its region
	Genitive string // as registers print it: "Tampereen", "Luoteis-Pirkanmaan"

	otherNames []string
}

// Municipality is a kunta, a city or not.
type Municipality struct {
	Code      string // three digits
	Finnish   string
	Swedish   string // the Finnish name where there is no other
	Genitive  string // of the Finnish name, as in "Tampereen kaupunki"
	SubRegion string // code of its sub-region
	Region    string // code of its region
	Latitude  float64
	Longitude float64 // of its centre in WGS 84 degrees; both are 0 where not known
	LastYear  int     // the last year in which it existed; 0 for today's municipalities
	Successor string  // code of the municipality that it became part of; "" for today's and where not known
}

// Located tells whether the centre is known.
func (m Municipality) Located() bool { return m.Latitude != 0 }

// existed tells whether the municipality was there in a year; year 0 is any year.
func (m Municipality) existed(year int) bool {
	return year == 0 || m.LastYear == 0 || year <= m.LastYear
}

// Regions gives all regions by code.
func Regions() []Region { return slices.Clone(places().regions) }

// SubRegions gives all sub-regions by code.
func SubRegions() []SubRegion { return slices.Clone(places().subRegions) }

// Municipalities gives all municipalities by code, those that have ceased among them.
func Municipalities() []Municipality { return slices.Clone(places().municipalities) }

// RegionByCode gives the region with a code of two digits.
func RegionByCode(code string) (Region, bool) {
	return byCode(places().regions, code, func(r Region) string { return r.Code })
}

// SubRegionByCode gives the sub-region with a code of three digits.
func SubRegionByCode(code string) (SubRegion, bool) {
	return byCode(places().subRegions, code, func(s SubRegion) string { return s.Code })
}

// MunicipalityByCode gives the municipality with a code of three digits, also one that has ceased.
func MunicipalityByCode(code string) (Municipality, bool) {
	return byCode(places().municipalities, code, func(m Municipality) string { return m.Code })
}

func byCode[Place any](sorted []Place, code string, codeOf func(Place) string) (place Place, found bool) {
	at, found := slices.BinarySearchFunc(sorted, code, func(p Place, code string) int {
		return strings.Compare(codeOf(p), code)
	})
	if found {
		place = sorted[at]
	}
	return place, found
}

// Current follows the successors of a municipality to the one that exists today. It gives false for an unknown code, and
// for a municipality that ceased and whose successor is not known.
func Current(code string) (Municipality, bool) {
	m, found := MunicipalityByCode(code)
	for found && m.LastYear != 0 {
		m, found = MunicipalityByCode(m.Successor) // ends: a test follows every chain
	}
	return m, found
}

// FindRegion finds a region by its name in Finnish, Swedish or English, or by its Finnish genitive. Case,
// diacritics, and the choice between hyphen, dash and space don't matter.
func FindRegion(name string) (Region, bool) { return find(places().regionsByName, name) }

// FindSubRegion finds a sub-region by its name in Finnish or Swedish, by the genitive that registers print, or by another
// name in use, such as Turunmaa and Pietarsaari. Names match as in [FindRegion]; a following "seutukunta",
// "seutukunnan" or "seutu" doesn't matter.
func FindSubRegion(name string) (SubRegion, bool) {
	if region, found := find(places().subRegionsByName, name); found {
		return region, true
	}
	return find(places().subRegionsByName, withoutKind(name))
}

// FindMunicipality finds a municipality by its name in Finnish or Swedish, or by its Finnish genitive, if it existed
// in the year at; year 0 is any year. Names match as in [FindRegion], "Koski, Tl" is "Koski Tl" and "mlk" is short for
// "maalaiskunta". The year in which a municipality was founded is not known, so it counts as having existed always.
func FindMunicipality(name string, at int) (Municipality, bool) {
	m, found := find(places().municipalitiesByName, name)
	if town, short := strings.CutSuffix(strings.ToLower(strings.TrimRight(name, ". ")), " mlk"); short {
		m, found = find(places().municipalitiesByName, town+" maalaiskunta")
	}
	if !found || !m.existed(at) {
		return Municipality{}, false
	}
	return m, true
}

func find[Place any](byName map[string]Place, name string) (Place, bool) {
	place, found := byName[nameKey(name)]
	return place, found
}

package finland

import (
	_ "embed" // the table
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed places.tsv
var placesTSV string

// table is the classification, read.
type table struct {
	regions        []Region
	subRegions     []SubRegion
	municipalities []Municipality

	regionsByName        map[string]Region
	subRegionsByName     map[string]SubRegion
	municipalitiesByName map[string]Municipality
}

// places reads the table when it is first asked for. It is part of the program, so an error in it is the programmer's.
var places = sync.OnceValue(func() *table {
	t, err := parse(placesTSV)
	if err != nil {
		panic(err)
	}
	return t
})

// parse reads the layout that the table's head describes. Every kind stands by code, regions first.
func parse(tsv string) (*table, error) {
	t := &table{
		regionsByName:        make(map[string]Region),
		subRegionsByName:     make(map[string]SubRegion),
		municipalitiesByName: make(map[string]Municipality),
	}
	regionOf := make(map[string]string) // by sub-region
	for n, line := range strings.Split(strings.TrimSuffix(tsv, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		var err error
		switch kind := fields[0]; {
		case kind == "R" && len(fields) == 7:
			t.addRegion(fields)
		case kind == "S" && len(fields) == 7:
			regionOf[fields[1]] = fields[4]
			t.addSubRegion(fields)
		case kind == "M" && len(fields) == 10:
			err = t.addMunicipality(fields, regionOf[fields[4]])
		default:
			err = fmt.Errorf("a line of kind %q cannot have %d fields", kind, len(fields))
		}
		if err != nil {
			return nil, fmt.Errorf("read line %d of the table of places: %w", n+1, err)
		}
	}
	return t, nil
}

func (t *table) addRegion(f []string) {
	r := Region{Code: f[1], Finnish: f[2], Swedish: f[3], English: f[4], Genitive: f[5], NUTS3: f[6]}
	t.regions = append(t.regions, r)
	index(t.regionsByName, r, r.Finnish, r.Swedish, r.English, r.Genitive)
}

func (t *table) addSubRegion(f []string) {
	s := SubRegion{Code: f[1], Finnish: f[2], Swedish: f[3], Region: f[4], Genitive: f[5]}
	if f[6] != "" {
		s.otherNames = strings.Split(f[6], "|")
	}
	t.subRegions = append(t.subRegions, s)
	index(t.subRegionsByName, s, s.Finnish, s.Swedish, s.Genitive)
	index(t.subRegionsByName, s, s.otherNames...)
}

func (t *table) addMunicipality(f []string, region string) error {
	m := Municipality{Code: f[1], Finnish: f[2], Swedish: f[3], SubRegion: f[4], Region: region, Genitive: f[5], Successor: f[9]}
	if f[6] != "" {
		var err error
		if m.Latitude, err = strconv.ParseFloat(f[6], 64); err != nil {
			return fmt.Errorf("read latitude: %w", err)
		}
		if m.Longitude, err = strconv.ParseFloat(f[7], 64); err != nil {
			return fmt.Errorf("read longitude: %w", err)
		}
	}
	if f[8] != "" {
		var err error
		if m.LastYear, err = strconv.Atoi(f[8]); err != nil {
			return fmt.Errorf("read last year: %w", err)
		}
	}
	t.municipalities = append(t.municipalities, m)
	index(t.municipalitiesByName, m, m.Finnish, m.Swedish, m.Genitive)
	return nil
}

// index files a place under its names; the first place with a name keeps it, and tests know that there is no second.
func index[Place any](byName map[string]Place, place Place, names ...string) {
	for _, name := range names {
		if key := nameKey(name); key != "" {
			if _, taken := byName[key]; !taken {
				byName[key] = place
			}
		}
	}
}

// nameKey folds a place name: lower case, no diacritics, and one space for any run of anything that is no letter or digit.
func nameKey(name string) string {
	var key strings.Builder
	gap := false
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && key.Len() > 0 {
				key.WriteByte(' ')
			}
			gap = false
			key.WriteRune(unicode.ToLower(r))
		case !unicode.IsMark(r):
			gap = true
		}
	}
	return key.String()
}

// withoutKind takes the word away that says that a name is a sub-region's.
func withoutKind(name string) string {
	for _, kind := range []string{" seutukunta", " seutukunnan", " seutu", " seudun"} {
		if rest, found := strings.CutSuffix(strings.ToLower(strings.TrimSpace(name)), kind); found {
			return rest
		}
	}
	return name
}

package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"

	"verkosto/internal/finland"
	"verkosto/internal/network"
)

// ClassificationSource is the id of the source of the official Finnish places.
var ClassificationSource = network.SourceID("official-classification", "finland")

// Classification gives the official Finnish places as citations of one source, complete.
// Its version changes with its content. The batch is made once and shared: it is not to be changed.
var Classification = sync.OnceValue(func() network.Batch {
	citations := append(append(regions(), subRegions()...), municipalities()...)
	return network.Batch{
		Sources: []*network.Source{{
			ID:      ClassificationSource,
			Format:  "official-classification",
			Rank:    network.RankOfficial,
			Address: "https://stat.fi/en/luokitukset",
			Title:   "Municipalities, sub-regions and regions of Finland, Statistics Finland",
			SHA256:  versionOf(citations),
			Licence: "CC BY 4.0",
		}},
		Citations: citations,
		Complete:  []network.ID{ClassificationSource},
	}
})

// versionOf gives the SHA-256 of what is cited.
func versionOf(citations []network.Citation) string {
	sum := sha256.New()
	for _, citation := range citations {
		content, err := json.Marshal(citation.Node)
		if err != nil {
			panic(fmt.Sprintf("resolve: encode a place: %v", err)) // strings and numbers of our own
		}
		_, _ = sum.Write(content) // never fails
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func official(node network.Node) network.Citation {
	return network.Citation{Source: ClassificationSource, Node: node, Method: network.MethodField, Confidence: 1}
}

func regions() []network.Citation {
	var citations []network.Citation
	for _, region := range finland.Regions() {
		citations = append(citations, official(&network.Region{
			ID:    network.RegionID(region.Code),
			Code:  region.Code,
			Names: network.Names{Fi: region.Finnish, Sv: region.Swedish, En: region.English},
			NUTS:  region.NUTS3,
		}))
	}
	return citations
}

func subRegions() []network.Citation {
	var citations []network.Citation
	for _, subRegion := range finland.SubRegions() {
		citations = append(citations, official(&network.SubRegion{
			ID:     network.SubRegionID(subRegion.Code),
			Code:   subRegion.Code,
			Names:  network.Names{Fi: subRegion.Finnish, Sv: subRegion.Swedish},
			Region: network.RegionID(subRegion.Region),
		}))
	}
	return citations
}

func municipalities() []network.Citation {
	var citations []network.Citation
	for _, known := range finland.Municipalities() {
		municipality := &network.Municipality{
			ID:        network.MunicipalityID(known.Code),
			Code:      known.Code,
			Names:     network.Names{Fi: known.Finnish, Sv: known.Swedish},
			SubRegion: network.SubRegionID(known.SubRegion),
			Region:    network.RegionID(known.Region),
			LastYear:  known.LastYear,
		}
		if known.Located() {
			municipality.Location = &network.Coordinates{Latitude: known.Latitude, Longitude: known.Longitude}
		}
		if known.Successor != "" {
			municipality.MergedInto = network.MunicipalityID(known.Successor)
			municipality.MergedYear = known.LastYear + 1
		}
		citations = append(citations, official(municipality))
	}
	return citations
}

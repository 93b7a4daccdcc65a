package export

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"verkosto/internal/network"
)

// Head is what every export says of itself, in its format's own place.
type Head struct {
	DataVersion uint64       // of the store, at the start and at the end
	Request     Request      // what was asked for
	Sources     int          // documents that the network was read from
	ReadAt      network.Date // when the newest of them was read, "" if none says
	Licences    []Licence    // of the sources: those with the most first, then by name
	Unlicensed  int          // sources that state no licence
}

// Licence is what some sources may be used under, in their words.
type Licence struct {
	Name    string
	Sources int // how many
}

// mostLicences bounds how many different licences are told apart. Further ones count as
// [otherLicences].
const (
	mostLicences  = 100
	otherLicences = "others, see the sources"
)

// headOf reads what an export says of itself.
func headOf(ctx context.Context, reader Reader, request Request) (Head, error) {
	meta, err := reader.Meta(ctx)
	if err != nil {
		return Head{}, fmt.Errorf("read the data version: %w", err)
	}
	head := Head{DataVersion: meta.Version, Request: request}
	licences := make(map[string]int)
	for items, err := range pages(ctx, reader, network.Selection{Kind: network.KindSource}) {
		if err != nil {
			return Head{}, err
		}
		for _, item := range items {
			head.count(item.Node.(*network.Source), licences)
		}
	}
	for name, sources := range licences {
		head.Licences = append(head.Licences, Licence{name, sources})
	}
	slices.SortFunc(head.Licences, func(a, b Licence) int {
		return cmp.Or(-cmp.Compare(a.Sources, b.Sources), cmp.Compare(a.Name, b.Name))
	})
	return head, nil
}

func (h *Head) count(source *network.Source, licences map[string]int) {
	h.Sources++
	if !source.ReadAt.IsZero() {
		h.ReadAt = max(h.ReadAt, network.DateOf(source.ReadAt))
	}
	name := source.Licence
	if name == "" {
		h.Unlicensed++
		return
	}
	if licences[name] == 0 && len(licences) >= mostLicences {
		name = otherLicences
	}
	licences[name]++
}

// remark is one thing that an export says of itself.
type remark struct{ name, text string }

// remarks gives all of the head as text.
func (h *Head) remarks() []remark {
	kinds := "all"
	switch {
	case h.Request.Projection != ProjectionNone:
		kinds = string(network.KindOrganisation)
	case h.Request.Kinds != nil:
		kinds = listed(h.Request.Kinds)
	}
	return []remark{
		{"generator", "Verkosto"},
		{"dataVersion", strconv.FormatUint(h.DataVersion, 10)},
		{"filter", cmp.Or(h.Request.Asked, "none")},
		{"projection", cmp.Or(string(h.Request.Projection), "none")},
		{"kinds", kinds},
		{"sources", strconv.Itoa(h.Sources)},
		{"readAt", string(h.ReadAt)},
		{"licence", h.licence()},
	}
}

// licence tells the licences in one line.
func (h *Head) licence() string {
	var parts []string
	for _, licence := range h.Licences {
		parts = append(parts, fmt.Sprintf("%s (%s)", licence.Name, inWords(licence.Sources)))
	}
	if h.Unlicensed > 0 {
		parts = append(parts, fmt.Sprintf("not stated (%s)", inWords(h.Unlicensed)))
	}
	return cmp.Or(strings.Join(parts, "; "), "no sources")
}

func inWords(sources int) string {
	if sources == 1 {
		return "1 source"
	}
	return strconv.Itoa(sources) + " sources"
}

// description tells the head in one paragraph, for formats that have a place for no more.
func (h *Head) description() string {
	var parts []string
	for _, remark := range h.remarks() {
		if remark.text != "" {
			parts = append(parts, remark.name+": "+remark.text)
		}
	}
	return strings.Join(parts, "\n")
}

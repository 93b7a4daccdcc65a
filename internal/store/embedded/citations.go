package embedded

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/hex"
	"iter"
	"slices"
	"sort"
	"strconv"

	"github.com/go-json-experiment/json"

	"verkosto/internal/network"
)

// Citations implements [network.Reader].
func (s *Store) Citations(ctx context.Context, query network.CitationQuery) (map[network.ID]network.Page[network.Citation], error) {
	if err := checkKeys(query.Of); err != nil {
		return nil, err
	}
	if err := checkWindow(query.Window); err != nil {
		return nil, err
	}
	place := placeInNode
	if query.From {
		place = placeInSource
	}
	after, err := place(query.Window.After)
	if err != nil {
		return nil, err
	}
	before, err := place(query.Window.Before)
	if err != nil {
		return nil, err
	}
	var pages map[network.ID]network.Page[network.Citation]
	err = s.readFile(ctx, func(v *view) error {
		wanted := make(map[network.ID]excerpt, len(query.Of))
		for _, id := range query.Of {
			if _, given := wanted[id]; !given {
				wanted[id] = v.excerpt(v.placed(v.slot(id), query.From), after, before, query.Window)
			}
		}
		var err error
		pages, err = v.citations(wanted)
		return err
	})
	if err != nil {
		return nil, err
	}
	return pages, nil
}

// placement is where a citation stands among those of its node or of its source.
type placement struct {
	source *network.Source // among those of a node: as far as its place in the order goes
	node   network.ID      // among those of a source
	line   int32
	key    citationKey
	number int32
}

// compare compares placements: in the order of belief among those of a node, of lines, ids
// and keys among those of a source.
func (a *placement) compare(b *placement) int {
	if a.source != nil {
		return compareBelief(voice{source: a.source, line: a.line, key: a.key}, voice{source: b.source, line: b.line, key: b.key})
	}
	return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.node, b.node), bytes.Compare(a.key[:], b.key[:]))
}

// placed gives the citations of a node, or from a source, in order. Long lists are kept for
// the next page.
func (v *view) placed(s slot, from bool) []placement {
	if s == none {
		return nil
	}
	list := func() []placement {
		var placed []placement
		for number := range v.factsAbout(s, from) {
			f := &v.ledger.facts[number]
			p := placement{line: f.line, key: f.key, number: number}
			if from {
				p.node = v.vertices[f.node].id
			} else {
				p.source = v.vertices[f.source].node.(*network.Source)
			}
			placed = append(placed, p)
		}
		slices.SortFunc(placed, func(a, b placement) int { return a.compare(&b) })
		return placed
	}
	length := 0
	for range v.factsAbout(s, from) {
		if length++; length == fewToSort {
			return derive(v, placedOf{s, from}, list)
		}
	}
	return list()
}

// factsAbout gives the numbers of the facts that are stated of a node under any of its ids, or from a source.
func (v *view) factsAbout(s slot, from bool) iter.Seq[int32] {
	if from {
		return v.factsFrom(s)
	}
	return func(yield func(int32) bool) {
		for _, id := range v.joined.Members(v.vertices[s].id) {
			if member := v.own(id); member != none {
				for number := range v.factsOf(member) {
					if !yield(number) {
						return
					}
				}
			}
		}
	}
}

// placedOf is the key of a long list of citations.
type placedOf struct {
	slot slot
	from bool
}

// excerpt is the part of an ordered list of citations that a window shows.
type excerpt struct {
	placed           []placement
	hasPrev, hasNext bool
}

func (v *view) excerpt(placed []placement, after, before *placement, w network.Window) excerpt {
	begin, end := 0, len(placed)
	if after != nil {
		begin = sort.Search(len(placed), func(i int) bool { return placed[i].compare(after) > 0 })
	}
	if before != nil {
		end = sort.Search(len(placed), func(i int) bool { return placed[i].compare(before) >= 0 })
	}
	begin, end = clip(begin, end, w)
	return excerpt{placed[begin:end], begin > 0, end < len(placed)}
}

// citations reads the wanted citations from the file, in one statement.
func (v *view) citations(wanted map[network.ID]excerpt) (map[network.ID]network.Page[network.Citation], error) {
	var numbers []int32
	for _, part := range wanted {
		for i := range part.placed {
			numbers = append(numbers, part.placed[i].number)
		}
	}
	read, err := v.readCitations(numbers)
	if err != nil {
		return nil, err
	}
	pages := make(map[network.ID]network.Page[network.Citation], len(wanted))
	for id, part := range wanted {
		page := network.Page[network.Citation]{HasPrev: part.hasPrev, HasNext: part.hasNext}
		for i := range part.placed {
			p := &part.placed[i]
			page.Items = append(page.Items, network.Item[network.Citation]{Node: read[p.number], Position: p.asPosition()})
		}
		pages[id] = page
	}
	return pages, nil
}

func (a *placement) asPosition() network.Position {
	if a.source != nil {
		return network.BeliefPosition(a.source, int(a.line), a.key.String())
	}
	return network.LinePosition(a.node, int(a.line), a.key.String())
}

// readCitations gives citations by number.
func (v *view) readCitations(numbers []int32) (map[int32]network.Citation, error) {
	read := make(map[int32]network.Citation, len(numbers))
	if len(numbers) == 0 {
		return read, nil
	}
	err := eachRow(v.ctx, v.store.db, sqlSelectDetails, func(rows *sql.Rows) error {
		number, citation, err := v.scanned(rows)
		read[number] = citation
		return err
	}, jsonList(numbers))
	return read, err
}

// scanned gives the citation of a row of its number, body and details.
func (g *graph) scanned(rows *sql.Rows) (number int32, citation network.Citation, err error) {
	var body, about sql.RawBytes
	if err := rows.Scan(&number, &body, &about); err != nil {
		return 0, network.Citation{}, err
	}
	citation, err = g.citation(number, body, about)
	return number, citation, err
}

// citation puts a citation together again.
func (g *graph) citation(number int32, body, about []byte) (network.Citation, error) {
	f := &g.ledger.facts[number]
	node, err := network.DecodeNode(g.vertices[f.node].kind, body)
	if err != nil {
		return network.Citation{}, damaged(err, "citation "+strconv.Itoa(int(number)))
	}
	var d detail
	if err := json.Unmarshal(about, &d); err != nil {
		return network.Citation{}, damaged(err, "citation "+strconv.Itoa(int(number)))
	}
	return network.Citation{
		Source: g.vertices[f.source].id, Node: node, Line: int(f.line),
		Evidence: d.Evidence, Method: d.Method, Confidence: d.Confidence, Review: d.Review, Fields: d.Fields,
		Judgement: g.judged.Of(node.NodeID(), g.vertices[f.source].id),
	}, nil
}

// placeInNode reads a position that [network.BeliefPosition] made; nil stays nil.
func placeInNode(position *network.Position) (*placement, error) {
	if position == nil {
		return nil, nil //nolint:nilnil // no position is no place, and no fault
	}
	source, line, key, err := position.Belief()
	if err != nil {
		return nil, err
	}
	p := placementOf(line, key)
	p.source = source
	return p, nil
}

// placeInSource reads a position that [network.LinePosition] made; nil stays nil.
func placeInSource(position *network.Position) (*placement, error) {
	if position == nil {
		return nil, nil //nolint:nilnil // no position is no place, and no fault
	}
	line, key, err := position.Line()
	if err != nil {
		return nil, err
	}
	p := placementOf(line, key)
	p.node = position.ID
	return p, nil
}

// placementOf gives a placement with a line and a key, which is of digits.
func placementOf(line int, key string) *placement {
	p := &placement{line: int32(line)}
	_, _ = hex.Decode(p.key[:], []byte(key)) // positions have nothing but such keys
	return p
}

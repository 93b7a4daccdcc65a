package embedded

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"sort"

	"verkosto/internal/network"
)

// annotations compiles a filter of annotations.
func (v *view) annotations(f *network.AnnotationFilter) condition {
	if f == nil {
		return always
	}
	return all(
		composed(f.And, f.Or, f.Not, v.annotations),
		v.withIDs(f.IDs),
		fieldIn(v, f.Subjects, func(a *network.Annotation) network.ID { return a.Subject }),
		fieldIn(v, f.Sources, func(a *network.Annotation) network.ID { return a.Source }),
		fieldIn(v, f.Reviews, (*network.Annotation).Reviewed),
		fieldIn(v, f.By, func(a *network.Annotation) string { return a.By }),
	)
}

// subjects is the key of the annotations by what they are about.
type subjects struct{}

// annotationsAbout gives all annotations by the id that they are about, each list in the order of ids.
func (v *view) annotationsAbout() map[network.ID][]*network.Annotation {
	return derive(v, subjects{}, func() map[network.ID][]*network.Annotation {
		about := make(map[network.ID][]*network.Annotation)
		for _, s := range v.kinds[network.KindAnnotation] {
			if a, is := v.vertices[s].node.(*network.Annotation); is {
				about[a.Subject] = append(about[a.Subject], a)
			}
		}
		return about
	})
}

// Annotations implements [network.Reader].
func (s *Store) Annotations(ctx context.Context, query network.AnnotationQuery) (map[network.ID]network.Page[*network.Annotation], error) {
	if err := checkKeys(query.Of); err != nil {
		return nil, err
	}
	if err := checkWindow(query.Window); err != nil {
		return nil, err
	}
	pages := make(map[network.ID]network.Page[*network.Annotation], len(query.Of))
	err := s.read(ctx, func(v *view) error {
		about := v.annotationsAbout()
		for _, id := range query.Of {
			if _, given := pages[id]; !given {
				pages[id] = annotationPage(v.annotated(id, about), query.Window)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return pages, nil
}

// annotated gives the annotations of a node under any of its ids, in the order of their own.
func (v *view) annotated(id network.ID, about map[network.ID][]*network.Annotation) []*network.Annotation {
	var found []*network.Annotation
	for _, member := range v.joined.Members(v.joined.Of(id)) {
		found = append(found, about[member]...)
	}
	slices.SortFunc(found, func(a, b *network.Annotation) int { return cmp.Compare(a.ID, b.ID) })
	return found
}

func annotationPage(found []*network.Annotation, w network.Window) network.Page[*network.Annotation] {
	begin, end := 0, len(found)
	if w.After != nil {
		begin = sort.Search(len(found), func(i int) bool { return found[i].ID > w.After.ID })
	}
	if w.Before != nil {
		end = sort.Search(len(found), func(i int) bool { return found[i].ID >= w.Before.ID })
	}
	begin, end = clip(begin, end, w)
	page := network.Page[*network.Annotation]{HasPrev: begin > 0, HasNext: end < len(found)}
	for _, a := range found[begin:end] {
		page.Items = append(page.Items, network.Item[*network.Annotation]{Node: a, Position: network.Position{ID: a.ID}})
	}
	return page
}

// ReviewQueue implements [network.Reader].
func (s *Store) ReviewQueue(ctx context.Context, query network.ReviewQuery) (network.Page[network.Citation], error) {
	if err := checkWindow(query.Window); err != nil {
		return network.Page[network.Citation]{}, err
	}
	if err := query.Check(); err != nil {
		return network.Page[network.Citation]{}, err
	}
	var page network.Page[network.Citation]
	err := s.readFile(ctx, func(v *view) error {
		var err error
		page, err = v.reviewPage(query)
		return err
	})
	return page, err
}

// CountReviews implements [network.Reader].
func (s *Store) CountReviews(ctx context.Context, query network.ReviewQuery) (count int, err error) {
	query.Window = network.Window{}
	if err := query.Check(); err != nil {
		return 0, err
	}
	from, to := query.Range()
	err = s.readFile(ctx, func(v *view) error {
		return eachRow(v.ctx, v.store.db, sqlCountReviews, func(rows *sql.Rows) error { return rows.Scan(&count) }, from, to)
	})
	return count, err
}

// stretch is a part of the list of what waits for review: the places from one on and before another, which are also
// behind a third and before a fourth.
type stretch struct{ from, to, after, before string }

// endOfPlaces is behind every place, and justBehind behind the one that it is put to.
const (
	endOfPlaces = "~"
	justBehind  = "\x01"
)

// reviewPage gives the part of the list that a window shows. One citation more than asked for tells whether there are others.
func (v *view) reviewPage(query network.ReviewQuery) (page network.Page[network.Citation], err error) {
	list := stretch{after: "", before: endOfPlaces}
	list.from, list.to = query.Range()
	window, prev, next := list, list, list
	if after := query.Window.After; after != nil {
		window.after = query.Key(after)
		prev.before, next.after = window.after+justBehind, window.after
	}
	if before := query.Window.Before; before != nil {
		window.before = query.Key(before)
		next.from = max(list.from, window.before)
	}
	most := query.Window.First + query.Window.Last
	places, err := v.waiting(window, query.Window.Last > 0, most+1)
	if err != nil {
		return page, err
	}
	more := len(places) > most
	places = places[:min(len(places), most)]
	page.HasPrev, page.HasNext = more && query.Window.Last > 0, more && query.Window.First > 0
	for _, side := range []struct {
		asked bool
		has   *bool
		stretch
	}{{query.Window.After != nil, &page.HasPrev, prev}, {query.Window.Before != nil, &page.HasNext, next}} {
		if side.asked && !*side.has {
			found, err := v.waiting(side.stretch, false, 1)
			if err != nil {
				return page, err
			}
			*side.has = len(found) > 0
		}
	}
	if query.Window.Last > 0 {
		slices.Reverse(places)
	}
	page.Items, err = v.citationsAt(places)
	return page, err
}

// waiting gives places of a stretch with the numbers of their citations, from its beginning or backward from its end.
func (v *view) waiting(of stretch, backward bool, most int) ([]reviewed, error) {
	statement := sqlSelectReviews
	if backward {
		statement = sqlSelectReviewsBack
	}
	var places []reviewed
	err := eachRow(v.ctx, v.store.db, statement, func(rows *sql.Rows) error {
		var found reviewed
		err := rows.Scan(&found.number, &found.place)
		places = append(places, found)
		return err
	}, of.from, of.to, of.after, of.before, most)
	return places, err
}

func (v *view) citationsAt(places []reviewed) ([]network.Item[network.Citation], error) {
	numbers := make([]int32, len(places))
	for i, at := range places {
		numbers[i] = at.number
	}
	read, err := v.readCitations(numbers)
	if err != nil {
		return nil, err
	}
	items := make([]network.Item[network.Citation], len(places))
	for i, at := range places {
		items[i] = network.Item[network.Citation]{Node: read[at.number], Position: network.ReviewPosition(at.place)}
	}
	return items, nil
}

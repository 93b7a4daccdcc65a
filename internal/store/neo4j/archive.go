package neo4j

import (
	"context"
	"fmt"
	"time"

	"github.com/go-json-experiment/json"

	"verkosto/internal/network"
)

var (
	cypherArchiveSources         = statement("archive_sources")
	cypherArchiveFormerSources   = statement("archive_former_sources")
	cypherArchiveFormerCitations = statement("archive_former_citations")
	cypherArchiveCitations       = statement("archive_citations")
	cypherArchiveAudit           = statement("archive_audit")
)

var _ network.Archive = (*Store)(nil)

// archiveTime bounds a look at everything whose context has no deadline.
const archiveTime = 6 * time.Hour

// Snapshot implements [network.Archive]. It reads everything a first time beside those who write; where a batch
// was committed meanwhile it begins anew, and lets writers wait until it is done. Readers never wait.
func (s *Store) Snapshot(ctx context.Context, begin func(version uint64) (func(network.Record) error, error)) error {
	const what = "read all that the database keeps"
	ctx, cancel, timeout := limited(ctx, archiveTime)
	defer cancel()
	if err := s.fit(ctx); err != nil {
		return err
	}
	look := func(from *stream) error {
		take, err := begin(from.version)
		if err != nil {
			return err
		}
		return (&archive{stream: from, take: take}).all()
	}
	whole, err := s.watchOnce(ctx, look, timeout)
	if err != nil || whole {
		return translate(ctx, err, what)
	}
	return translate(ctx, s.watchAlone(ctx, look, timeout), what)
}

// archive hands over everything that a database keeps, some thousand records at a time.
type archive struct {
	*stream
	take func(network.Record) error
}

func (a *archive) all() error {
	for _, part := range []func() error{a.former, a.sources, a.citations, a.audit, a.tombstones} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// former hands over what is left of earlier versions of sources.
func (a *archive) former() error {
	type renewed struct {
		source   *network.Source
		revision int64
	}
	var found []renewed
	err := a.each(cypherArchiveFormerSources, nil, func(values []any) error {
		source, err := sourceOf(values[0], values[1])
		found = append(found, renewed{source, integer(values[2])})
		return err
	})
	if err != nil {
		return err
	}
	for _, one := range found {
		told := false
		params := map[string]any{"source": string(one.source.ID), "revision": one.revision}
		err := a.each(cypherArchiveFormerCitations, params, func(values []any) error {
			if !told {
				told = true
				if err := a.take(network.Record{Source: one.source, Former: true}); err != nil {
					return err
				}
			}
			citation, err := keptCitation(values)
			if err != nil {
				return err
			}
			return a.take(network.Record{Citation: citation, Former: true})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (a *archive) sources() error {
	low, high := idRange(network.KindSource)
	return paged(a.each, cypherArchiveSources, low, map[string]any{"end": high}, func(values []any) error {
		source, err := sourceOf(values[0], values[1])
		if err != nil {
			return err
		}
		return a.take(network.Record{Source: source})
	})
}

func (a *archive) citations() error {
	return paged(a.each, cypherArchiveCitations, "", nil, func(values []any) error {
		if integer(values[7]) != integer(values[8]) {
			return nil // a former one
		}
		citation, err := keptCitation(values)
		if err != nil {
			return err
		}
		return a.take(network.Record{Citation: citation})
	})
}

func (a *archive) audit() error {
	return paged(a.each, cypherArchiveAudit, int64(0), nil, func(values []any) error {
		annex, err := network.AuditRecord{Told: text(values[1]), Replaced: text(values[2])}.Annex()
		if err != nil {
			return err
		}
		return a.take(network.Record{Annex: annex})
	})
}

func (a *archive) tombstones() error {
	taking := func(annex *network.Annex, err error) error {
		if err != nil {
			return err
		}
		return a.take(network.Record{Annex: annex})
	}
	err := a.each(cypherSalts, nil, func(values []any) error {
		salt, _ := values[0].([]byte)
		return taking(network.AnnexSalt(salt))
	})
	if err != nil {
		return err
	}
	return a.each(cypherTombstones, nil, func(values []any) error { return taking(tombstone(values).Annex()) })
}

func sourceOf(id, body any) (*network.Source, error) {
	node, err := decode(id, body)
	if err != nil {
		return nil, err
	}
	source, is := node.(*network.Source)
	if !is || string(source.ID) != text(id) {
		return nil, errAltered("source " + text(id))
	}
	return source, nil
}

// keptCitation reads a citation, and checks its key: the hash of what it says.
func keptCitation(values []any) (*network.Citation, error) {
	where := fmt.Sprintf("citation %s of %s", text(values[0]), text(values[2]))
	node, err := decode(values[2], values[5])
	if err != nil {
		return nil, network.Wrap(network.Unavailable, err, where+" can't be read: the database is damaged")
	}
	var kept detail
	if err := json.Unmarshal([]byte(text(values[6])), &kept); err != nil {
		return nil, network.Wrap(network.Unavailable, err, where+" can't be read: the database is damaged")
	}
	citation := &network.Citation{
		Source: network.ID(text(values[1])), Node: node, Line: int(integer(values[4])), Evidence: kept.Evidence,
		Method: kept.Method, Confidence: kept.Confidence, Review: kept.Review, Fields: kept.Fields,
	}
	key := text(values[3])
	if string(node.NodeID()) != text(values[2]) || citation.Key([]byte(text(values[5]))) != key || hash(text(values[1]), key) != text(values[0]) {
		return nil, errAltered(where)
	}
	return citation, nil
}

func errAltered(where string) error {
	return network.Errorf(network.Unavailable, "%s does not say what its key was made of: the database is damaged", where)
}

package embedded

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"hash/maphash"

	"verkosto/internal/network"
)

// Verify looks for what is wrong in the file, and reports each thing: pages and indexes that SQLite finds damaged,
// rows that name others which are not there, citations that do not say what their keys were made of, and nodes and
// search terms that are not what the citations add up to, and whatever tells of people who were erased. For the last two it makes the network anew in memory and compares
// the two, so it needs as much memory as a process that serves it. The error is that of a file that can't be read on.
func (i *Inspection) Verify(ctx context.Context, report func(network.Fault) error) error {
	return named(atOneTime(ctx, i.db, func(tx *sql.Tx) error {
		v := &verification{ctx: ctx, tx: tx, report: report}
		for _, look := range []func() error{v.pages, v.references} {
			if err := look(); err != nil {
				return err
			}
		}
		if v.faults > 0 {
			return nil // nothing beyond that could be read in earnest
		}
		return v.derived() //nolint:contextcheck // opening a store in memory takes no time
	}), i.name)
}

// verification is a look for faults in one state of a file.
type verification struct {
	ctx    context.Context
	tx     *sql.Tx
	report func(network.Fault) error
	faults int
}

func (v *verification) fault(where, format string, args ...any) error {
	v.faults++
	return v.report(network.Fault{Where: where, What: fmt.Sprintf(format, args...)})
}

// pages lets SQLite look at all pages and indexes.
func (v *verification) pages() error {
	return eachRow(v.ctx, v.tx, "PRAGMA integrity_check", func(rows *sql.Rows) error {
		var found string
		if err := rows.Scan(&found); err != nil || found == "ok" {
			return err
		}
		return v.fault("file", "%s", found)
	})
}

// references looks for rows that name others which are not there.
func (v *verification) references() error {
	return eachRow(v.ctx, v.tx, "PRAGMA foreign_key_check", func(rows *sql.Rows) error {
		var table, parent string
		var row sql.NullInt64
		var key int
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		return v.fault(fmt.Sprintf("%s %d", table, row.Int64), "it names a row of %s that is not there", parent)
	})
}

// derived makes the network anew from the citations, and compares.
func (v *verification) derived() error {
	var version uint64
	var derivedBy int
	if err := v.tx.QueryRowContext(v.ctx, sqlSelectMeta).Scan(&version, &derivedBy); err != nil {
		return fileError(err, "read the version")
	}
	if derivedBy != derivation {
		return v.fault("meta", "nodes were made by rules %d, those of this program are %d: open the file with it once", derivedBy, derivation)
	}
	anew, err := OpenMemory()
	if err != nil {
		return err
	}
	defer func() { _ = anew.Close() }() // it is in memory
	if err := v.fill(anew); err != nil {
		return err
	}
	if err := v.forgotten(anew.graph.joined); err != nil {
		return err
	}
	return atOneTime(v.ctx, anew.db, func(tx *sql.Tx) error {
		if err := v.layout(tx); err != nil {
			return err
		}
		return v.compare(tx)
	})
}

// layout looks for tables, indexes and triggers that the file lacks.
func (v *verification) layout(anew *sql.Tx) error {
	const statement = "SELECT type || ' ' || name FROM sqlite_schema"
	there := make(map[string]bool)
	collect := func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		there[name] = true
		return err
	}
	if err := eachRow(v.ctx, v.tx, statement, collect); err != nil {
		return err
	}
	return eachRow(v.ctx, anew, statement, func(rows *sql.Rows) error {
		var name string
		if err := rows.Scan(&name); err != nil || there[name] {
			return err
		}
		return v.fault(name, "it is missing")
	})
}

// fill applies what is cited to a store in memory.
func (v *verification) fill(anew *Store) error {
	const size = 10_000
	var batch network.Batch
	apply := func() error {
		_, err := anew.Apply(v.ctx, batch)
		batch = network.Batch{}
		return err
	}
	err := eachRecord(v.ctx, v.tx, func(record network.Record) error {
		switch {
		case record.Source != nil:
			batch.Sources = append(batch.Sources, record.Source)
		case record.Citation != nil:
			batch.Citations = append(batch.Citations, *record.Citation)
		}
		if len(batch.Sources)+len(batch.Citations) < size {
			return nil
		}
		return apply()
	}, func(where string, err error) error { return v.fault(where, "%v", err) })
	if err != nil {
		return err
	}
	return apply()
}

// forgotten looks for what tells of people who were erased.
func (v *verification) forgotten(identities *network.Identities) error {
	stones, err := readTombstones(v.ctx, v.tx)
	if err != nil || stones.Empty() {
		return err
	}
	const found = "it tells of someone who was erased"
	return eachRecord(v.ctx, v.tx, func(record network.Record) error {
		switch {
		case record.Source != nil:
			if stones.ScrubSource(record.Source) != record.Source {
				return v.fault(string(record.Source.ID), found)
			}
		case record.Citation != nil:
			if _, changed := stones.Revise(*record.Citation, identities); changed {
				return v.fault(fmt.Sprintf("%s, line %d of %s", record.Citation.Node.NodeID(), record.Citation.Line, record.Citation.Source), found)
			}
		default:
			annexed, err := record.Annex.Read()
			if err != nil || annexed.Entry == nil {
				return err
			}
			if _, changed := stones.ScrubEntry(annexed.Entry, identities); changed {
				return v.fault(fmt.Sprintf("audit entry %d", annexed.Entry.Number), found)
			}
		}
		return nil
	}, func(string, error) error { return nil }) // what can't be read was reported before
}

// derivedRow is what is derived from citations of one id.
type derivedRow struct {
	merged string
	words  uint64 // sum of hashes of what the search index has of it
	seen   bool
}

// compare compares the nodes and the search index of a network made anew with those of the file.
func (v *verification) compare(anew *sql.Tx) error {
	want := make(map[string]*derivedRow)
	if err := v.nodes(anew, func(id string, row derivedRow) error {
		want[id] = &row
		return nil
	}); err != nil {
		return err
	}
	if err := v.nodes(v.tx, func(id string, row derivedRow) error {
		wanted := want[id]
		switch {
		case wanted == nil:
			return v.fault(id, "it is there, though nothing states it")
		case wanted.merged != row.merged:
			wanted.seen = true
			return v.fault(id, "it is not what its citations add up to")
		case wanted.words != row.words:
			wanted.seen = true
			return v.fault(id, "the search index has other words of it than it has")
		}
		wanted.seen = true
		return nil
	}); err != nil {
		return err
	}
	for id, row := range want {
		if !row.seen {
			if err := v.fault(id, "it is stated and not there"); err != nil {
				return err
			}
		}
	}
	return nil
}

// nodes calls a function with what is derived of each id.
func (v *verification) nodes(from *sql.Tx, take func(string, derivedRow) error) error {
	words, err := v.words(from)
	if err != nil {
		return err
	}
	err = eachRow(v.ctx, from, sqlSelectNodes, func(rows *sql.Rows) error {
		var number int64
		var id string
		var merged sql.NullString
		if err := rows.Scan(&number, &id, &merged); err != nil {
			return err
		}
		sum := words[number]
		delete(words, number)
		return take(id, derivedRow{merged: merged.String, words: sum})
	})
	if err != nil {
		return err
	}
	for number := range words {
		if err := v.fault(fmt.Sprintf("search %d", number), "the search index has words of a node that is not there"); err != nil {
			return err
		}
	}
	return nil
}

var wordSeed = maphash.MakeSeed()

// words sums up for each row of the search index the hashes of its words with their places.
func (v *verification) words(from *sql.Tx) (map[int64]uint64, error) {
	if _, err := from.ExecContext(v.ctx, "CREATE VIRTUAL TABLE temp.instances USING fts5vocab(main, search, instance)"); err != nil {
		return nil, fileError(err, "read the search index")
	}
	sums := make(map[int64]uint64)
	var place []byte
	err := eachRow(v.ctx, from, `SELECT doc, term, col, "offset" FROM temp.instances`, func(rows *sql.Rows) error {
		var row, offset int64
		var term, column sql.RawBytes
		if err := rows.Scan(&row, &term, &column, &offset); err != nil {
			return err
		}
		place = append(append(append(place[:0], column...), 0), term...)
		place = binary.AppendVarint(append(place, 0), offset)
		sums[row] += maphash.Bytes(wordSeed, place)
		return nil
	})
	if err != nil {
		return nil, err
	}
	_, err = from.ExecContext(v.ctx, "DROP TABLE temp.instances")
	return sums, fileError(err, "read the search index")
}

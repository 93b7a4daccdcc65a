-- What must stay forgotten. Layout 4 had tables of these names that nothing was written to.
DROP TABLE IF EXISTS tombstone;
DROP TABLE IF EXISTS salt;

-- What was erased, as keyed hashes: nobody can read out of them who it was.
CREATE TABLE tombstone (
  person BLOB NOT NULL,
  mark   BLOB NOT NULL,
  PRIMARY KEY (person, mark)
) STRICT, WITHOUT ROWID;

-- Keys of those hashes: the first is that of this store, the others are of stores that were restored into it.
CREATE TABLE salt (
  number INTEGER PRIMARY KEY,
  salt   BLOB NOT NULL UNIQUE
) STRICT;

-- There is a row as long as the file, or the log beside it, may still hold bytes of what was erased.
CREATE TABLE remains (
  only INTEGER PRIMARY KEY CHECK (only = 1)
) STRICT;

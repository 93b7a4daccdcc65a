-- What people think of facts, and what must be forgotten. Statements are in the citations.

-- Citations that wait for review or are judged, by the text of their place in the list: how they were read, what is
-- thought of them, confidence, key and source. Those of labelled fields that no one judged are not among them.
CREATE TABLE IF NOT EXISTS review (
  citation INTEGER PRIMARY KEY REFERENCES citation,
  place    TEXT    NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS review_place ON review (place);

-- What was erased, as keyed hashes: nobody can read out of them who it was.
CREATE TABLE IF NOT EXISTS tombstone (
  mark BLOB PRIMARY KEY
) STRICT;

-- The key of those hashes, one of each store.
CREATE TABLE IF NOT EXISTS salt (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  salt BLOB NOT NULL
) STRICT;

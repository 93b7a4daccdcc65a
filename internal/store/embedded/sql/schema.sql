-- The layout of a Verkosto store. Sources and citations are the truth; nodes are what
-- their citations add up to, and the search index is made from nodes.

PRAGMA application_id = 1450534740; -- "VutT"
PRAGMA user_version = 5;

CREATE TABLE meta (
  only    INTEGER PRIMARY KEY CHECK (only = 1),
  version INTEGER NOT NULL, -- grows with every batch that readers can see
  derived INTEGER NOT NULL  -- the rules that node.merged and search were made by
) STRICT;

-- Every id under which some citation states something or a node is served, and every source.
CREATE TABLE node (
  number INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  merged TEXT -- JSON of what its citations add up to; NULL if all of them state the same. Where the node
              -- was joined into another, JSON with nothing but the id of that one
) STRICT;

CREATE TABLE source (
  node     INTEGER PRIMARY KEY REFERENCES node,
  revision INTEGER NOT NULL, -- how many versions of it there have been
  body     TEXT NOT NULL     -- JSON
) STRICT;

CREATE TABLE citation (
  number   INTEGER PRIMARY KEY,
  node     INTEGER NOT NULL REFERENCES node,
  source   INTEGER NOT NULL REFERENCES source,
  key      BLOB    NOT NULL, -- tells it from others of its node and source, wherever they stand
  line     INTEGER NOT NULL, -- 0 where the source has no lines
  revision INTEGER NOT NULL, -- the last revision of the source that stated it
  body     TEXT    NOT NULL, -- JSON of the node with only what is stated
  detail   TEXT    NOT NULL  -- JSON of evidence, method, confidence, review and fields
) STRICT;

CREATE UNIQUE INDEX citation_said ON citation (node, source, key);

-- Terms as package text makes them: folded and stemmed, parted by spaces. The row is the
-- node's number. No text is kept here, and nothing private comes in.
CREATE VIRTUAL TABLE search USING fts5 (
  names, codes, texts,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);

INSERT INTO meta VALUES (1, 0, 0);

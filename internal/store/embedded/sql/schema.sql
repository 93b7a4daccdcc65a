-- The layout of a Verkosto store. Sources and citations are the truth; nodes are what
-- their citations add up to, and the search index is made from nodes.

PRAGMA application_id = 1450534740; -- "VutT"
PRAGMA user_version = 1;

CREATE TABLE meta (
  only    INTEGER PRIMARY KEY CHECK (only = 1),
  version INTEGER NOT NULL, -- grows with every batch that readers can see
  derived INTEGER NOT NULL  -- the rules that node.merged and search were made by
) STRICT;

-- Every node that some citation states, and every source.
CREATE TABLE node (
  number INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  merged TEXT -- JSON of what its citations add up to; NULL if all of them state the same
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

-- Views for people with a SQLite tool. Amounts are texts, because they are exact.

CREATE VIEW fact AS
SELECT id, substr(id, 1, instr(id, ':') - 1) AS kind,
       coalesce(merged, (SELECT body FROM citation WHERE node = node.number LIMIT 1)) AS body
FROM node WHERE number NOT IN (SELECT node FROM source);

CREATE VIEW project AS
SELECT id, body ->> 'code' AS code, body ->> 'period' AS period,
       body ->> '$.names.fi' AS name_fi, body ->> '$.names.sv' AS name_sv, body ->> '$.names.en' AS name_en,
       body ->> 'acronym' AS acronym, body ->> 'fund' AS fund, body ->> 'status' AS status,
       body ->> 'start' AS start, body ->> 'end' AS "end", body ->> 'summary' AS summary,
       body ->> 'totalCost' AS total_cost
FROM fact WHERE kind = 'project';

CREATE VIEW organisation AS
SELECT id, body ->> 'businessId' AS business_id, body ->> 'pic' AS pic,
       body ->> '$.names.fi' AS name_fi, body ->> '$.names.sv' AS name_sv, body ->> '$.names.en' AS name_en,
       body ->> 'type' AS type, body ->> 'country' AS country,
       body ->> 'municipality' AS municipality, body ->> 'parent' AS parent
FROM fact WHERE kind = 'organisation';

CREATE VIEW participation AS
SELECT id, body ->> 'project' AS project, body ->> 'organisation' AS organisation, body ->> 'role' AS role,
       body ->> 'number' AS number, body ->> 'granted' AS granted, body ->> 'totalCost' AS total_cost,
       body ->> 'start' AS start, body ->> 'end' AS "end"
FROM fact WHERE kind = 'participation';

CREATE VIEW participation_municipality AS
SELECT fact.id AS participation, place.value AS municipality
FROM fact, json_each(fact.body, '$.municipalities') AS place WHERE kind = 'participation';

CREATE VIEW target AS
SELECT fact.id AS project, place.value AS place
FROM fact, json_tree(fact.body) AS place
WHERE kind = 'project' AND place.type = 'text' AND place.path IN ('$.regions', '$.subRegions', '$.municipalities');

CREATE VIEW funding AS
SELECT id, body ->> 'project' AS project, body ->> 'funder' AS funder, body ->> 'granted' AS granted,
       body ->> 'realised' AS realised, body ->> 'plannedPublic' AS planned_public,
       body ->> 'realisedPublic' AS realised_public, body ->> 'asOf' AS as_of
FROM fact WHERE kind = 'funding';

CREATE VIEW fund AS
SELECT id, body ->> 'code' AS code, body ->> '$.names.fi' AS name_fi, body ->> '$.names.en' AS name_en,
       body ->> 'programme' AS programme, body ->> 'period' AS period
FROM fact WHERE kind = 'fund';

CREATE VIEW place AS
SELECT id, kind, body ->> 'code' AS code, body ->> '$.names.fi' AS name_fi, body ->> '$.names.sv' AS name_sv,
       body ->> 'subRegion' AS sub_region, body ->> 'region' AS region, body ->> 'mergedInto' AS merged_into
FROM fact WHERE kind IN ('municipality', 'subregion', 'region');

CREATE VIEW person AS
SELECT id, body ->> 'name' AS name, body ->> 'title' AS title, body ->> 'organisation' AS organisation
FROM fact WHERE kind = 'person';

CREATE VIEW document AS
SELECT node.id AS id, body ->> 'format' AS format, body ->> 'title' AS title, body ->> 'address' AS address,
       body ->> 'sha256' AS sha256, body ->> 'readAt' AS read_at, source.revision AS revision
FROM source JOIN node ON node.number = source.node;

CREATE VIEW evidence AS
SELECT node.id AS id, document.id AS source, citation.line AS line, citation.detail ->> 'evidence' AS evidence,
       citation.detail ->> 'method' AS method, citation.detail ->> 'confidence' AS confidence
FROM citation JOIN node ON node.number = citation.node JOIN node AS document ON document.number = citation.source;

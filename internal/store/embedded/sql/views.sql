-- Views for people with a SQLite tool. Amounts are texts, because they are exact.

DROP VIEW IF EXISTS fact;
CREATE VIEW fact AS
SELECT id, substr(id, 1, instr(id, ':') - 1) AS kind,
       coalesce(merged, (SELECT body FROM citation WHERE node = node.number LIMIT 1)) AS body
FROM node WHERE number NOT IN (SELECT node FROM source) AND (merged IS NULL OR merged ->> 'id' = id);

DROP VIEW IF EXISTS joined;
CREATE VIEW joined AS
SELECT id AS stated_as, merged ->> 'id' AS id
FROM node WHERE merged ->> 'id' <> id;

DROP VIEW IF EXISTS possible_match;
CREATE VIEW possible_match AS
SELECT id, body ->> '$.organisations[0]' AS organisation, body ->> '$.organisations[1]' AS other,
       body ->> 'score' AS score, body ->> 'automatic' AS automatic, body ->> 'decision' AS decision,
       body ->> 'decidedBy' AS decided_by, body ->> 'note' AS note
FROM fact WHERE kind = 'match';

DROP VIEW IF EXISTS project;
CREATE VIEW project AS
SELECT id, body ->> 'code' AS code, body ->> 'period' AS period,
       body ->> '$.names.fi' AS name_fi, body ->> '$.names.sv' AS name_sv, body ->> '$.names.en' AS name_en,
       body ->> 'acronym' AS acronym, body ->> 'fund' AS fund, body ->> 'status' AS status,
       body ->> 'start' AS start, body ->> 'end' AS "end", body ->> 'summary' AS summary,
       body ->> 'totalCost' AS total_cost
FROM fact WHERE kind = 'project';

DROP VIEW IF EXISTS organisation;
CREATE VIEW organisation AS
SELECT id, body ->> 'businessId' AS business_id, body ->> 'pic' AS pic,
       body ->> '$.names.fi' AS name_fi, body ->> '$.names.sv' AS name_sv, body ->> '$.names.en' AS name_en,
       body ->> 'type' AS type, body ->> 'country' AS country,
       body ->> 'municipality' AS municipality, body ->> 'parent' AS parent
FROM fact WHERE kind = 'organisation';

DROP VIEW IF EXISTS participation;
CREATE VIEW participation AS
SELECT id, body ->> 'project' AS project, body ->> 'organisation' AS organisation, body ->> 'role' AS role,
       body ->> 'number' AS number, body ->> 'granted' AS granted, body ->> 'totalCost' AS total_cost,
       body ->> 'start' AS start, body ->> 'end' AS "end"
FROM fact WHERE kind = 'participation';

DROP VIEW IF EXISTS participation_municipality;
CREATE VIEW participation_municipality AS
SELECT fact.id AS participation, place.value AS municipality
FROM fact, json_each(fact.body, '$.municipalities') AS place WHERE kind = 'participation';

DROP VIEW IF EXISTS target;
CREATE VIEW target AS
SELECT fact.id AS project, place.value AS place
FROM fact, json_tree(fact.body) AS place
WHERE kind = 'project' AND place.type = 'text' AND place.path IN ('$.regions', '$.subRegions', '$.municipalities');

DROP VIEW IF EXISTS funding;
CREATE VIEW funding AS
SELECT id, body ->> 'project' AS project, body ->> 'funder' AS funder, body ->> 'granted' AS granted,
       body ->> 'realised' AS realised, body ->> 'plannedPublic' AS planned_public,
       body ->> 'realisedPublic' AS realised_public, body ->> 'asOf' AS as_of
FROM fact WHERE kind = 'funding';

DROP VIEW IF EXISTS fund;
CREATE VIEW fund AS
SELECT id, body ->> 'code' AS code, body ->> '$.names.fi' AS name_fi, body ->> '$.names.en' AS name_en,
       body ->> 'programme' AS programme, body ->> 'period' AS period
FROM fact WHERE kind = 'fund';

DROP VIEW IF EXISTS place;
CREATE VIEW place AS
SELECT id, kind, body ->> 'code' AS code, body ->> '$.names.fi' AS name_fi, body ->> '$.names.sv' AS name_sv,
       body ->> 'subRegion' AS sub_region, body ->> 'region' AS region, body ->> 'mergedInto' AS merged_into
FROM fact WHERE kind IN ('municipality', 'subregion', 'region');

DROP VIEW IF EXISTS person;
CREATE VIEW person AS
SELECT id, body ->> 'name' AS name, body ->> 'title' AS title, body ->> 'organisation' AS organisation
FROM fact WHERE kind = 'person';

DROP VIEW IF EXISTS document;
CREATE VIEW document AS
SELECT node.id AS id, body ->> 'format' AS format, body ->> 'title' AS title, body ->> 'address' AS address,
       body ->> 'sha256' AS sha256, body ->> 'readAt' AS read_at, source.revision AS revision
FROM source JOIN node ON node.number = source.node;

DROP VIEW IF EXISTS evidence;
CREATE VIEW evidence AS
SELECT node.id AS id, document.id AS source, citation.line AS line, citation.detail ->> 'evidence' AS evidence,
       citation.detail ->> 'method' AS method, citation.detail ->> 'confidence' AS confidence
FROM citation JOIN node ON node.number = citation.node JOIN node AS document ON document.number = citation.source;

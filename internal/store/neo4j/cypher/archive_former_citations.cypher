MATCH (s:Entity {id: $source})-[:STATES]->(c:Citation)
WHERE c.revision < $revision
RETURN c.id AS id, c.source AS source, c.node AS node, c.key AS key, c.line AS line, c.body AS body, c.detail AS detail, s.revision AS newest, c.revision AS revision

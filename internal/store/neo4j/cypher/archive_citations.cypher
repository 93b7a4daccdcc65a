MATCH (c:Citation)
WHERE c.id > $after
WITH c ORDER BY c.id LIMIT $limit
MATCH (s:Entity {id: c.source})
RETURN c.id AS id, c.source AS source, c.node AS node, c.key AS key, c.line AS line, c.body AS body, c.detail AS detail, s.revision AS newest, c.revision AS revision

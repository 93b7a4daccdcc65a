MATCH (c:Citation)
WHERE c.id > $after AND ($texts IS NULL OR any(text IN $texts WHERE c.body CONTAINS text))
WITH c ORDER BY c.id LIMIT $limit
RETURN c.id AS id, c.source AS source, c.node AS node, c.key AS key, c.line AS line, c.body AS body, c.detail AS detail, c.revision AS revision

MATCH (c:Citation)
WHERE c.id > $after
RETURN c.id AS id, c.node AS node, c.body AS body, c.source AS source, c.key AS key, c.detail AS detail ORDER BY c.id LIMIT $limit

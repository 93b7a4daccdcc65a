MATCH (c:Citation)
WHERE c.id > $after
RETURN c.id AS id, c.node AS node, c.body AS body ORDER BY c.id LIMIT $limit

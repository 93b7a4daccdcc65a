UNWIND $ids AS id
MATCH (c:Citation {made: id})
MATCH (c)-[:OF]->(n)
RETURN c.id AS citation, c.node AS node, n.id AS home

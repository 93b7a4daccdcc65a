UNWIND $ids AS id
MATCH (c:Citation {made: id})
USING INDEX SEEK c:Citation(made)
MATCH (c)-[:OF]->(n)
RETURN c.id AS citation, c.node AS node, n.id AS home

UNWIND $ids AS id
MATCH (c:Citation {id: id})
USING INDEX SEEK c:Citation(id)
MATCH (c)-[:OF]->(n)
WITH c, n.id AS node
DETACH DELETE c
RETURN DISTINCT node AS id

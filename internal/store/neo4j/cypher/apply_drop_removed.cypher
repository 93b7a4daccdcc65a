UNWIND $ids AS id
MATCH (s:Entity {id: id})
USING INDEX SEEK s:Entity(id)
MATCH (s)-[:STATES]->(c)-[:OF]->(n)
WITH c, n.id AS node
DETACH DELETE c
RETURN DISTINCT node AS id

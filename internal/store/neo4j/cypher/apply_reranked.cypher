UNWIND $ids AS id
MATCH (s:Entity {id: id})
USING INDEX SEEK s:Entity(id)
MATCH (s)-[:STATES]->()-[:OF]->(n)
WHERE n.opinion IS NULL
RETURN DISTINCT n.id AS id

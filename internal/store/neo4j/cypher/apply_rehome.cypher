UNWIND $rows AS row
MATCH (c:Citation {id: row.id})
USING INDEX SEEK c:Citation(id)
MATCH (c)-[r:OF]->()
DELETE r
WITH c, row.home AS home
MATCH (n:Entity {id: home})
USING INDEX SEEK n:Entity(id)
CREATE (c)-[:OF]->(n)

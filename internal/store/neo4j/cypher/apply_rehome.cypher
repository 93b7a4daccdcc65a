UNWIND $rows AS row
MATCH (c:Citation {id: row.id})
MATCH (c)-[r:OF]->()
DELETE r
WITH c, row.home AS home
MATCH (n:Entity {id: home})
CREATE (c)-[:OF]->(n)

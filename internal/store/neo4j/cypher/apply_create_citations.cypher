UNWIND $rows AS row
MATCH (s:Entity {id: row.source})
USING INDEX SEEK s:Entity(id)
WITH row, s, row.home AS home
MATCH (n:Entity {id: home})
USING INDEX SEEK n:Entity(id)
CREATE (s)-[:STATES]->(c:Citation)-[:OF]->(n)
SET c = row.properties

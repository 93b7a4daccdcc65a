UNWIND $rows AS row
MATCH (s:Entity {id: row.source})
WITH row, s, row.home AS home
MATCH (n:Entity {id: home})
CREATE (s)-[:STATES]->(c:Citation)-[:OF]->(n)
SET c = row.properties

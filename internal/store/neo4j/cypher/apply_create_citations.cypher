UNWIND $rows AS row
MATCH (s:Entity {id: row.source})
WITH row, s
MATCH (n:Entity {id: row.node})
CREATE (s)-[:STATES]->(c:Citation)-[:OF]->(n)
SET c = row

UNWIND $rows AS row
MATCH (s:Entity {id: row.source})
WITH row, s, row.node AS node
MATCH (n:Entity {id: node})
CREATE (s)-[:STATES]->(c:Citation)-[:OF]->(n)
SET c = row

UNWIND $rows AS row
MATCH (a:Entity {id: row.a})
MATCH (b:Entity {id: row.b})
MATCH (a)-[r:PARTNERS_WITH]->(b)
SET r.shared = r.shared - row.less
WITH r
WHERE r.shared <= 0
DELETE r

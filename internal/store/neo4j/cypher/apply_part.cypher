UNWIND $rows AS row
MATCH (a:Entity {id: row.a})
USING INDEX SEEK a:Entity(id)
CALL (row, a) {
  MATCH (a)-[r:PARTNERS_WITH]->(b:Entity {id: row.b})
  USING INDEX SEEK b:Entity(id)
  RETURN r
}
SET r.shared = r.shared - row.less
WITH r
WHERE r.shared <= 0
DELETE r

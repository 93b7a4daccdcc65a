UNWIND $rows AS row
MATCH (u:Unserved {id: row.id})
USING INDEX SEEK u:Unserved(id)
CREATE (n:Entity {id: row.id})
SET n:$(row.label)
WITH u, n
CALL (u, n) {
  MATCH (u)<-[r:OF]-(c)
  CREATE (c)-[:OF]->(n)
  DELETE r
}
DELETE u
RETURN n.id AS id

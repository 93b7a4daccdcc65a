UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
CALL (n) {
  MATCH (n)<-[:BY]-(x)
  RETURN x
  UNION
  MATCH (n)<-[:WITHIN*0..1]-(at:Municipality)<-[:LOCATED_IN]-(x)
  RETURN x
  UNION
  MATCH (n)<-[:WITHIN*0..1]-(at:Municipality)<-[:BASED_IN]-()<-[:BY]-(x)
  RETURN x
}
WITH x
WHERE x.role = 'COORDINATOR'
MATCH (x)-[:IN_PROJECT]->(p)
RETURN DISTINCT p.id AS id

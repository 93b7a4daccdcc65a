UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Organisation
CALL (n) {
  MATCH (n)<-[:BY]-(x)
  RETURN sum(x.grantedUnits) AS units, count(x.grantedUnits) AS stated
}
SET n.grantedUnits = units, n.grantedStated = stated

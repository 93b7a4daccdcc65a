UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Fund OR n:Organisation
CALL (n) {
  MATCH (n)<-[:FROM]-(x)
  RETURN sum(x.grantedUnits) AS units, count(x.grantedUnits) AS stated
}
SET n.gaveUnits = units, n.gaveStated = stated

UNWIND $ids AS id
CALL (id) {
  MATCH (n:Entity {id: id})<-[:OF]-(c)
  WHERE c.node IN $stated
  RETURN c
  UNION
  MATCH (n:Unserved {id: id})<-[:OF]-(c)
  WHERE c.node IN $stated
  RETURN c
  UNION
  MATCH (n:Entity {id: id})<-[:CONTACT]-(p)<-[:OF]-(c)
  RETURN c
  UNION
  MATCH (n:Awaited {id: id})<-[:AWAITS]-(p)<-[:OF]-(c)
  RETURN c
}
RETURN c.node AS node, c.body AS body

UNWIND $ids AS id
MATCH (w:Awaited {id: id})
USING INDEX SEEK w:Awaited(id)
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
CALL (w, n) {
  MATCH (w)<-[r:AWAITS]-(holder)
  CREATE (holder)-[:$(r.link)]->(n)
  RETURN collect(holder.id) AS holders
}
DETACH DELETE w
WITH holders
UNWIND holders AS holder
RETURN DISTINCT holder AS id

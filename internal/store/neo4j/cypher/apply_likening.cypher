UNWIND $ids AS id
CALL (id) {
  MATCH (n:Entity {id: id})
  USING INDEX SEEK n:Entity(id)
  MATCH (n)<-[:LIKENS]-(m)
  RETURN m
  UNION
  MATCH (w:Awaited {id: id})
  USING INDEX SEEK w:Awaited(id)
  MATCH (w)<-[r:AWAITS]-(m)
  WHERE r.link = 'LIKENS'
  RETURN m
}
RETURN DISTINCT m.id AS id, m.body AS body

UNWIND $rows AS row
CALL (row) {
  MATCH (n:Entity {id: row.id})
  USING INDEX SEEK n:Entity(id)
  MATCH (n)<-[:BY|FROM|WORKS_FOR|UNIT_OF|LIKENS]-(x)
  RETURN x.id AS holder
  UNION
  MATCH (n:Entity {id: row.id})
  USING INDEX SEEK n:Entity(id)
  RETURN n.id AS holder
  UNION
  MATCH (w:Awaited {id: row.id})
  USING INDEX SEEK w:Awaited(id)
  MATCH (w)<-[:AWAITS]-(x)
  RETURN x.id AS holder
  UNION
  MATCH (p:Entity)
  USING INDEX SEEK p:Entity(id)
  WHERE p.id STARTS WITH row.people
  MATCH (p)<-[:CONTACT]-(x)
  RETURN x.id AS holder
  UNION
  MATCH (w:Awaited)
  USING INDEX SEEK w:Awaited(id)
  WHERE w.id STARTS WITH row.people
  MATCH (w)<-[:AWAITS]-(x)
  RETURN x.id AS holder
}
RETURN DISTINCT holder AS id

UNWIND $rows AS row
CALL (row) {
  MATCH (n:Entity {id: row.id})
  MATCH (n)<-[:BY|FROM|WORKS_FOR|UNIT_OF|LIKENS]-(x)
  RETURN x.id AS holder
  UNION
  MATCH (w:Awaited {id: row.id})
  MATCH (w)<-[:AWAITS]-(x)
  RETURN x.id AS holder
  UNION
  MATCH (p:Entity)
  WHERE p.id STARTS WITH row.people
  MATCH (p)<-[:CONTACT]-(x)
  RETURN x.id AS holder
  UNION
  MATCH (w:Awaited)
  WHERE w.id STARTS WITH row.people
  MATCH (w)<-[:AWAITS]-(x)
  RETURN x.id AS holder
}
RETURN DISTINCT holder AS id

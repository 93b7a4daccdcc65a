UNWIND $of AS id
MATCH (o:Entity {id: id})
WHERE o:Organisation
CALL (o) {
  {{branches}}
}
CALL (o, q, part) {
  MATCH (q)-[:PARTNER_IN]->(p)<-[:PARTNER_IN]-(o)
  WHERE part IN ['0', '1'] AND {{where}}
  RETURN min(p.start) AS first, max(p.end) AS last
}
RETURN [o.id, part, q.id, q.body, shared, first, last] AS answer

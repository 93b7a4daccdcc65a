UNWIND $of AS id
MATCH (o:Entity {id: id})
WHERE o:Organisation
CALL (o) {
  {{branches}}
}
WITH o, collect([q, shared, part]) AS page
CALL (o, page) {
  WITH o, [row IN page WHERE row[2] IN ['0', '1'] | row[0]] AS partners
  MATCH (o)-[:PARTNER_IN]->(p)<-[:PARTNER_IN]-(q)
  WHERE q IN partners AND {{where}}
  WITH q, min(p.start) AS first, max(p.end) AS last
  RETURN collect([q, first, last]) AS spans
}
UNWIND page AS row
WITH o, row[0] AS q, row[1] AS shared, row[2] AS part, head([span IN spans WHERE span[0] = row[0]]) AS span
RETURN [o.id, part, q.id, q.body, shared, span[1], span[2]] AS answer

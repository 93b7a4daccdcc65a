// of all projects
MATCH (o)-[r:PARTNERS_WITH]-(q)
WITH q, r.shared AS shared

// of some projects
MATCH (o)-[:PARTNER_IN]->(p)<-[:PARTNER_IN]-(q)
WHERE {{where}}
WITH q, count(*) AS shared

// branch
{{shared}}
WHERE {{window}}
RETURN q, shared, '{{part}}' AS part ORDER BY {{order}} LIMIT {{limit}}

// times of what is shared
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

// no times
WITH o, q, shared, part, [] AS span

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

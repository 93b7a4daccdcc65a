// of all projects
MATCH (o)-[r:PARTNER]-(q)
WITH q, r.shared AS shared

// of some projects
MATCH (o)-[:TAKES_PART]->(p:Project)<-[:TAKES_PART]-(q)
WHERE {{where}}
WITH q, count(*) AS shared

// branch
{{shared}}
WHERE {{window}}
RETURN q, shared, '{{part}}' AS part ORDER BY {{order}} LIMIT {{limit}}

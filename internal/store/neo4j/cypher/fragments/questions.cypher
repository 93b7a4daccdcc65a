// projects
(n:Project)

// anchored projects
(n)

// is a project
n:Project

// shares
UNWIND $of AS id
MATCH (o:Entity {id: id})
WHERE o:Organisation
MATCH (o)-[:PARTNER_IN]->(p)
WHERE {{where}}
WITH DISTINCT p
MATCH (p)<-[:PARTNER_IN]-(q)
WHERE NOT q.id IN $of
WITH q, collect(p) AS projects
WITH q, projects, size(projects) AS shared

// joint branch
{{shared}}
WHERE {{window}}
RETURN q, projects, shared, '{{part}}' AS part ORDER BY {{order}} LIMIT {{limit}}

// shared branch
MATCH (q)-[:PARTNER_IN]->(n)
WHERE EXISTS { MATCH (n)<-[:PARTNER_IN]-(o) WHERE o.id IN $of AND o.id <> q.id } AND {{where}} AND {{window}}
RETURN n, '{{part}}' AS part ORDER BY {{order}} LIMIT {{limit}}

// YEAR
WITH p, units, stated, digits, split(p.start, '-')[0] AS value

// REGION
MATCH (p)-[:TARGETS]->(place)
CALL (place) {
  WITH place WHERE place:Region
  RETURN place.id AS value
  UNION
  MATCH (place)-[:WITHIN]->(around:Region)
  RETURN around.id AS value
}

// COORDINATOR_REGION
MATCH (p)<-[:IN_PROJECT]-(x)
WHERE x.role = 'COORDINATOR'
OPTIONAL MATCH (x)-[:LOCATED_IN]->(located:Municipality)
OPTIONAL MATCH (x)-[:BY]->()-[:BASED_IN]->(based:Municipality)
WHERE located IS NULL
WITH coalesce(located, based) AS at, collect([p, units, stated, digits]) AS there
MATCH (at)-[:WITHIN]->(place:Region)
WITH place.id AS value, there
UNWIND there AS row
WITH row[0] AS p, row[1] AS units, row[2] AS stated, row[3] AS digits, value

// OBJECTIVE
WITH p, units, stated, digits, p.specificObjective AS value

// ORGANISATION_TYPE
MATCH (p)<-[:PARTNER_IN]-(o)
WITH p, units, stated, digits, o.type AS value

// MUNICIPALITY places
MATCH (x)-[:LOCATED_IN]->(place:Municipality)
RETURN place
UNION
MATCH (o)-[:BASED_IN]->(place:Municipality)
WHERE NOT EXISTS { (x)-[:LOCATED_IN]->(:Municipality) }
RETURN place

// REGION places
MATCH (x)-[:LOCATED_IN]->(:Municipality)-[:WITHIN]->(place:Region)
RETURN place
UNION
MATCH (o)-[:BASED_IN]->(:Municipality)-[:WITHIN]->(place:Region)
WHERE NOT EXISTS { (x)-[:LOCATED_IN]->(:Municipality) }
RETURN place

// carried
{{anchor}}
MATCH {{pattern}}
WHERE {{where}}
MATCH (n)<-[:IN_PROJECT]-(x)
WHERE x.role = 'COORDINATOR'
MATCH (x)-[:BY]->(o:Organisation)
CALL (x, o) {
  {{places}}
}
WITH n, o AS by, place AS start
MATCH (n)<-[:IN_PROJECT]-(x)
WHERE NOT coalesce(x.role, '') IN $others
MATCH (x)-[:BY]->(o:Organisation)
WHERE o.id <> by.id
WITH DISTINCT n, start, x, o
CALL (x, o) {
  {{places}}
}

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

// kept YEAR
[split(p.start, '-')[0]]

// kept COORDINATOR_REGION
p.coordinatedFrom

// kept OBJECTIVE
[p.specificObjective]

// kept value
UNWIND g[1][{{at}}] AS value
WITH projects, units, stated, digits, value

// each project
p

// all projects with the same values
null

// REGION
MATCH (p)-[:TARGETS]->(place)
CALL (place) {
  WITH place WHERE place:Region
  RETURN place.id AS value
  UNION
  MATCH (place)-[:WITHIN]->(around:Region)
  RETURN around.id AS value
}
WITH DISTINCT p, projects, units, stated, digits, value

// ORGANISATION_TYPE
MATCH (p)<-[:PARTNER_IN]-(o)
WITH DISTINCT p, projects, units, stated, digits, o.type AS value

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

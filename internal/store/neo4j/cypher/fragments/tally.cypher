// counted
count(n) AS found

// collected
collect(n) AS nodes

// counted alone
found

// counted nodes
size(nodes)

// no amounts
null

// sum
[sum({{of}}.{{amount}}Units), count({{of}}.{{amount}}Units), max(size(split({{of}}.{{amount}}, '.')[1]))] AS {{name}}

// of the nodes
CALL (nodes) {
  UNWIND nodes AS n
  RETURN {{sums}}
}

// of their fundings
CALL (nodes) {
  UNWIND nodes AS n
  MATCH (n)<-[:FUNDS]-(f)
  RETURN {{sums}}
}

// STATUS
WITH n, n.status AS value

// PERIOD of a project
WITH n, n.period AS value

// PERIOD
MATCH (n)-[:IN_PROJECT]->(p)
WITH n, p.period AS value

// FUND
MATCH (n)-[:UNDER]->(x)
WITH n, x.id AS value

// FUNDER
MATCH (n)<-[:FUNDS]-()-[:FROM]->(x)
WITH n, x.id AS value

// START_YEAR of a project
WITH n, split(n.start, '-')[0] AS value

// START_YEAR
MATCH (n)-[:IN_PROJECT]->(p)
WITH n, split(p.start, '-')[0] AS value

// REGION
MATCH (n)-[:TARGETS|BASED_IN]->(place)
CALL (place) {
  WITH place WHERE place:Region
  RETURN place.id AS value
  UNION
  MATCH (place)-[:WITHIN]->(around:Region)
  RETURN around.id AS value
}

// MUNICIPALITY
MATCH (n)-[:TARGETS|BASED_IN|LOCATED_IN]->(place:Municipality)
WITH n, place.id AS value

// ROLE of an organisation
MATCH (n)<-[:BY]-(x)
WITH n, x.role AS value

// ROLE
WITH n, n.role AS value

// TYPE of an organisation
WITH n, n.type AS value

// TYPE
MATCH (n)-[:BY]->(o)
WITH n, o.type AS value

// COUNTRY of an organisation
WITH n, n.country AS value

// COUNTRY
MATCH (n)-[:BY]->(o)
WITH n, o.country AS value

// STATED_AS
UNWIND coalesce(n.statedAs, [coalesce(n.organisation, '')]) AS value
WITH n, value

// FORMAT
WITH n, n.format AS value

MATCH (m:Meta {id: 'meta'})
CALL () {
  MATCH (a:Entity {id: $funder})
  MATCH (a)-[r:FUNDED]->(p)
  WHERE {{where}}
  WITH {{each}} AS p, [{{kept}}] AS values, count(*) AS projects, sum(r.units) AS units, sum(r.stated) AS stated, max(r.decimals) AS digits
  RETURN collect([p, values, projects, units, stated, digits]) AS given
}
CALL (given) {
  UNWIND given AS g
  RETURN [sum(g[2]), sum(g[3]), sum(g[4]), max(g[5])] AS whole
}
{{breakdowns}}
RETURN [m.version, whole, [{{names}}]] AS answer

// as partners
MATCH path = allShortestPaths((s)-[:PARTNER_IN*..12]-(t))
{{only}}

// as partners, leaving out
none(n IN nodes(path) WHERE n.id IN class.removed)
  AND none(r IN relationships(path) WHERE startNode(r) = s AND endNode(r).id IN class.excluded
    OR endNode(r) = s AND startNode(r).id IN class.excluded)

// in roles
MATCH path = allShortestPaths((s)-[:BY|IN_PROJECT*..24]-(t))
{{only}}

// only
WHERE {{conditions}}

// in roles only
all(x IN nodes(path) WHERE NOT x:Participation OR {{joins}})

// in roles, leaving out
none(n IN nodes(path) WHERE n.id IN class.removed)
  AND none(x IN nodes(path) WHERE x:Participation
    AND (x.organisation = class.spur AND x.project IN class.excluded OR x.project = class.spur AND x.organisation IN class.excluded))

// through projects
all(p IN nodes(path) WHERE NOT p:Project OR {{passes}})

// joins as a partner
NOT coalesce(x.role, '') IN $roles

// joins in a role
coalesce(x.role, '') IN $roles

// found
CALL (ways) {
  UNWIND ways AS stops
  UNWIND stops AS n
  WITH DISTINCT n
  RETURN collect([n.id, {{body of n}}]) AS nodes
}
{{parts}}
RETURN [{{class}}, [stops IN ways | [n IN stops | n.id]], nodes, parts] AS answer

// participations
CALL (ways) {
  UNWIND ways AS stops
  UNWIND range(1, size(stops) - 1) AS i
  WITH DISTINCT stops[i - 1] AS a, stops[i] AS b
  WITH CASE WHEN a:Project THEN a ELSE b END AS p, CASE WHEN a:Project THEN b ELSE a END AS o
  MATCH (p)<-[:IN_PROJECT]-(x)
  WHERE x.organisation = o.id AND {{joins}}
  RETURN collect([o.id, p.id, x.id, {{body of x}}]) AS parts
}

// no participations
WITH *, [] AS parts

MATCH (m:Meta {id: 'meta'})
OPTIONAL CALL () {
  {{branches}}
}
CALL (projects) {
  UNWIND projects AS p
  RETURN min(p.start) AS first, max(p.end) AS last
}
CALL (projects) {
  UNWIND projects AS p
  MATCH (p)<-[:FUNDS]-(f)
  RETURN [sum(f.grantedUnits), count(f.grantedUnits), max(size(split(f.granted, '.')[1]))] AS granted
}
CALL (projects, q) {
  UNWIND projects AS p
  MATCH (p)<-[:IN_PROJECT]-(x)-[:BY]->(o)
  WHERE o.id = q.id
  RETURN collect(DISTINCT x.role) AS roles
}
CALL (projects) {
  UNWIND projects AS p
  MATCH (p)<-[:IN_PROJECT]-(x)-[:BY]->(o)
  WHERE o.id IN $of
  RETURN collect(DISTINCT x.role) AS ownRoles
}
RETURN [m.version, part, q.id, {{body of q}}, shared, first, last, granted, roles, ownRoles] AS answer

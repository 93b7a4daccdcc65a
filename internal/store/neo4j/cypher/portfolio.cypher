MATCH (m:Meta {id: 'meta'})
CALL () {
  MATCH (a:Entity {id: $funder})
  MATCH (a)<-[:FROM]-(f)-[:FUNDS]->(p)
  WHERE p:Project AND {{where}}
  WITH p, sum(f.grantedUnits) AS units, count(f.grantedUnits) AS stated, max(size(split(f.granted, '.')[1])) AS digits
  RETURN collect({p: p, units: units, stated: stated, digits: digits}) AS given
}
CALL (given) {
  UNWIND given AS g
  RETURN [count(*), sum(g.units), sum(g.stated), max(g.digits)] AS whole
}
{{breakdowns}}
RETURN [m.version, whole, [{{names}}]] AS answer

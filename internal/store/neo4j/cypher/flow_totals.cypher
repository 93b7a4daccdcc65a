MATCH (m:Meta {id: 'meta'})
CALL () {
  {{carried}}
  WITH n, x, collect(DISTINCT start.id) AS origins, collect(DISTINCT place.id) AS destinations
  UNWIND [['all', '']] + [id IN origins | ['origin', id]] + [id IN destinations | ['destination', id]] AS end
  WITH end, count(DISTINCT n) AS projects, sum(x.grantedUnits) AS units, count(x.grantedUnits) AS stated,
    max(size(split(x.granted, '.')[1])) AS digits
  RETURN collect([end[0], end[1], projects, units, stated, digits]) AS totals
}
RETURN [m.version, totals] AS answer

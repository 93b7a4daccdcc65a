MATCH (m:Meta {id: 'meta'})
CALL () {
  {{carried}}
  WITH start, place AS goal, count(DISTINCT n) AS projects, sum(x.grantedUnits) AS units, count(x.grantedUnits) AS stated,
    max(size(split(x.granted, '.')[1])) AS digits
  WITH start.id AS start, goal.id AS goal, projects, units, stated, digits
  WITH start, goal, projects, units, stated, digits, start + ' ' + goal AS key
  ORDER BY projects DESC, key
  RETURN collect([start, goal, projects, units, stated, digits, key]) AS flows
}
WITH m, flows, [flow IN flows WHERE $after IS NULL OR flow[2] < $after.value OR flow[2] = $after.value AND flow[6] > $after.id] AS behind
RETURN [m.version, size(flows), size(behind), behind[..$limit]] AS answer

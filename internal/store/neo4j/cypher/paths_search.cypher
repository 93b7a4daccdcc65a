MATCH (m:Meta {id: 'meta'})
UNWIND $classes AS class
MATCH (s:Entity {id: class.spur})
WHERE s:Organisation OR s:Project
CALL (class, s) {
  MATCH (t:Entity {id: $to})
  WHERE t:Organisation
  {{ways}}
  WITH [n IN nodes(path) WHERE NOT n:Participation] AS stops
  WITH stops, [n IN stops | n.id] AS way
  WHERE size(way) <= class.room
  WITH way, head(collect(stops)) AS stops ORDER BY way LIMIT $most
  RETURN collect(stops) AS ways
}
CALL (ways) {
  UNWIND ways AS stops
  UNWIND stops AS n
  WITH DISTINCT n
  RETURN collect([n.id, n.body]) AS nodes
}
CALL (ways) {
  UNWIND ways AS stops
  UNWIND range(1, size(stops) - 1) AS i
  WITH DISTINCT stops[i - 1] AS a, stops[i] AS b
  WITH CASE WHEN a:Project THEN a ELSE b END AS p, CASE WHEN a:Project THEN b ELSE a END AS o
  MATCH (p)<-[:IN_PROJECT]-(x)
  WHERE x.organisation = o.id AND {{joins}}
  RETURN collect([o.id, p.id, x.id, x.body]) AS parts
}
RETURN [m.version, class.at, [stops IN ways | [n IN stops | n.id]], nodes, parts] AS answer

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
{{found}}

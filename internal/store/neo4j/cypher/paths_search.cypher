MATCH (m:Meta {id: 'meta'})
UNWIND $classes AS class
MATCH (s:Entity {id: class.spur})
WHERE s:Organisation OR s:Project
CALL (class, s) {
  MATCH (t:Entity {id: $to})
  WHERE t:Organisation
  {{ways}}
  WITH [n IN nodes(path) WHERE NOT n:Participation | n.id] AS way
  WHERE size(way) <= class.room
  WITH DISTINCT way ORDER BY way LIMIT $most
  RETURN collect(way) AS found
}
RETURN [m.version, class.at, found] AS answer

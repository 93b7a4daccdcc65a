MATCH (s:Entity {id: $from})
WHERE s:Organisation
CALL (s) {
  MATCH (t:Entity {id: $to})
  WHERE t:Organisation
  MATCH path = allShortestPaths((s)-[:PARTNERS_WITH*..6]-(t))
  WITH t, nodes(path) AS stops
  WHERE 2 * size(stops) - 1 <= $room
  RETURN t, collect(DISTINCT stops[1]) AS next
}
CALL (s, t, next) {
  MATCH (s)-[:PARTNER_IN]->(p)<-[:PARTNER_IN]-(o)
  WHERE o IN next
  WITH p, o ORDER BY p.id, o.id LIMIT $most
  WITH o, collect(p) AS shared
  CALL (o, t) {
    WITH o, t
    WHERE o = t
    RETURN [t] AS rest
    UNION ALL
    WITH o, t
    WHERE o <> t
    MATCH path = allShortestPaths((o)-[:PARTNER_IN*..10]-(t))
    RETURN nodes(path) AS rest
  }
  UNWIND shared AS p
  WITH [s, p] + rest AS stops
  WITH stops, [n IN stops | n.id] AS way ORDER BY way LIMIT $most
  RETURN collect(stops) AS ways
}
{{found}}

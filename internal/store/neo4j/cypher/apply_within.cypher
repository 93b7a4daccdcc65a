MATCH (place:Municipality|SubRegion|Region)
CALL (place) {
  OPTIONAL MATCH (place)-[old:WITHIN]->()
  WITH collect(old) AS olds
  FOREACH (old IN olds | DELETE old)
}
CALL (place) {
  MATCH (place)-[:PART_OF*1..]->(around)
  WITH DISTINCT place, around
  CREATE (place)-[:WITHIN]->(around)
}

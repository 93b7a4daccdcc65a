UNWIND $ids AS id
MATCH (t:Entity {id: id})
CALL (t) {
  MATCH (t)<-[:IN_PROJECT]-(x)-[:BY]->(s)
  WHERE s.id IN $ids
  RETURN 'PARTICIPATION' AS kind, s.id AS source, t.id AS target, x.id AS by, x.role AS role, x.granted AS granted
  UNION ALL
  MATCH (t)<-[:FUNDS]-(x)-[:FROM]->(s)
  WHERE s.id IN $ids
  RETURN 'FUNDING' AS kind, s.id AS source, t.id AS target, x.id AS by, null AS role, x.granted AS granted
  UNION ALL
  MATCH (t)<-[:IN_PROJECT]-(x)-[:CONTACT]->(s)
  WHERE s.id IN $ids
  RETURN 'CONTACT' AS kind, s.id AS source, t.id AS target, x.id AS by, null AS role, null AS granted
  UNION ALL
  MATCH (t)-[r:TARGETS|UNDER|BASED_IN|UNIT_OF|WORKS_FOR|PART_OF|MERGED_INTO]->(s)
  WHERE s.id IN $ids
  RETURN type(r) AS kind, t.id AS source, s.id AS target, '' AS by, null AS role, null AS granted
}
RETURN [kind, source, target, by, role, granted] AS answer

UNWIND $projects AS id
MATCH (t:Entity {id: id})
CALL (t) {
  MATCH (t)<-[:IN_PROJECT]-(x)-[:BY]->(s)
  WHERE s.id IN $ids
  RETURN ['PARTICIPATION', s.id, t.id, x.id, x.role, x.granted] AS answer
  UNION ALL
  MATCH (t)<-[:FUNDS]-(x)-[:FROM]->(s)
  WHERE s.id IN $ids
  RETURN ['FUNDING', s.id, t.id, x.id, null, x.granted] AS answer
  UNION ALL
  MATCH (t)<-[:IN_PROJECT]-(x)-[:CONTACT]->(s)
  WHERE s.id IN $ids
  RETURN ['CONTACT', s.id, t.id, x.id, null, null] AS answer
}
RETURN answer
UNION ALL
UNWIND $ids AS id
MATCH (t:Entity {id: id})-[r:TARGETS|UNDER|BASED_IN|UNIT_OF|WORKS_FOR|PART_OF|MERGED_INTO]->(s)
WHERE s.id IN $ids
RETURN [type(r), t.id, s.id, '', null, null] AS answer

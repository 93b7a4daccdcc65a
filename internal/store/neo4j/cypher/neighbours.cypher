UNWIND $of AS id
MATCH (a:Entity {id: id})
CALL (a) {
  MATCH (a)<-[:BY|FROM]-(x)-[:IN_PROJECT|FUNDS]->(b)
  RETURN b
  UNION ALL
  MATCH (a)<-[:IN_PROJECT|FUNDS]-(x)-[:BY|FROM]->(b)
  RETURN b
  UNION ALL
  MATCH (a)<-[:CONTACT]-(x)-[:IN_PROJECT]->(b)
  RETURN b
  UNION ALL
  MATCH (a)<-[:IN_PROJECT]-(x)-[:CONTACT]->(b)
  RETURN b
  UNION ALL
  MATCH (a)-[:TARGETS|UNDER|BASED_IN|UNIT_OF|WORKS_FOR|PART_OF|MERGED_INTO]-(b)
  RETURN b
}
WITH b AS n, count(*) AS ties
WHERE NOT n.id IN $known AND {{where}}
WITH n, ties ORDER BY ties DESC, n.id
WITH collect(n) AS found
UNWIND [[size(found), '', '']] + [n IN found[..$most] | [0, n.id, n.body]] AS answer
RETURN answer

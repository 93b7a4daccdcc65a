UNWIND $ids AS id
MATCH (a:Entity {id: id})
WHERE a:Organisation
CALL (a) {
  MATCH (a)-[r:PARTNERS_WITH]->()
  DELETE r
}
CALL (a) {
  MATCH (a)-[:PARTNER_IN]->()<-[:PARTNER_IN]-(b)
  WHERE a.id < b.id
  WITH a, b, count(*) AS shared
  CREATE (a)-[:PARTNERS_WITH {shared: shared}]->(b)
}

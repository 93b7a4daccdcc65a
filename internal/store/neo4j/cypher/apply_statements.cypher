UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
CALL (n) {
  MATCH (n)<-[:OF]-(c)<-[:STATES]-(s)
  WHERE c.rejected IS NULL
  WITH coalesce(c.counting, c.body) AS body, s.belief AS belief, c.line AS line, c.key AS key
  ORDER BY belief DESC, line DESC, key
  WITH collect(body) AS bodies
  UNWIND bodies AS body
  WITH DISTINCT body
  RETURN collect(body) AS statements
}
RETURN n.id AS id, n.body AS body, statements

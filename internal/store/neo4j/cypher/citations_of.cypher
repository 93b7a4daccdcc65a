UNWIND $of AS id
CALL (id) {
  MATCH (n:Entity {id: id}) RETURN n
  UNION ALL
  MATCH (n:Unserved {id: id}) RETURN n
}
CALL (n) {
  {{branches}}
}
RETURN [n.id, part, s.id, c.node, c.line, c.key, c.body, c.detail, s.body, c.judgement] AS answer

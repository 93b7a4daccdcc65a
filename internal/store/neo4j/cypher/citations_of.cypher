UNWIND $of AS id
MATCH (n:Entity {id: id})
CALL (n) {
  {{branches}}
}
RETURN [n.id, part, s.id, c.node, c.line, c.key, c.body, c.detail, s.body] AS answer

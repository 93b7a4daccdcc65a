UNWIND $of AS id
MATCH (n:Entity {id: id})
WHERE n:Source
CALL (n) {
  {{branches}}
}
RETURN [n.id, part, n.id, c.node, c.line, c.key, c.body, c.detail, '', c.judgement] AS answer

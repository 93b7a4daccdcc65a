UNWIND $of AS parent
MATCH (p:Entity {id: parent})
CALL (p) {
  {{branches}}
}
RETURN [p.id, part, n.id, n.body, value] AS answer

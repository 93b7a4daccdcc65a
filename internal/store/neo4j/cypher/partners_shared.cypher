UNWIND $with AS id
MATCH (q:Entity {id: id})
WHERE q:Organisation
CALL (q) {
  {{branches}}
}
RETURN [q.id, part, n.id, {{body of n}}] AS answer

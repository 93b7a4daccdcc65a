UNWIND $projects AS id
MATCH (t:Entity {id: id})
CALL (t) {
  {{joined}}
}
RETURN answer
UNION ALL
UNWIND $ids AS id
MATCH (t:Entity {id: id})-[r:{{links}}]->(s)
WHERE s.id IN $ids
RETURN [type(r), t.id, s.id, '', null, null] AS answer

UNWIND $projects AS id
MATCH (t:Entity {id: id})
CALL (t) {
  {{joined}}
}
RETURN answer
{{linked}}

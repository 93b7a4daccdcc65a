UNWIND $of AS parent
MATCH (p:Entity {id: parent})
CALL (p) {
  {{branches}}
}
RETURN answer

CALL () {
  {{branches}}
}
RETURN ['', part, n.id, n.body, value] AS answer

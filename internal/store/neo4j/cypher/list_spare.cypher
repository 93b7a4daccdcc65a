CALL (*) {
  {{branch}}
}
WITH collect(answer) AS page
CALL (*) {
  UNWIND page AS answer
  RETURN answer
  UNION ALL
  WITH page
  WHERE size(page) < {{limit}}
  CALL (*) {
    {{spare}}
  }
  RETURN answer
}
RETURN answer

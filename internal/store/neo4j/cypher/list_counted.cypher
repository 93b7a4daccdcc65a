CALL () {
  {{anchor}}
  MATCH {{pattern}}
  WHERE {{where}}
  RETURN collect(n) AS passing
}
CALL (passing) {
  {{branches}}
}
RETURN answer

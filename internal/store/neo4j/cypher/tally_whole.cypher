CALL () {
  {{anchor}}
  MATCH {{pattern}}
  WHERE {{where}}
  RETURN {{collected}}
}
{{facets}}
RETURN ['', {{count}}, {{amounts}}, [{{buckets}}]] AS answer

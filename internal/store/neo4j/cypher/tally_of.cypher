UNWIND $of AS parent
MATCH (p:Entity {id: parent})
CALL (p) {
  MATCH {{pattern}}
  WHERE {{where}}
  RETURN {{collected}}
}
{{facets}}
RETURN [p.id, {{count}}, {{amounts}}, [{{buckets}}]] AS answer

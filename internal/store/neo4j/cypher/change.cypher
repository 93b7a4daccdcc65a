MATCH (m:Meta {id: 'meta'})
CALL () {
  {{anchor}}
  MATCH {{pattern}}
  WHERE {{where}}
  WITH n, CASE WHEN {{before}} THEN 1 ELSE 0 END AS before, CASE WHEN {{after}} THEN 1 ELSE 0 END AS after
  WHERE before + after > 0
  RETURN collect({n: n, before: before, after: after}) AS active
}
{{counts}}
RETURN [m.version, {{names}}] AS answer

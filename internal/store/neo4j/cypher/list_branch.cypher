MATCH {{pattern}}
WHERE {{where}}
RETURN n, '{{part}}' AS part, {{value}} AS value ORDER BY {{order}} LIMIT {{limit}}

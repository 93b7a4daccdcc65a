{{anchor}}
MATCH {{pattern}}
WHERE {{where}}
RETURN {{answer}} ORDER BY {{order}} LIMIT {{limit}}

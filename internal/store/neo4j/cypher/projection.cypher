{{anchor}}
MATCH {{pattern}}
WHERE {{where}}
RETURN n.id, n.start, n.end, COLLECT {
  MATCH (n)<-[:IN_PROJECT]-(x)-[:BY]->(o:Organisation)
  WHERE {{takes}}
  RETURN [o.id, coalesce(x.role, ''), x.grantedUnits, {{stated}}]
}, {{traits}}

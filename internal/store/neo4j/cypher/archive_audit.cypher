MATCH (a:Audit)
WHERE a.number > $after
RETURN a.number AS number, a.told AS told, a.replaced AS replaced ORDER BY a.number LIMIT $limit

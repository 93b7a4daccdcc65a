CALL db.index.fulltext.queryNodes('terms', $query) YIELD node AS n, score
WHERE {{where}}
RETURN [n.id, {{body of n}}, score, false] AS answer ORDER BY score DESC, n.id LIMIT $limit

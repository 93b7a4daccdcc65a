CALL db.index.fulltext.queryNodes('terms', $query) YIELD node AS n, score
WHERE {{where}}
RETURN [n.id, n.body, score, false] AS answer ORDER BY score DESC, n.id LIMIT $limit

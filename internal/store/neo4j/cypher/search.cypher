CALL db.index.fulltext.queryNodes('terms', $query) YIELD node AS n, score
WHERE {{where}}
WITH collect(n) AS hits, collect(score) AS scores
UNWIND range(0, size(hits) - 1) AS i
WITH hits[i] AS n, scores[i] AS score, scores[$limit - 1] AS least
WHERE score >= coalesce(least, score)
RETURN [n.id, {{body of n}}, score, false] AS answer ORDER BY score DESC, n.id LIMIT $limit

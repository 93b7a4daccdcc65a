CALL db.index.fulltext.queryNodes('terms', $query) YIELD node AS n, score
WHERE {{where}}
WITH n, score, score > $after OR score = $after AND n.id <= $afterId AS passed
ORDER BY score DESC, n.id
WITH passed, collect([n, score])[..$limit] AS hits
UNWIND CASE WHEN passed THEN [hits[0]] ELSE hits END AS hit
RETURN [hit[0].id, {{body of hit[0]}}, hit[1], passed] AS answer

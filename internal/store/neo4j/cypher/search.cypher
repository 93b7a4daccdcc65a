CALL db.index.fulltext.queryNodes('terms', $query) YIELD node AS n, score
WHERE {{where}}
WITH n, score ORDER BY score DESC, n.id
WITH collect([n, score]) AS hits
WITH hits, CASE WHEN $after IS NULL THEN 0 ELSE
  size([hit IN hits WHERE hit[1] > $after OR hit[1] = $after AND hit[0].id <= $afterId]) END AS passed
UNWIND [['', '', 0.0, passed > 0, size(hits) > passed + $limit]]
  + [hit IN hits[passed..passed + $limit] | [hit[0].id, hit[0].body, hit[1], false, false]] AS answer
RETURN answer

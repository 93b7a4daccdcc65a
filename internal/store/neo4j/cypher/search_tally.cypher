CALL db.index.fulltext.queryNodes('terms', $query) YIELD node AS n
WHERE {{where}}
WITH labels(n) AS kinds, count(*) AS found
RETURN [kinds, found] AS answer

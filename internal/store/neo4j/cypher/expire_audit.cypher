OPTIONAL MATCH (young:Audit)
WHERE young.at >= $before
WITH min(young.number) AS first
MATCH (a:Audit)
WHERE first IS NULL OR a.number < first
DELETE a
RETURN count(*) AS expired

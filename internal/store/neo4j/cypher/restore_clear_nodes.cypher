MATCH (n)
WHERE NOT n:Meta AND NOT n:Gate
WITH n LIMIT $limit
DELETE n
RETURN count(*) AS deleted

MATCH (n)
WHERE NOT n:Meta AND NOT n:Gate AND NOT n:FormerTombstone AND NOT n:FormerSalt
WITH n LIMIT $limit
DELETE n
RETURN count(*) AS deleted

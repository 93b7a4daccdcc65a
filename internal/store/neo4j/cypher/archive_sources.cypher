MATCH (n:Entity)
WHERE n.id > $after AND n.id < $end
RETURN n.id AS id, n.body AS body ORDER BY n.id LIMIT $limit

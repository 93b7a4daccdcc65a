MATCH (n:Source)
WHERE n.revision > 1 AND NOT n.complete
RETURN n.id AS id, n.body AS body, n.revision AS revision

MATCH (n:Match)
RETURN n.id AS id

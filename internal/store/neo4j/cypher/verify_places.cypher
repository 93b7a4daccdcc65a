MATCH (n:Municipality|SubRegion|Region)
RETURN n.id AS id ORDER BY n.id

OPTIONAL MATCH (known:Salt)
WITH coalesce(max(known.number), 0) + 1 AS number
MERGE (s:Salt {salt: $salt})
ON CREATE SET s.number = number

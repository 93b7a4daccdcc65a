MATCH (s:Salt)
RETURN s.salt AS salt ORDER BY s.number

MATCH (s:FormerSalt)
WITH s, s.salt AS salt, s.number AS number
DELETE s
RETURN salt ORDER BY number

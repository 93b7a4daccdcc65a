MATCH (n)
WHERE n:Tombstone OR n:Salt
FOREACH (_ IN CASE WHEN n:Tombstone THEN [1] ELSE [] END | SET n:FormerTombstone REMOVE n:Tombstone)
FOREACH (_ IN CASE WHEN n:Salt THEN [1] ELSE [] END | SET n:FormerSalt REMOVE n:Salt)

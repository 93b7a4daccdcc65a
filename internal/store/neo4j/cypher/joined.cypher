MATCH (j:Joined)
RETURN [j.id, j.into] AS answer

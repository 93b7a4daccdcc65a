MATCH (t:Tombstone)
RETURN t.person AS person, t.mark AS mark

MATCH (t:FormerTombstone)
WITH t, t.person AS person, t.mark AS mark
DELETE t
RETURN person, mark

CREATE (a:Audit)
SET a = $entry

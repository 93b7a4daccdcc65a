UNWIND $rows AS row
MATCH (j:Joined {id: row.id})
USING INDEX SEEK j:Joined(id)
DELETE j

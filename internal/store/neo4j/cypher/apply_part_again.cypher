UNWIND $rows AS row
MATCH (j:Joined {id: row.id})
DELETE j

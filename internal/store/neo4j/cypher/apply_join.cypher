UNWIND $rows AS row
MERGE (j:Joined {id: row.id})
SET j.into = row.into

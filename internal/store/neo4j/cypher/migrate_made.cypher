UNWIND $rows AS row
MATCH (c:Citation {id: row.id})
SET c.made = row.made

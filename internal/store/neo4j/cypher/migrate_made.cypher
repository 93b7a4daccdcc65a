UNWIND $rows AS row
MATCH (c:Citation {id: row.id})
SET c += row.properties

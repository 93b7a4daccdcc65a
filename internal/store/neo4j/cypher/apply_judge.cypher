UNWIND $rows AS row
MATCH (c:Citation {id: row.id})
USING INDEX SEEK c:Citation(id)
SET c += row.properties

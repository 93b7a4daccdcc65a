UNWIND $rows AS row
MATCH (c:Citation {id: row.id})
USING INDEX SEEK c:Citation(id)
SET c.revision = row.revision, c.line = row.line, c.detail = row.detail

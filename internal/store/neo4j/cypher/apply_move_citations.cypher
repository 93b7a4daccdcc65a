UNWIND $rows AS row
MATCH (c:Citation {id: row.id})
SET c.revision = row.revision, c.line = row.line, c.detail = row.detail

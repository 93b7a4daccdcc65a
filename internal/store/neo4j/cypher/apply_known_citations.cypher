UNWIND $ids AS id
MATCH (c:Citation {id: id})
USING INDEX SEEK c:Citation(id)
RETURN c.id AS id, c.revision AS revision, c.line AS line, c.detail AS detail

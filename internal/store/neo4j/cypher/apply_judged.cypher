UNWIND $rows AS row
MATCH (n:Entity {id: row.home})
USING INDEX SEEK n:Entity(id)
MATCH (n)<-[:OF]-(c)
WHERE c.node = row.node AND c.source = row.source
RETURN c.id AS id, c.node AS node, c.source AS source, c.key AS key, c.body AS body, c.detail AS detail

UNWIND $rows AS row
CREATE (n:Entity {id: row.id})
SET n:$(row.label)

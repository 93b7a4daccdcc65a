UNWIND $rows AS row
MERGE (s:Entity {id: row.id})
SET s:Source, s += row.properties

UNWIND $rows AS row
MATCH (a:Entity {id: row.a})
USING INDEX SEEK a:Entity(id)
MATCH (b:Entity {id: row.b})
USING INDEX SEEK b:Entity(id)
MERGE (a)-[r:PARTNERS_WITH]->(b)
ON CREATE SET r.shared = row.more
ON MATCH SET r.shared = r.shared + row.more

UNWIND $rows AS row
MATCH (a:Entity {id: row.a})
MATCH (b:Entity {id: row.b})
MERGE (a)-[r:PARTNERS_WITH]->(b)
ON CREATE SET r.shared = row.more
ON MATCH SET r.shared = r.shared + row.more

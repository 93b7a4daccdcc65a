UNWIND $rows AS row
MATCH (holder:Entity {id: row.from})
USING INDEX SEEK holder:Entity(id)
MERGE (w:Awaited {id: row.to})
CREATE (holder)-[:AWAITS {link: row.link}]->(w)

UNWIND $rows AS row
MATCH (holder:Entity {id: row.from})
MERGE (w:Awaited {id: row.to})
CREATE (holder)-[:AWAITS {link: row.link}]->(w)

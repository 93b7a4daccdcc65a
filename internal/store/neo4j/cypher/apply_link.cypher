UNWIND $rows AS row
MATCH (holder:Entity {id: row.from})
WITH row, holder
MATCH (target:Entity {id: row.to})
CREATE (holder)-[:$(row.link)]->(target)

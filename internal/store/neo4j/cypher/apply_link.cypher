UNWIND $rows AS row
MATCH (holder:Entity {id: row.from})
WITH row, holder, row.to AS to
MATCH (target:Entity {id: to})
CREATE (holder)-[:$(row.link)]->(target)

UNWIND $rows AS row
MATCH (holder:Entity {id: row.from})
USING INDEX SEEK holder:Entity(id)
WITH row, holder, row.to AS to
MATCH (target:Entity {id: to})
USING INDEX SEEK target:Entity(id)
CREATE (holder)-[:$(row.link)]->(target)

UNWIND $rows AS row
MATCH (a:Entity {id: row.a})
USING INDEX SEEK a:Entity(id)
WITH row, a, row.b AS other
MATCH (b:Entity {id: other})
USING INDEX SEEK b:Entity(id)
CREATE (a)-[:PARTNERS_WITH {shared: row.more}]->(b)

UNWIND $rows AS row
MATCH (a:Entity {id: row.a})
WITH row, a, row.b AS other
MATCH (b:Entity {id: other})
CREATE (a)-[:PARTNERS_WITH {shared: row.more}]->(b)

UNWIND $rows AS row
MATCH (o:Entity {id: row.from})
WITH row, o
MATCH (p:Entity {id: row.to})
CREATE (o)-[:$(row.link)]->(p)

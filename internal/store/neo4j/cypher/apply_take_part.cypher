UNWIND $rows AS row
MATCH (o:Entity {id: row.from})
WITH row, o, row.to AS project
MATCH (p:Entity {id: project})
CREATE (o)-[:$(row.link)]->(p)
